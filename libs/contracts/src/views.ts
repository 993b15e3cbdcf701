import type { z } from 'zod';
import type { CaseQuerySchema } from './api/case-list.js';
import type { Role, RoleGrant } from './vocabulary.js';

export type CaseView = z.infer<typeof CaseQuerySchema>['view'];

/** Views that everyone has who sees cases, after those of the own work. */
const SHARED = ['open', 'due_today', 'overdue', 'watched', 'closed', 'all'] as const;

/** What each role has to do, what comes first first. Only views of work that waits for this role. */
const WORK: Readonly<Partial<Record<Role, readonly CaseView[]>>> = {
  centre_head: [
    'mine',
    'my_tasks',
    'new_messages',
    'not_told',
    'to_approve',
    'unacknowledged',
    'unassigned',
    'returned',
    'to_triage',
    'to_accept',
    'to_dispatch',
    'reopened',
    'hotline_12345',
    'call_back_today',
    'follow_up',
  ],
  centre_officer: [
    'mine',
    'my_tasks',
    'new_messages',
    'not_told',
    'to_triage',
    'to_accept',
    'to_dispatch',
    'unacknowledged',
    'unassigned',
    'hotline_12345',
    'call_back_today',
    'follow_up',
  ],
  leader: ['to_approve', 'my_tasks', 'unacknowledged', 'returned', 'reopened'],
  department_head: ['to_sign', 'statements_owed', 'my_tasks', 'to_approve', 'unacknowledged'],
  department_receiver: ['mine', 'my_tasks', 'to_sign', 'unacknowledged'],
  supervisor: ['my_tasks'],
  callback_agent: ['call_back_today', 'follow_up', 'my_tasks'],
};

/**
 * The views of the work list for a person's roles in the order of a working day: the first that holds something is home. Who has several
 * roles has the views of each.
 */
export function viewsFor(grants: readonly Pick<RoleGrant, 'role'>[]): CaseView[] {
  const work = (Object.keys(WORK) as Role[])
    .filter((role) => grants.some((grant) => grant.role === role))
    .flatMap((role) => WORK[role] ?? []);
  return [...new Set([...work, ...SHARED])];
}
