import { z } from 'zod';
import { instant } from '../instant.js';

/** A stretch of duty (值班) of one person for a unit: a department by its code, or a role of a campus. */
export const DutySchema = z.object({ personId: z.uuid(), from: instant, to: instant });
export type Duty = z.infer<typeof DutySchema>;

/** A time in which a person is away and another acts for them (代理). */
export const AbsenceSchema = z.object({
  personId: z.uuid(),
  deputy: z.uuid(),
  from: instant,
  to: instant,
});
export type Absence = z.infer<typeof AbsenceSchema>;

export interface Span {
  /** ISO instants; `to` is the first moment after it. */
  readonly from: string;
  readonly to: string;
}

const covers = ({ from, to }: Span, at: number): boolean =>
  Date.parse(from) <= at && at < Date.parse(to);

/** Who is on duty at an instant, in the order of the roster. Empty in a hole of it. */
export function onDutyAt(duties: readonly Duty[], at: string): readonly string[] {
  const instantOf = Date.parse(at);
  const present = duties.filter((duty) => covers(duty, instantOf));
  return [...new Set(present.map(({ personId }) => personId))];
}

/**
 * Who acts for a person at an instant: the person, or while away the deputy, or while that one is away the deputy's deputy. A ring,
 * which no one can enter, would lead nowhere: the person then acts alone.
 */
export function actingFor(personId: string, absences: readonly Absence[], at: string): string {
  const away = absences.filter((absence) => covers(absence, Date.parse(at)));
  const passed = [personId];
  for (;;) {
    const last = passed.at(-1) ?? personId;
    const next = away.find((absence) => absence.personId === last)?.deputy;
    if (next === undefined) return last;
    if (passed.includes(next)) return personId;
    passed.push(next);
  }
}

/** Those who are away at an instant and for whom this person acts. */
export function actsFor(
  personId: string,
  absences: readonly Absence[],
  at: string,
): readonly string[] {
  const away = absences.filter((absence) => covers(absence, Date.parse(at)));
  const people = [...new Set(away.map((absence) => absence.personId))];
  return people.filter((one) => one !== personId && actingFor(one, absences, at) === personId);
}

/**
 * The people through whom an absence would lead back to the one who is away, in some moment of it; null when it does not. `absences`
 * are the others that are known.
 */
export function ringOf(wanted: Absence, absences: readonly Absence[]): readonly string[] | null {
  return backTo(wanted.personId, wanted, [wanted.personId], absences);
}

function backTo(
  first: string,
  { deputy, from, to }: Pick<Absence, 'deputy'> & Span,
  passed: readonly string[],
  absences: readonly Absence[],
): readonly string[] | null {
  if (deputy === first) return [...passed, first];
  if (passed.includes(deputy)) return null;
  for (const next of absences.filter((absence) => absence.personId === deputy)) {
    const both = { from: later(from, next.from), to: earlier(to, next.to) };
    if (Date.parse(both.from) >= Date.parse(both.to)) continue;
    const ring = backTo(first, { deputy: next.deputy, ...both }, [...passed, deputy], absences);
    if (ring) return ring;
  }
  return null;
}

const later = (one: string, other: string): string =>
  Date.parse(one) >= Date.parse(other) ? one : other;
const earlier = (one: string, other: string): string =>
  Date.parse(one) <= Date.parse(other) ? one : other;

/** The holes of a roster between two instants: nobody is on duty. */
export function holesIn(duties: readonly Duty[], { from, to }: Span): readonly Span[] {
  const sorted = duties
    .map((duty) => [Date.parse(duty.from), Date.parse(duty.to)] as const)
    .sort(([one], [other]) => one - other);
  const end = Date.parse(to);
  const holes: Span[] = [];
  let covered = Date.parse(from);
  for (const [begin, until] of [...sorted, [end, end] as const]) {
    const hole = Math.min(begin, end);
    if (hole > covered) holes.push({ from: isoOf(covered), to: isoOf(hole) });
    covered = Math.max(covered, until);
  }
  return holes;
}

/** Pairs of duties, by their places, in which the same person stands twice at a time. */
export function doubledIn(duties: readonly Duty[]): readonly (readonly [number, number])[] {
  const sorted = duties
    .map((duty, place) => ({ ...duty, place, begin: Date.parse(duty.from) }))
    .sort((one, other) => one.personId.localeCompare(other.personId) || one.begin - other.begin);
  return sorted.flatMap((duty, index) => {
    const before = sorted[index - 1];
    const twice = before?.personId === duty.personId && Date.parse(before.to) > duty.begin;
    return twice ? [[before.place, duty.place] as const] : [];
  });
}

const isoOf = (ms: number): string => new Date(ms).toISOString();
