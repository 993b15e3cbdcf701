import type { Role, RoleGrant } from '@tingsu/contracts';

export type ReadAction = 'complaint.read' | 'attachment.read';
/** `own area`: the whole group or the campus of the grant. `own cases`: only cases on which the grant's department works. */
type Reach = 'own area' | 'own cases';

const CENTRE = { 'complaint.read': 'own area', 'attachment.read': 'own area' } as const;
const DEPARTMENT = { 'complaint.read': 'own cases', 'attachment.read': 'own cases' } as const;

/** Who may read what the sender wrote. A role that is missing may read nothing: running the system needs no complaints. */
export const READ_ACCESS: Partial<Record<Role, Readonly<Partial<Record<ReadAction, Reach>>>>> = {
  first_responder: { 'complaint.read': 'own area' },
  centre_officer: CENTRE,
  centre_head: CENTRE,
  supervisor: CENTRE,
  leader: CENTRE,
  callback_agent: { 'complaint.read': 'own area' },
  privacy_officer: CENTRE,
  auditor: CENTRE,
  department_receiver: DEPARTMENT,
  department_head: DEPARTMENT,
};

/** Where a complaint stands: its campus, and the departments that work on its case now (none before dispatch). */
export interface Place {
  readonly campus: string;
  readonly departments: readonly string[];
}

export function mayRead(action: ReadAction, grants: readonly RoleGrant[], place: Place): boolean {
  return grants.some((grant) => {
    const reach = READ_ACCESS[grant.role]?.[action];
    if (reach === 'own area') return grant.campus === null || grant.campus === place.campus;
    // A department may be asked to help with a case of another campus, so its own code decides, not the campus.
    return (
      reach === 'own cases' &&
      grant.department !== null &&
      place.departments.includes(grant.department)
    );
  });
}
