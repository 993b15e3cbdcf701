import { CASE_KINDS, kindOfChannel, type BindingRow } from '@tingsu/contracts';
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
  for (const day of [...new Set(days)].sort())
    for (const problem of [...gapsOn(day, rows, ground), ...overlapsOn(day, rows, ground)]) {
      const { from: _from, ...place } = problem.place ?? { from: day };
      const key = JSON.stringify([problem.code, problem.path, place]);
      if (!found.has(key)) found.set(key, problem);
    }
  return [...found.values()];
}

function gapsOn(
  day: string,
  rows: readonly BindingRow[],
  { campuses }: BindingGround,
): BindingProblem[] {
  const current = bindingsOn(rows, day);
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

/** Kinds that reach a campus, with the channels by which they do. */
function kindsOf({ code, channels }: Organisation['campuses'][number]) {
  const kinds = [...new Set(channels.map(kindOfChannel))];
  return kinds.map((caseKind) => ({
    campus: code,
    caseKind,
    channels: channels.filter((channel) => kindOfChannel(channel) === caseKind),
  }));
}

/** The departments of a campus that have rows, and null for all others. */
const departmentsOf = (campus: string, rows: readonly BindingRow[]): (string | null)[] => [
  ...new Set([
    null,
    ...rows.filter((row) => row.campus === campus).map(({ department }) => department),
  ]),
];

function overlapsOn(
  day: string,
  rows: readonly BindingRow[],
  { campuses }: BindingGround,
): BindingProblem[] {
  const current = bindingsOn(rows, day);
  return campuses.flatMap(({ code: campus, channels }) =>
    departmentsOf(campus, current).flatMap((department) =>
      channels.flatMap((channel) => {
        const place = { campus, department, channel, caseKind: kindOfChannel(channel) };
        const rivals = rivalsAt(current, place).toSorted(
          (one, other) => rows.indexOf(one) - rows.indexOf(other),
        );
        return rivals.flatMap((row) => overlap(rows, row, rivals, { ...place, from: day }));
      }),
    ),
  );
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
