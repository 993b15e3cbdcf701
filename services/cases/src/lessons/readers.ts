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

/** The department where somebody works, the first of several; null for who belongs to none, or is not there. */
export function workplaceOf(personId: string, { staff }: Pick<Directory, 'staff'>): string | null {
  const member = staff.find(({ id }) => id === personId);
  return (member && worksIn(member)[0]) ?? null;
}

/** Those of the readers whom somebody may look after who reaches these campuses (null = all) and departments. */
export const readersWithin = (
  departments: readonly string[],
  reach: { readonly campuses: readonly string[] | null; readonly departments: readonly string[] },
  directory: Pick<Directory, 'staff' | 'departments'>,
): readonly Member[] => {
  const { campuses } = reach;
  const readers = readersOf(departments, directory);
  if (campuses === null) return readers;
  const codes = directory.departments
    .filter(({ code, campus }) => campuses.includes(campus) || reach.departments.includes(code))
    .map(({ code }) => code);
  return readers.filter((member) => worksIn(member).some((code) => codes.includes(code)));
};
