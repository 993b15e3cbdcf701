import {
  CASE_KINDS,
  kindOfChannel,
  kindsOfChannel,
  type BindingRow,
  type Channel,
} from '@tingsu/contracts';
import { bindingsOn, holdsFor, rivalsAt, type Place } from './binding.js';
import {
  atRow,
  type BindingGround,
  type BindingProblem,
  type Organisation,
  type ProblemPlace,
} from './binding-problem.js';

/** Gaps and overlaps, each place once with the first day on which it is so. */
export function coverage(rows: readonly BindingRow[], ground: BindingGround): BindingProblem[] {
  const days = [ground.today, ...rows.map(({ from }) => from)].filter((day) => day >= ground.today);
  const found = new Map<string, BindingProblem>();
  for (const day of [...new Set(days)].sort()) {
    const current = bindingsOn(rows, day);
    const problems = [...gapsOn(day, current, ground), ...overlapsOn(day, current, rows, ground)];
    for (const problem of problems) {
      const { from: _from, ...place } = problem.place ?? { from: day };
      const key = JSON.stringify([problem.code, problem.path, place]);
      if (!found.has(key)) found.set(key, problem);
    }
  }
  return [...found.values()];
}

function gapsOn(
  day: string,
  current: readonly BindingRow[],
  { campuses }: BindingGround,
): BindingProblem[] {
  const reached = campuses.filter(({ open }) => open).flatMap(kindsOf);
  const missing = reached.map(({ campus, caseKind, channels }) => ({
    ...{ campus, caseKind, channels },
    missing: channels.filter((channel) => !isCovered(current, { campus, caseKind, channel })),
  }));
  return CASE_KINDS.flatMap((caseKind) => {
    const ofKind = missing.filter((one) => one.caseKind === caseKind);
    const place = { department: null, caseKind, from: day };
    const isWhole = (one: (typeof missing)[number]): boolean =>
      one.missing.length === one.channels.length;
    if (ofKind.length > 1 && ofKind.every(isWhole))
      return [gap({ ...place, campus: null, channel: null })];
    return ofKind.flatMap((one) =>
      (isWhole(one) ? [null] : one.missing).map((channel) =>
        gap({ ...place, campus: one.campus, channel }),
      ),
    );
  });
}

/** Departments that have a row are covered by it; the place stands for all the others and for complaints that name none. */
const isCovered = (current: readonly BindingRow[], place: Omit<Place, 'department'>): boolean =>
  current.some((row) => holdsFor(row, { ...place, department: null }));

const gap = (place: ProblemPlace): BindingProblem => ({
  path: '',
  code: 'binding.gap',
  message: {
    zh: '没有制度适用于这里，请加一行。',
    en: 'No policy applies here. Add a row for it.',
  },
  place,
});

/** Kinds of complaint that reach a campus, with the channels by which they do. What is no complaint may go without a policy of its own. */
function kindsOf({ code, channels }: Organisation['campuses'][number]) {
  const kinds = [...new Set(channels.map(kindOfChannel))];
  return kinds.map((caseKind) => ({
    campus: code,
    caseKind,
    channels: channels.filter((channel) => kindOfChannel(channel) === caseKind),
  }));
}

/** The rows that can hold for a complaint about each department that is named, and about any other (null). */
function byDepartment(
  here: readonly BindingRow[],
): (readonly [string | null, readonly BindingRow[]])[] {
  const general = here.filter(({ department }) => department === null);
  const found = new Map<string | null, BindingRow[]>([[null, general]]);
  for (const row of here) {
    if (row.department === null) continue;
    const there = found.get(row.department) ?? [...general];
    found.set(row.department, [...there, row]);
  }
  return [...found];
}

function overlapsOn(
  day: string,
  current: readonly BindingRow[],
  rows: readonly BindingRow[],
  { campuses }: BindingGround,
): BindingProblem[] {
  return campuses.flatMap(({ code: campus, channels }) => {
    const here = current.filter((row) => row.campus === null || row.campus === campus);
    const probes = probesOf(channels, here);
    return byDepartment(here).flatMap(([department, there]) =>
      probes.flatMap(({ channel, isNamed }) =>
        kindsOfChannel(channel).flatMap((caseKind) => {
          const place = { campus, department, channel, caseKind };
          const rivals = rivalsAt(there, place).toSorted(
            (one, other) => rows.indexOf(one) - rows.indexOf(other),
          );
          const where = { ...place, channel: isNamed ? channel : null, from: day };
          return rivals.map((row) => overlap(rows, row, rivals, where));
        }),
      ),
    );
  });
}

/** The channels that rows name, and one of each kind that stands for all others: rows without a channel treat these alike. */
function probesOf(channels: readonly Channel[], rows: readonly BindingRow[]) {
  const named = channels.filter((code) => rows.some(({ channel }) => channel === code));
  const others = channels.filter((code) => !named.includes(code));
  const one = CASE_KINDS.flatMap(
    (kind) => others.find((code) => kindOfChannel(code) === kind) ?? [],
  );
  return [
    ...named.map((channel) => ({ channel, isNamed: true })),
    ...one.map((channel) => ({ channel, isNamed: false })),
  ];
}

function overlap(
  rows: readonly BindingRow[],
  row: BindingRow,
  rivals: readonly BindingRow[],
  place: ProblemPlace,
): BindingProblem {
  const others = rivals.filter((one) => one !== row).map((one) => rows.indexOf(one) + 1);
  return {
    ...atRow(rows.indexOf(row))(
      '',
      'binding.overlap',
      `与第 ${others.join('、')} 行重叠：同一投诉适用两项制度。请为这里单独加一行，或缩小其中一行的范围。`,
      `Row ${others.join(', ')} holds for the same complaints. Add a row for this place, or narrow one of the rows.`,
    ),
    place,
  };
}
