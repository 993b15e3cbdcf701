import {
  DEPARTMENTAL_ROLES,
  isWellFormed,
  type AnswersFor,
  type FieldError,
  type GiveGrant,
  type RoleGrant,
} from '@tingsu/contracts';

/** Departments by code with their campus. */
export type Places = ReadonlyMap<string, string>;

interface HeldGrant extends RoleGrant {
  readonly grantId: string;
  /** Null when it has no end. */
  readonly endsAt: Date | null;
}
interface Holder {
  readonly id: string;
  readonly active: boolean;
  readonly grants: readonly HeldGrant[];
}

/** A grant gives something until its end. */
export const isHeldAt = ({ endsAt }: Pick<HeldGrant, 'endsAt'>, now: Date): boolean =>
  endsAt === null || endsAt.getTime() > now.getTime();

/** Why a grant cannot be given; no faults when it can. Operators of the platform are never appointed here. */
export function faultsOfGrant(
  { endsAt, ...grant }: GiveGrant,
  {
    campuses,
    places,
    held,
    now,
  }: {
    readonly campuses: readonly string[];
    readonly places: Places;
    readonly held: readonly RoleGrant[];
    readonly now: Date;
  },
): readonly FieldError[] {
  const { role, campus, department } = grant;
  const faults: (FieldError | false)[] = [
    role === 'platform_operator' &&
      fault('role', 'not_granted_here', 'Operators of the platform are not appointed here.'),
    campus !== null &&
      !campuses.includes(campus) &&
      fault('campus', 'unknown', 'Choose a campus of the group.'),
    department !== null &&
      places.get(department) !== campus &&
      fault('department', 'unknown', 'Choose a department of the campus.'),
    !isWellFormed(grant) &&
      (DEPARTMENTAL_ROLES.includes(role)
        ? fault('department', 'required', 'This role needs a department.')
        : fault('department', 'empty', 'This role holds for a campus or the group.')),
    endsAt !== null &&
      Date.parse(endsAt) <= now.getTime() &&
      fault('endsAt', 'ended_already', 'The end lies in the past.'),
    held.some((one) => isSame(one, grant)) &&
      fault('role', 'taken', 'The person holds this role there already.'),
  ];
  return faults.filter((one) => one !== false);
}

/** Whether someone administers the whole group, without an end, once the person or the grant is gone. */
export function administratorStays(
  staff: readonly Holder[],
  gone: { readonly staffId: string } | { readonly grantId: string },
): boolean {
  return staff.some(
    ({ id, active, grants }) =>
      active &&
      !('staffId' in gone && gone.staffId === id) &&
      grants.some(
        (grant) => administers(grant) && !('grantId' in gone && gone.grantId === grant.grantId),
      ),
  );
}

const administers = ({ role, campus, endsAt }: HeldGrant): boolean =>
  role === 'tenant_admin' && campus === null && endsAt === null;

/** Whether closing the account or taking the grant takes an administrator away at all. */
export const isAdministrator = (grants: readonly HeldGrant[]): boolean => grants.some(administers);

/** What no one else holds who is active. */
export function heldAlone(
  staffId: string,
  staff: readonly {
    readonly id: string;
    readonly active: boolean;
    readonly grants: readonly RoleGrant[];
  }[],
): AnswersFor['alone'] {
  const others = staff.filter(({ id, active }) => active && id !== staffId);
  const own = staff.find(({ id }) => id === staffId)?.grants ?? [];
  return own.filter(
    (grant) => !others.some(({ grants }) => grants.some((other) => isSame(other, grant))),
  );
}

/** The chain of deputies would lead back to the person: in the end no one would act. */
export function isRing(
  staffId: string,
  deputy: string | null,
  staff: readonly { readonly id: string; readonly deputy?: string | null | undefined }[],
): boolean {
  const passed = new Set<string>();
  let next = deputy;
  while (next !== null && next !== staffId && !passed.has(next)) {
    passed.add(next);
    const last = next;
    next = staff.find(({ id }) => id === last)?.deputy ?? null;
  }
  return next === staffId;
}

const isSame = (one: RoleGrant, other: RoleGrant): boolean =>
  one.role === other.role && one.campus === other.campus && one.department === other.department;

const fault = (path: string, code: string, message: string): FieldError => ({
  path,
  code,
  message,
});
