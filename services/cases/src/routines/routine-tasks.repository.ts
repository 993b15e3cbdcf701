import {
  cursorOf,
  InstantPlaceSchema,
  mayInHouse,
  houseReach,
  ProblemError,
  type Identity,
  type Page,
  type RoutineQuery,
  type RoutineTask,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { v5 as uuidFromName } from 'uuid';
import type { OwedRoutine } from './owed-routines.js';
import { RoutineTasks } from './routine-task.entity.js';

const Read = RoutineTasks.omit('tenantId', 'means', 'escalateTo', 'escalateAt', 'madeAt', 'period');
type Row = RowOf<typeof Read> & { readonly period: string };
/** A day is read as text: it has no time zone. */
const COLUMNS = `${Read.as()}, period::text as period`;

const PLACES = cursorOf(InstantPlaceSchema);
const REACH = `($1::text[] is null or campus = any($1::text[]) or department = any($2::text[]))
  and ($3::text is null or campus = $3) and ($4::text is null or routine_id = $4)`;
const OPEN = `select ${COLUMNS} from routine_task where done_at is null and ${REACH}
  and ($5::timestamptz is null or (due_at, task_id) > ($5::timestamptz, $6::uuid)) order by due_at, task_id limit $7`;
const DONE = `select ${COLUMNS} from routine_task where done_at is not null and ${REACH}
  and ($5::timestamptz is null or (done_at, task_id) < ($5::timestamptz, $6::uuid)) order by done_at desc, task_id desc limit $7`;

/** Makes what is not there yet. Returns how many. */
export async function addTasks(tx: Transaction, owed: readonly OwedRoutine[]): Promise<number> {
  const tenantId = tenantOf(tx);
  const New = RoutineTasks.omit(
    ...(['missedAt', 'escalatedAt', 'doneAt', 'doneBy', 'note'] as const),
  );
  const rows = owed.map(({ debtor, ...task }) => ({
    ...task,
    tenantId,
    taskId: uuidFromName(`${task.campus}/${debtor}/${task.routineId}/${task.period}`, tenantId),
    version: 0,
    madeAt: tx.now,
  }));
  if (rows.length === 0) return 0;
  const made = await tx.query(
    `${New.insert()} on conflict (tenant_id, task_id) do nothing returning 1`,
    [New.json(rows)],
  );
  return made.length;
}

/** The day on which tasks were last made for each campus, where the hospital is. */
export async function lastMade(
  tx: Transaction,
  timeZone: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ campus: string; day: string }>(
    'select campus, (max(made_at) at time zone $1)::date::text as day from routine_task group by campus',
    [timeZone],
  );
  return new Map(rows.map(({ campus, day }) => [campus, day]));
}

export async function listTasks(
  tx: Transaction,
  who: Identity,
  { list, campus, routine, limit, cursor }: RoutineQuery,
  keys: PersonalData,
): Promise<Page<RoutineTask>> {
  const { campuses, departments } = houseReach(who, 'routine.read');
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const rows = await tx.query<Row>(list === 'open' ? OPEN : DONE, [
    ...[campuses, departments, campus ?? null, routine ?? null],
    ...[at, id, limit + 1],
  ]);
  const tasks = rows.map((row) => taskOf(row, who, keys));
  return PLACES.page(tasks, limit, ({ doneAt, dueAt, taskId }) => [
    list === 'open' ? dueAt : (doneAt ?? dueAt),
    taskId,
  ]);
}

/** Locks it for a change. Throws `routine.not_found`, for a task out of reach too. */
export async function lockTask(
  tx: Transaction,
  who: Identity,
  taskId: string,
): Promise<RowOf<typeof RoutineTasks>> {
  const [task] = await RoutineTasks.select(tx, 'where task_id = $1 for update', [taskId]);
  if (task && mayInHouse(who, 'routine.read', task)) return task;
  throw new ProblemError('routine.not_found', 'There is no such task. Choose one from the list.');
}

export async function readTask(
  tx: Transaction,
  who: Identity,
  taskId: string,
  keys: PersonalData,
): Promise<RoutineTask> {
  const [row] = await tx.query<Row>(`select ${COLUMNS} from routine_task where task_id = $1`, [
    taskId,
  ]);
  if (!row) throw new Error('the task vanished while it was read');
  return taskOf(row, who, keys);
}

export const noteCell = (taskId: string) => ({
  table: 'routine_task',
  column: 'note',
  rowId: taskId,
});

function taskOf(row: Row, who: Identity, keys: PersonalData): RoutineTask {
  const { taskId, routineId, label, campus, owner, department, period, doneBy, note } = row;
  return {
    ...{ taskId, routineId, label, campus, owner, department, period, doneBy },
    dueAt: row.dueAt.toISOString(),
    missedAt: row.missedAt?.toISOString() ?? null,
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
    state: stateOf(row),
    note: keys.openOptional(noteCell(taskId), note),
    mayDo: row.doneAt === null && mayInHouse(who, 'routine.do', row),
  };
}

/** The mark stays when the task is done after all. */
function stateOf({ doneAt, missedAt }: Pick<Row, 'doneAt' | 'missedAt'>): RoutineTask['state'] {
  if (doneAt !== null) return missedAt === null ? 'done' : 'done_late';
  return missedAt === null ? 'open' : 'missed';
}
