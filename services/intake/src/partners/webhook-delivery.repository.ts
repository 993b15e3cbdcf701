import { Injectable } from '@nestjs/common';
import type { InstantPlace, ReplayWebhook } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import type { WebhookAnswer, WebhookStep } from './retry-plan.js';
import { WebhookDeliveries } from './webhook.entity.js';

const Shown = WebhookDeliveries.omit('tenantId', 'endpointId', 'body', 'beganAt', 'leaseUntil');
export type ShownDelivery = RowOf<typeof Shown>;
const Claimed = WebhookDeliveries.pick('eventId', 'body', 'attempts');
/** A delivery that this process alone works on until its lease ends. */
export type ClaimedDelivery = RowOf<typeof Claimed>;
const New = WebhookDeliveries.pick(
  ...(['tenantId', 'endpointId', 'eventId', 'type', 'body', 'state', 'attempts'] as const),
  ...(['beganAt', 'nextAt', 'createdAt'] as const),
);

/** The number that the partner gave is said to that partner alone. One that is off is owed nothing, but can have it replayed. */
const FAN_OUT = `insert into webhook_delivery (tenant_id, endpoint_id, event_id, type, body, state, attempts, began_at, next_at, error, created_at)
  select e.tenant_id, w.endpoint_id, e.event_id, e.type,
    json_build_object('type', e.type, 'timestamp', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'data',
      e.data || case when w.adapter_id = e.adapter_id and e.external_ref is not null
        then jsonb_build_object('externalRef', e.external_ref) else '{}' end)::text,
    case when w.active then 'pending' else 'failed' end, 0, instant(), case when w.active then instant() end,
    case when not w.active then 'endpoint.off' end, date_trunc('milliseconds', instant())
  from partner_event e join webhook_endpoint w on w.tenant_id = e.tenant_id and e.type = any(w.types)
    and (w.campuses = '{}' or e.campus = any(w.campuses))
    and (w.adapter_id = e.adapter_id or (w.adapter_id is null and not e.confidential))
  where e.tenant_id = $1 and e.position > $2 and e.position <= $3
  order by e.position on conflict do nothing`;

const LANES = `select distinct tenant_id as "tenantId", endpoint_id as "endpointId" from webhook_delivery
  where (state = 'pending' and next_at <= instant()) or (state = 'sending' and lease_until <= instant())`;
/** What is due, and what its sender died over: nobody knows whether that arrived, so it goes out again under its old id. */
const CLAIM = `with due as (
    select event_id from webhook_delivery where tenant_id = $1 and endpoint_id = $2
      and ((state = 'pending' and next_at <= instant()) or (state = 'sending' and lease_until <= instant()))
    order by coalesce(next_at, lease_until) limit $3 for update skip locked
  )
  update webhook_delivery d set state = 'sending', attempts = d.attempts + 1, next_at = null, last_at = instant(),
    lease_until = instant() + make_interval(secs => $4)
  from due where d.tenant_id = $1 and d.endpoint_id = $2 and d.event_id = due.event_id returning ${Claimed.as('d')}`;
/** Only who still holds the lease writes down what came of it. */
const SETTLE = `update webhook_delivery set state = $5, lease_until = null, status = $6, error = $7, milliseconds = $8,
    next_at = case when $5 = 'pending' then instant() + make_interval(secs => $9) end
  where tenant_id = $1 and endpoint_id = $2 and event_id = $3 and attempts = $4 and state = 'sending' returning event_id`;
const GIVE_UP = `update webhook_delivery set state = 'failed', error = 'endpoint.off', next_at = null, lease_until = null
  where tenant_id = $1 and endpoint_id = $2 and state = 'pending'`;
const REPLAY = `update webhook_delivery set state = 'pending', attempts = 0, began_at = instant(), next_at = instant(), lease_until = null
  where tenant_id = $1 and endpoint_id = $2 and state <> 'sending'
    and (event_id = $3 or ($4::timestamptz is not null and state = 'failed' and created_at >= $4)) returning event_id`;
const LIST = `where tenant_id = $1 and endpoint_id = $2 and ($3::timestamptz is null or (created_at, event_id) < ($3, $4::uuid))`;
const NEWEST = 'order by created_at desc, event_id desc limit $5';

/** Events on their way to addresses of partners. */
@Injectable()
export class WebhookDeliveryRepository {
  /** A delivery of each event of these places to each address that wants it. */
  async fanOut(
    tx: Transaction,
    { before, last }: { readonly before: string; readonly last: string },
  ): Promise<void> {
    await tx.query(FAN_OUT, [tx.tenantId, before, last]);
  }

  async add(
    tx: Transaction,
    delivery: Pick<RowOf<typeof New>, 'endpointId' | 'eventId' | 'type' | 'body'>,
  ): Promise<void> {
    const times = { beganAt: tx.now, nextAt: tx.now, createdAt: tx.now };
    await New.add(tx, [
      { ...delivery, ...times, tenantId: tenantOf(tx), state: 'pending', attempts: 0 },
    ]);
  }

  lanes(tx: Transaction): Promise<{ readonly tenantId: string; readonly endpointId: string }[]> {
    return tx.query(LANES);
  }

  claim(
    tx: Transaction,
    endpointId: string,
    { limit, leaseSeconds }: { readonly limit: number; readonly leaseSeconds: number },
  ): Promise<ClaimedDelivery[]> {
    return tx.query<ClaimedDelivery>(CLAIM, [tx.tenantId, endpointId, limit, leaseSeconds]);
  }

  /** False when the lease had ended and another process works on it: then that counts. */
  async settle(
    tx: Transaction,
    endpointId: string,
    { eventId, attempts }: ClaimedDelivery,
    step: WebhookStep,
    answer: WebhookAnswer,
  ): Promise<boolean> {
    const rows = await tx.query(SETTLE, [
      ...[tx.tenantId, endpointId, eventId, attempts, step.state],
      ...['status' in answer ? answer.status : null, 'error' in step ? step.error : null],
      ...[answer.milliseconds, step.state === 'pending' ? step.afterSeconds : 0],
    ]);
    return rows.length > 0;
  }

  /** The address is off: what is on its way to it ends, and can be replayed. */
  async giveUp(tx: Transaction, endpointId: string): Promise<void> {
    await tx.query(GIVE_UP, [tx.tenantId, endpointId]);
  }

  /** Sends again under the same ids. Returns how many. */
  async replay(tx: Transaction, endpointId: string, what: ReplayWebhook): Promise<number> {
    const [eventId, since] = 'eventId' in what ? [what.eventId, null] : [null, what.failedSince];
    return (await tx.query(REPLAY, [tx.tenantId, endpointId, eventId, since])).length;
  }

  list(
    tx: Transaction,
    endpointId: string,
    {
      failed,
      after,
      limit,
    }: {
      readonly failed: boolean;
      readonly after: InstantPlace | null;
      readonly limit: number;
    },
  ): Promise<ShownDelivery[]> {
    return Shown.select(tx, `${LIST} ${failed ? `and state = 'failed'` : ''} ${NEWEST}`, [
      ...[tx.tenantId, endpointId, after?.[0] ?? null, after?.[1] ?? null, limit],
    ]);
  }

  async forgetOld(tx: Transaction, days: number): Promise<void> {
    await tx.query(
      `delete from webhook_delivery where tenant_id = $1 and created_at < instant() - make_interval(days => $2)
         and state in ('delivered', 'failed')`,
      [tx.tenantId, days],
    );
  }
}
