import type { FieldError, KeptDepartment, SaveDepartment } from '@tingsu/contracts';

type Known = readonly Pick<KeptDepartment, 'code' | 'campus' | 'parent' | 'closedAt'>[];

/** Why a department cannot stand like this; no faults when it can. The tree stays within a campus and never leads in a ring. */
export function faultsOfDepartment(
  code: string,
  { campus, parent, headNurse }: Pick<SaveDepartment, 'campus' | 'parent' | 'headNurse'>,
  campuses: readonly string[],
  departments: Known,
): readonly FieldError[] {
  const open = (wanted: string) =>
    departments.find((one) => one.code === wanted && one.closedAt === null);
  const parts = departments.some((one) => one.parent === code && one.campus !== campus);
  const faults = [
    !campuses.includes(campus) && fault('campus', 'unknown', 'Choose a campus of the group.'),
    campuses.includes(campus) &&
      parts &&
      fault('campus', 'other_campus', 'Its parts are on another campus. Move them first.'),
    parent !== null &&
      open(parent)?.campus !== campus &&
      fault('parent', 'unknown', 'Choose an open department of the same campus.'),
    parent !== null &&
      leadsTo(code, parent, departments) &&
      fault('parent', 'departments_in_ring', 'It would be a part of itself.'),
    headNurse !== null &&
      !open(headNurse) &&
      fault('headNurse', 'unknown', 'Choose an open department.'),
  ];
  return faults.filter((one) => one !== false);
}

function leadsTo(code: string, parent: string, departments: Known): boolean {
  const passed = new Set<string>();
  let next: string | null = parent;
  while (next !== null && next !== code && !passed.has(next)) {
    passed.add(next);
    const last: string = next;
    next = departments.find((one) => one.code === last)?.parent ?? null;
  }
  return next === code;
}

const fault = (path: string, code: string, message: string): FieldError => ({
  path,
  code,
  message,
});
