import {
  doubledIn,
  LENT_ON_DUTY,
  MS_PER_DAY,
  ROSTER_ROLES,
  type FieldCode,
  type FieldError,
  type RoleGrant,
  type RosterDuty,
  wallMs,
  weekOf,
} from '@tingsu/contracts';
import type { Directory } from '../directory/directory.js';

const LONGEST = 7 * MS_PER_DAY;

/** Whether the unit can have a roster: a department of the campus, or a role of it. */
export const isUnitOf = (
  { campuses, departments }: Pick<Directory, 'campuses' | 'departments'>,
  campus: string,
  unit: string,
): boolean =>
  campuses.some(({ code }) => code === campus) &&
  (isRosterRole(unit) || departments.some((one) => one.code === unit && one.campus === campus));

const isRosterRole = (unit: string): boolean => ROSTER_ROLES.some((role) => role === unit);

/** The department of a unit; null for a role. */
export const departmentOf = (unit: string): string | null => (isRosterRole(unit) ? null : unit);

interface Setting {
  readonly campus: string;
  readonly unit: string;
  readonly monday: string;
  readonly staff: Directory['staff'];
}

/** Everything that is wrong with the duties of a week, each at its place. */
export function faultsOfWeek(duties: readonly RosterDuty[], setting: Setting): FieldError[] {
  const week = weekOf(setting.monday);
  return [
    ...duties.flatMap((duty, index) => [
      ...faultsOfTimes(duty, `duties.${index}`, week),
      ...faultsOfPerson(duty.personId, `duties.${index}.personId`, setting),
    ]),
    ...doubledAmong(duties).map((place) =>
      fault(`duties.${place}.personId`, 'twice_on_duty', 'This person is on duty twice at a time.'),
    ),
  ];
}

/** The places of duties in which a person stands a second time. */
export const doubledAmong = (duties: readonly RosterDuty[]): readonly number[] =>
  doubledIn(
    duties.map(({ from, to, ...duty }) => ({ ...duty, from: `${from}:00Z`, to: `${to}:00Z` })),
  ).map(([one, other]) => Math.max(one, other));

function faultsOfTimes(
  { from, to }: RosterDuty,
  path: string,
  week: { readonly from: string; readonly to: string },
): FieldError[] {
  const length = wallMs(to) - wallMs(from);
  return [
    ...(length > 0 && length <= LONGEST
      ? []
      : [fault(`${path}.to`, 'ends_before_start', 'It must end after it starts, within 7 days.')]),
    ...(from >= week.from && from < week.to
      ? []
      : [fault(`${path}.from`, 'outside_week', 'It must start in the week.')]),
  ];
}

function faultsOfPerson(
  personId: string,
  path: string,
  { staff, unit, campus }: Setting,
): FieldError[] {
  const person = staff.find(({ id, active }) => active && id === personId);
  if (!person) return [fault(path, 'person_unknown', 'Choose an active member of staff.')];
  return mayStand(person.grants, { unit, campus })
    ? []
    : [fault(path, 'not_role_holder', `No roster makes a ${unit}: choose one who is.`)];
}

/** Whether a roster may name the person: anybody for a department and a role that may be lent, else who holds the role. */
export const mayStand = (
  grants: readonly RoleGrant[],
  { campus, unit }: Pick<Setting, 'campus' | 'unit'>,
): boolean =>
  !isRosterRole(unit) ||
  LENT_ON_DUTY.some((role) => role === unit) ||
  grants.some((grant) => grant.role === unit && (grant.campus === null || grant.campus === campus));

const fault = (path: string, code: FieldCode, message: string): FieldError => ({
  path,
  code,
  message,
});
