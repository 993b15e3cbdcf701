import type { ImprovementState } from '@tingsu/contracts';
import { tenantOf, type Given, type RowOf, type Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { z } from 'zod';
import {
  ImprovementAlarms,
  ImprovementCases,
  ImprovementLog,
  Improvements,
} from './improvement.entity.js';
import type { Alarm } from './improvement-times.js';

export type Action = RowOf<typeof Improvements>;
type Words = z.infer<typeof WordsSchema>;
const WordsSchema = z.object({ title: z.string(), what: z.string() });

const wordsCell = (actionId: string) => ({
  ...{ table: 'improvement_action', column: 'words', rowId: actionId },
});
export const stepCell = (actionId: string, version: number) => ({
  ...{ table: 'improvement_log', column: 'words', rowId: `${actionId}/${version}` },
});
export const sealWords = (keys: PersonalData, actionId: string, words: Words): Buffer =>
  keys.seal(wordsCell(actionId), JSON.stringify(words));
export const openWords = (keys: PersonalData, row: Pick<Action, 'actionId' | 'words'>): Words =>
  WordsSchema.parse(JSON.parse(keys.open(wordsCell(row.actionId), row.words)));

/** False when there is one with this id already. */
export async function addAction(tx: Transaction, action: Given<Action>): Promise<boolean> {
  const rows = await tx.query(`${Improvements.insert()} on conflict do nothing returning 1`, [
    Improvements.json([action]),
  ]);
  return rows.length > 0;
}

export async function findAction(
  tx: Transaction,
  actionId: string,
  lock = false,
): Promise<Action | null> {
  const [row] = await Improvements.select(tx, `where action_id = $1 ${lock ? 'for update' : ''}`, [
    actionId,
  ]);
  return row ?? null;
}

const Changing = Improvements.pick(
  'version',
  'state',
  'round',
  'dueAt',
  'doneAt',
  'doneBy',
  'checkDueAt',
  'endedAt',
  'orderAt',
);
/** Writes an action that was locked. */
export async function writeAction(tx: Transaction, action: Action): Promise<void> {
  await tx.query(
    `update improvement_action a set ${Changing.set()} from ${Changing.rows('$2')} where a.action_id = $1`,
    [action.actionId, Changing.json([action])],
  );
}

export async function addStep(
  tx: Transaction,
  keys: PersonalData,
  { actionId, version }: Pick<Action, 'actionId' | 'version'>,
  {
    step,
    actor,
    words,
  }: { readonly step: string; readonly actor: string | null; readonly words: string | null },
): Promise<void> {
  await ImprovementLog.add(tx, [
    {
      ...{ tenantId: tenantOf(tx), actionId, version, step, actor, at: tx.now },
      words: keys.sealOptional(stepCell(actionId, version), words),
    },
  ]);
}

/** What was set before is over. */
export async function setAlarms(
  tx: Transaction,
  actionId: string,
  alarms: readonly Alarm[],
): Promise<void> {
  await tx.query('delete from improvement_alarm where action_id = $1', [actionId]);
  await ImprovementAlarms.add(
    tx,
    alarms.map((alarm) => ({ ...alarm, tenantId: tenantOf(tx), actionId })),
  );
}

export async function addCases(
  tx: Transaction,
  actionId: string,
  caseIds: readonly string[],
): Promise<void> {
  await ImprovementCases.add(
    tx,
    caseIds.map((caseId) => ({ tenantId: tenantOf(tx), caseId, actionId })),
  );
}

/** Hospital groups with an alarm that rings. */
export async function tenantsWithAlarms(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ tenantId: string }>(
    'select distinct tenant_id as "tenantId" from improvement_alarm where at <= $1',
    [tx.now],
  );
  return rows.map(({ tenantId }) => tenantId);
}

type Ringing = RowOf<typeof ImprovementAlarms>;
/** Takes what rings: each is taken by one caller only, in the order of time. */
export async function takeAlarms(tx: Transaction, most: number): Promise<Ringing[]> {
  const rows = await tx.query<Ringing>(
    `delete from improvement_alarm a using (select action_id, step from improvement_alarm where at <= $1
       order by at limit $2 for update skip locked) due
     where a.action_id = due.action_id and a.step = due.step returning ${ImprovementAlarms.as('a')}`,
    [tx.now, most],
  );
  return rows.sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** States in which nothing is done any more. */
export const ENDED: readonly ImprovementState[] = ['improved', 'not_improved', 'withdrawn'];
