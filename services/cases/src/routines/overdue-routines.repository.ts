import type { Actor, EventDefinition, RoutineMissed } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import type { NewEvent } from '@tingsu/messaging';
import { RoutineTasks } from './routine-task.entity.js';

const ToTell = RoutineTasks.omit('tenantId', 'note', 'madeAt', 'period');
export type OverdueTask = RowOf<typeof ToTell> & { readonly period: string };
const RETURNING = `returning ${ToTell.as()}, period::text as period`;

/** Hospital groups with a task that waits for its mark or its escalation. */
export async function tenantsWithOverdue(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ tenantId: string }>(
    `select tenant_id as "tenantId" from routine_task where done_at is null and missed_at is null and flag_at <= $1
     union select tenant_id from routine_task where done_at is null and escalated_at is null and escalate_at <= $1`,
    [tx.now],
  );
  return rows.map(({ tenantId }) => tenantId);
}

/** Each is marked by one caller only, however many there are at a time. */
export const markMissed = (tx: Transaction): Promise<OverdueTask[]> =>
  tx.query(
    `update routine_task set missed_at = $1, version = version + 1
     where done_at is null and missed_at is null and flag_at <= $1 ${RETURNING}`,
    [tx.now],
  );

export const markEscalated = (tx: Transaction): Promise<OverdueTask[]> =>
  tx.query(
    `update routine_task set escalated_at = $1, version = version + 1
     where done_at is null and missed_at is not null and escalated_at is null and escalate_at <= $1 ${RETURNING}`,
    [tx.now],
  );

export async function markDone(
  tx: Transaction,
  task: Pick<OverdueTask, 'taskId'>,
  by: string,
  note: Buffer | null,
): Promise<OverdueTask> {
  const [done] = await tx.query<OverdueTask>(
    `update routine_task set done_at = $2, done_by = $3, note = $4, version = version + 1 where task_id = $1 ${RETURNING}`,
    [task.taskId, tx.now, by, note],
  );
  if (!done) throw new Error('the task vanished under its lock');
  return done;
}

type Said = RoutineMissed['data'];

/** What became of a task; its version is that of the event. */
export function routineEvent<More extends object>(
  definition: EventDefinition<string, Said & More>,
  task: OverdueTask,
  more: More,
  actor: Actor,
  at: Date,
): NewEvent<Said & More> {
  const { taskId, version, routineId, label, campus, owner, department, period, means } = task;
  const told = { routineId, label, campus, owner, department, period, means };
  return {
    definition,
    aggregateId: taskId,
    aggregateVersion: version,
    data: { ...told, dueAt: task.dueAt.toISOString(), ...more },
    actor,
    at,
  };
}
