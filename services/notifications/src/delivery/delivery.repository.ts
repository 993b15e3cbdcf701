import { Injectable } from '@nestjs/common';
import type { InstantPlace } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { Notices } from '../notices/notice.entity.js';
import { Deliveries } from './delivery.entity.js';
import type { Outcome } from './retry-plan.js';

const Mail = Deliveries.pick('tenantId', 'deliveryId', 'noticeId', 'eventAt', 'attempts');
const Content = Notices.pick('template', 'recipientId', 'caseId', 'facts');
/** A mail that this process alone may send until its lease ends. */
export type ClaimedMail = RowOf<typeof Mail> & RowOf<typeof Content>;

const Logged = Deliveries.omit('tenantId', 'eventAt', 'leaseUntil');
const About = Notices.pick('caseNo', 'template', 'recipientId');
export type LoggedDelivery = RowOf<typeof Logged> & RowOf<typeof About>;

/** Due mails, and mails whose sender died after its claim: it may have sent, so the repeat carries the same Message-ID. */
const CLAIM = `with waiting as (
    select tenant_id, delivery_id, event_at from delivery where state = 'pending' and next_attempt_at <= instant()
    order by next_attempt_at limit $1 for update skip locked
  ), abandoned as (
    select tenant_id, delivery_id, event_at from delivery where state = 'sending' and lease_until <= instant()
    order by lease_until limit $1 for update skip locked
  ), due as (
    select * from waiting union all select * from abandoned
  ), claimed as (
    update delivery d set state = 'sending', attempts = d.attempts + 1, next_attempt_at = null,
      lease_until = instant() + make_interval(secs => $2)
    from due where d.tenant_id = due.tenant_id and d.delivery_id = due.delivery_id and d.event_at = due.event_at
    returning d.*
  )
  select ${Mail.as('c')}, ${Content.as('n')}
  from claimed c join notice n on n.tenant_id = c.tenant_id and n.notice_id = c.notice_id and n.event_at = c.event_at order by c.created_at`;

const LOG = `select ${Logged.as('d')}, ${About.as('n')}
  from delivery d join notice n on n.tenant_id = d.tenant_id and n.notice_id = d.notice_id and n.event_at = d.event_at
  where d.tenant_id = $1 and ($2::text is null or d.state = $2)
    and ($3::timestamptz is null or (d.created_at, d.delivery_id) < ($3, $4::uuid))
  order by d.created_at desc, d.delivery_id desc limit $5`;

@Injectable()
export class DeliveryRepository {
  /** Across tenants, by the worker role. Two processes never claim the same mail. */
  claim(tx: Transaction, limit: number, leaseSeconds: number): Promise<ClaimedMail[]> {
    return tx.query<ClaimedMail>(CLAIM, [limit, leaseSeconds]);
  }

  /** False when the lease ran out and another process took the mail over: then its outcome counts. */
  async settle(tx: Transaction, mail: ClaimedMail, outcome: Outcome): Promise<boolean> {
    const state = outcome.result === 'retry' ? 'pending' : outcome.result;
    const rows = await tx.query(
      `update delivery set state = $4, lease_until = null, last_error = $5, attempts = attempts - $7,
         next_attempt_at = case when $4 = 'pending' then instant() + make_interval(secs => $6) end,
         finished_at = case when $4 <> 'pending' then instant() end
       where tenant_id = $1 and delivery_id = $2 and state = 'sending' and attempts = $3
         and event_at = $8 returning 1`,
      [
        mail.tenantId,
        mail.deliveryId,
        mail.attempts,
        state,
        outcome.result === 'sent' ? null : outcome.error,
        outcome.result === 'retry' ? outcome.afterSeconds : 0,
        outcome.result === 'retry' && !outcome.counted ? 1 : 0,
        mail.eventAt,
      ],
    );
    return rows.length > 0;
  }

  log(
    tx: Transaction,
    tenantId: string,
    state: string | null,
    after: InstantPlace | null,
    limit: number,
  ): Promise<LoggedDelivery[]> {
    return tx.query<LoggedDelivery>(LOG, [
      tenantId,
      state,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    ]);
  }
}
