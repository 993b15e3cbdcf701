import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { type Alert, fullPace, type Pace, refilledPace } from './alerts.js';
import { RobotAlerts, RobotPaces } from './robot-alert.entity.js';

const Claimed = RobotAlerts.pick('tenantId', 'alertId', 'template', 'facts', 'attempts');
/** An alert that this process alone sends until its lease ends. */
export type ClaimedAlert = RowOf<typeof Claimed>;

const NewPace = RobotPaces.pick('tenantId', 'robot', 'tokens', 'filledAt');
const How = RobotPaces.omit('tenantId', 'tokens', 'filledAt');
/** When a robot last spoke, and when and why it last could not. */
export type Fared = RowOf<typeof How>;

const DUE = `select distinct tenant_id as "tenantId", robot from robot_alert where state = 'pending' and due_at <= instant()`;
const NOTE = `update robot_pace set last_sent_at = case when $3::text is null then instant() else last_sent_at end,
    last_failed_at = case when $3::text is null then last_failed_at else instant() end, last_error = coalesce($3, last_error)
  where tenant_id = $1 and robot = $2`;
/** What one message is made of. */
const MOST = 100;
const CLAIM = `with due as (
    select tenant_id, alert_id from robot_alert
    where tenant_id = $1 and robot = $2 and state = 'pending' and due_at <= instant() order by created_at limit $3 for update skip locked)
  update robot_alert a set attempts = a.attempts + 1, due_at = instant() + interval '1 minute'
  from due where a.tenant_id = due.tenant_id and a.alert_id = due.alert_id returning ${Claimed.as('a')}`;
const SETTLE = `update robot_alert set state = $3, last_error = $4, due_at = instant() + make_interval(secs => $5),
    finished_at = case when $3 <> 'pending' then instant() end
  where tenant_id = $1 and alert_id = any($2::uuid[]) and state = 'pending'`;

/** Long enough to see whether a robot spoke. */
const FORGET = `delete from robot_alert where tenant_id = $1 and finished_at < instant() - interval '30 days'`;

/** What robots say, and how much each may say. */
@Injectable()
export class RobotAlertRepository {
  /** The same of one event is said once, also when the event comes again. */
  async add(tx: Transaction, alerts: readonly Alert[]): Promise<void> {
    await RobotAlerts.add(
      tx,
      alerts.map((alert) => ({
        ...{ ...alert, tenantId: tenantOf(tx), alertId: uuid(), state: 'pending' as const },
        ...{ attempts: 0, dueAt: tx.now, createdAt: tx.now, lastError: null, finishedAt: null },
      })),
      'on conflict (tenant_id, robot, event_id, template) do nothing',
    );
  }

  /** Robots with something to say now, across groups, by the worker role. */
  due(tx: Transaction): Promise<{ readonly tenantId: string; readonly robot: string }[]> {
    return tx.query(DUE);
  }

  /** All that waits for a robot, for one message; nothing while it has said enough. */
  async claim(tx: Transaction, key: string): Promise<ClaimedAlert[]> {
    const left = await this.tokens(tx, key);
    if (left.tokens < 1) return [];
    const claimed = await tx.query<ClaimedAlert>(CLAIM, [tx.tenantId, key, MOST]);
    if (claimed.length > 0) await this.use(tx, key, left);
    return claimed;
  }

  /** One message that waited for nothing. False while the robot has said enough. */
  async mayTest(tx: Transaction, key: string): Promise<boolean> {
    const left = await this.tokens(tx, key);
    if (left.tokens >= 1) await this.use(tx, key, left);
    return left.tokens >= 1;
  }

  /** How the last message of a robot fared. */
  async note(tx: Transaction, key: string, error: string | null): Promise<void> {
    await tx.query(NOTE, [tx.tenantId, key, error]);
  }

  /** How each robot fared, by its key. */
  async fared(tx: Transaction): Promise<ReadonlyMap<string, Fared>> {
    const rows = await How.select(tx, 'where tenant_id = $1', [tx.tenantId]);
    return new Map(rows.map((row) => [row.robot, row]));
  }

  /** What is left of what a robot may say, held until the end of the transaction. */
  private async tokens(tx: Transaction, robot: string): Promise<Pace> {
    const full = fullPace(tx.now);
    await NewPace.add(tx, [{ tenantId: tenantOf(tx), robot, ...full }], 'on conflict do nothing');
    const [kept = full] = await RobotPaces.pick('tokens', 'filledAt').select(
      tx,
      'where tenant_id = $1 and robot = $2 for update',
      [tx.tenantId, robot],
    );
    return refilledPace(kept, tx.now);
  }

  private async use(tx: Transaction, robot: string, { tokens, filledAt }: Pace): Promise<void> {
    await tx.query(
      'update robot_pace set tokens = $3, filled_at = $4 where tenant_id = $1 and robot = $2',
      [tx.tenantId, robot, tokens - 1, filledAt],
    );
  }

  async settle(
    tx: Transaction,
    key: string,
    alerts: readonly ClaimedAlert[],
    outcome: {
      readonly state: 'pending' | 'sent' | 'failed';
      readonly error: string | null;
      readonly afterSeconds: number;
    },
  ): Promise<void> {
    const { state, error, afterSeconds } = outcome;
    const ids = alerts.map(({ alertId }) => alertId);
    await tx.query(SETTLE, [tx.tenantId, ids, state, error, afterSeconds]);
    await this.note(tx, key, error);
    await tx.query(FORGET, [tx.tenantId]);
  }
}
