import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { type Alert, fullPace, refilledPace } from './alerts.js';
import type { Robot } from './robot.js';
import { RobotAlerts, RobotPaces } from './robot-alert.entity.js';

const Claimed = RobotAlerts.pick('tenantId', 'alertId', 'template', 'facts', 'attempts');
/** An alert that this process alone sends until its lease ends. */
export type ClaimedAlert = RowOf<typeof Claimed>;

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

  /** All that waits for a robot, for one message; nothing while it has said enough. */
  async claim(tx: Transaction, { tenant, name }: Robot): Promise<ClaimedAlert[]> {
    const full = fullPace(tx.now);
    await RobotPaces.add(
      tx,
      [{ tenantId: tenant, robot: name, ...full }],
      'on conflict do nothing',
    );
    const [kept = full] = await RobotPaces.pick('tokens', 'filledAt').select(
      tx,
      'where tenant_id = $1 and robot = $2 for update',
      [tenant, name],
    );
    const { tokens, filledAt } = refilledPace(kept, tx.now);
    if (tokens < 1) return [];
    const claimed = await tx.query<ClaimedAlert>(CLAIM, [tenant, name, MOST]);
    if (claimed.length > 0)
      await tx.query(
        'update robot_pace set tokens = $3, filled_at = $4 where tenant_id = $1 and robot = $2',
        [tenant, name, tokens - 1, filledAt],
      );
    return claimed;
  }

  async settle(
    tx: Transaction,
    { tenant }: Robot,
    alerts: readonly ClaimedAlert[],
    outcome: {
      readonly state: 'pending' | 'sent' | 'failed';
      readonly error: string | null;
      readonly afterSeconds: number;
    },
  ): Promise<void> {
    const { state, error, afterSeconds } = outcome;
    const ids = alerts.map(({ alertId }) => alertId);
    await tx.query(SETTLE, [tenant, ids, state, error, afterSeconds]);
    await tx.query(FORGET, [tenant]);
  }
}
