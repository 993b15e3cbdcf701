import type { RosterDuty, RosterWeek } from '../api/rosters.js';
import { MS_PER_DAY } from '../vocabulary.js';
import { holesIn } from './roster.js';

/**
 * Times where the hospital is are compared as if they were UTC: of `2026-11-23T08:00` it only matters what comes first and how far apart
 * two of them are. What the clock on the wall means as an instant, the server says.
 */
export const wallMs = (wall: string): number => Date.parse(`${wall}:00Z`);
const wallOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

/** A time on the wall so many days later. */
export const daysLater = (wall: string, days: number): string =>
  wallOf(wallMs(wall) + days * MS_PER_DAY);

const asSpan = ({ from, to }: { readonly from: string; readonly to: string }) => ({
  from: new Date(wallMs(from)).toISOString(),
  to: new Date(wallMs(to)).toISOString(),
});

export const weekOf = (monday: string): { readonly from: string; readonly to: string } => {
  const from = `${monday}T00:00`;
  return { from, to: daysLater(from, 7) };
};

export const isMonday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 1;

/** The Monday of the week that holds a day. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return daysLater(`${day}T00:00`, -weekday).slice(0, 10);
}

/** Where nobody is on duty in the week. `duties` are all that touch it; one that a form has not finished fills nothing. */
export const holesOf = (duties: readonly RosterDuty[], monday: string): RosterWeek['holes'] =>
  holesBetween(duties, weekOf(monday));

export const holesBetween = (
  duties: readonly RosterDuty[],
  span: { readonly from: string; readonly to: string },
): RosterWeek['holes'] =>
  holesIn(
    duties
      .filter(({ from, to }) => wallMs(from) < wallMs(to))
      .map((duty) => ({ personId: duty.personId, ...asSpan(duty) })),
    asSpan(span),
  ).map(({ from, to }) => ({ from: wallOf(Date.parse(from)), to: wallOf(Date.parse(to)) }));
