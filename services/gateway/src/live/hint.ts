import type { Envelope, LiveHint, Role, RoleGrant } from '@tingsu/contracts';

/** Where a case belongs, as far as the events that passed told us. */
export interface CasePlace {
  readonly caseNo: string;
  readonly campus: string;
  readonly departments: readonly string[];
}

export interface Listener {
  readonly personId: string;
  readonly grants: readonly RoleGrant[];
}

/** Roles that see cases within the scope of their grant. Administrators and operators see none. */
const CASE_ROLES: ReadonlySet<Role> = new Set<Role>([
  'first_responder', 'centre_officer', 'centre_head', 'department_receiver', 'department_head', 'supervisor', 'leader',
  'callback_agent', 'privacy_officer', 'auditor',
]); // prettier-ignore

/** Whether a person may know that something happened to the case: group, its campus, or one of its departments. */
export function mayKnowOf(grants: readonly RoleGrant[], place: CasePlace): boolean {
  return grants.some(({ role, campus, department }) => {
    if (!CASE_ROLES.has(role)) return false;
    if (department !== null) return place.departments.includes(department);
    return campus === null || campus === place.campus;
  });
}

type Event = Pick<Envelope, 'type' | 'time' | 'aggregatetype'> & { readonly data: unknown };

/**
 * What one listener is told of an event, or null. It names a case only to those who may see it; of a case whose place is
 * not known here it says only that some case changed, so that the page looks again by its own right.
 */
export function hintFor(
  event: Event,
  place: CasePlace | null,
  listener: Listener,
): LiveHint | null {
  const nameless: LiveHint = { type: event.type, caseNo: null, campus: null, at: event.time };
  switch (event.aggregatetype) {
    case 'case':
      if (!place) return seesCases(listener) ? { ...nameless, type: 'case.changed' } : null;
      return mayKnowOf(listener.grants, place)
        ? { ...nameless, caseNo: place.caseNo, campus: place.campus }
        : null;
    case 'complaint':
      return place && mayKnowOf(listener.grants, place)
        ? { ...nameless, campus: place.campus }
        : null;
    case 'notice':
      return recipientOf(event.data) === listener.personId ? nameless : null;
    default:
      return nameless;
  }
}

const seesCases = ({ grants }: Listener): boolean =>
  grants.some(({ role }) => CASE_ROLES.has(role));

function recipientOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'recipientId' in data
    ? data.recipientId
    : undefined;
}
