import { mayInHouse, ROSTER_ROLES, type StaffDirectory } from '@tingsu/contracts';
import type { Me } from '../api/types';

/** Units of a campus whose roster the person may read, departments before roles. */
export const unitsOf = (
  me: Me,
  campus: string,
  departments: StaffDirectory['departments'],
): readonly string[] => {
  const may = (department: string | null): boolean =>
    mayInHouse(me, 'roster.read', { campus, department });
  return [
    ...(may(null) ? ROSTER_ROLES : []),
    ...departments.filter((one) => one.campus === campus && may(one.code)).map(({ code }) => code),
  ];
};
