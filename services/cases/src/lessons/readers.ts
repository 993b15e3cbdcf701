import type { Directory } from '../lifecycle/units.js';

type Member = Directory['staff'][number];

const worksIn = ({ grants, worksIn: more = [] }: Member): readonly string[] => [
  ...grants.flatMap(({ department }) => department ?? []),
  ...more,
];

/** Who has to read what was asked of these departments; of everybody where none is named. */
export const readersOf = (
  departments: readonly string[],
  { staff }: Pick<Directory, 'staff'>,
): readonly Member[] =>
  staff.filter(
    (member) =>
      member.active &&
      (departments.length === 0 || worksIn(member).some((code) => departments.includes(code))),
  );
