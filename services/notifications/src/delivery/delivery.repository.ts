import { Injectable } from '@nestjs/common';
import type { InstantPlace } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { Notices } from '../notices/notice.entity.js';
import { type Template, TEMPLATES } from '../rules/notice.js';
import { Deliveries } from './delivery.entity.js';
import type { Outcome } from './retry-plan.js';

const Mail = Deliveries.pick('tenantId', 'deliveryId', 'noticeId', 'eventAt', 'attempts');
const Content = Notices.pick('template', 'recipientId', 'caseId', 'facts', 'bundleId');
/** A mail that this process alone may send until its lease ends. */
export type ClaimedMail = RowOf<typeof Mail> & RowOf<typeof Content>;

const Logged = Deliveries.omit('tenantId', 'eventAt', 'leaseUntil', 'digestId');
const About = Notices.pick('caseNo', 'template', 'recipientId');
export type LoggedDelivery = RowOf<typeof Logged> &
  RowOf<typeof About> & {
    /** How many notices the mail is about. */
    readonly notices: number;
  };

const Bundled = Notices.pick('tenantId', 'bundleId', 'template', 'facts');
/** A notice that goes into the mail of its bundle. */
export type BundledNotice = RowOf<typeof Bundled> & {
  /** How many of the same sort the bundle holds for the mail, how many of them ask to be acknowledged, and until when. */
  readonly count: number;
  readonly asked: number;
  readonly askedBy: Date | null;
};

/** Cases that one mail names; it says how many there are beyond. */
const LISTED = 50;
const MAILED = (Object.keys(TEMPLATES) as Template[]).filter((name) => TEMPLATES[name].mail);

/** No more comes for these messages: their mails may go. Those that are being written to are left for the next look. */
const COMPLETE = `delete from gathering where (tenant_id, recipient_id) in (
    select tenant_id, recipient_id from gathering where until <= instant() for update skip locked)`;

/** Due mails, and mails whose sender died after its claim: it may have sent, so the repeat carries the same Message-ID. */
const CLAIM = `with waiting as (
    select tenant_id, delivery_id, event_at from delivery d where state = 'pending' and next_attempt_at <= instant()
      and not exists (select from gathering g where g.tenant_id = d.tenant_id and g.bundle_id = d.notice_id)
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

/** What is done meanwhile is left out; a mail of which all is done says what its first notice said. */
const BUNDLED = `select ${Bundled.of('b')}, b.count, b.asked, b."askedBy" from (
    select ${Bundled.as('n')}, n.notice_id as "noticeId", row_number() over (partition by n.bundle_id order by n.notice_id) as nr,
      row_number() over (partition by n.bundle_id, n.template order by n.notice_id) as "nrOfSort",
      count(*) over sort::int as count, count(n.facts -> 'acknowledge') over sort::int as asked,
      min((n.facts #>> '{acknowledge,by}')::timestamptz) over sort as "askedBy"
    from notice n where n.tenant_id = any($1::uuid[]) and n.bundle_id = any($2::uuid[]) and n.template = any($3) and n.settled_at is null
    window sort as (partition by n.bundle_id, n.template)) b
  where b.nr <= $4 or b."nrOfSort" = 1 order by b."bundleId", b.nr`;

const LOG = `select ${Logged.as('d')}, ${About.as('n')},
    case when n.bundle_id is null then 1 else (select count(*)::int from notice m where m.tenant_id = $1 and m.bundle_id = n.bundle_id) end as notices
  from delivery d join notice n on n.tenant_id = d.tenant_id and n.notice_id = d.notice_id and n.event_at = d.event_at
  where d.tenant_id = $1 and ($2::text is null or d.state = $2)
    and ($3::timestamptz is null or (d.created_at, d.delivery_id) < ($3, $4::uuid))
  order by d.created_at desc, d.delivery_id desc limit $5`;

@Injectable()
export class DeliveryRepository {
  /** Across tenants, by the worker role. Two processes never claim the same mail. */
  async claim(tx: Transaction, limit: number, leaseSeconds: number): Promise<ClaimedMail[]> {
    await tx.query(COMPLETE);
    return tx.query<ClaimedMail>(CLAIM, [limit, leaseSeconds]);
  }

  /** The notices of bundles that are about to be mailed, across tenants, so many of each as a mail names. */
  async bundled(tx: Transaction, mails: readonly ClaimedMail[]): Promise<BundledNotice[]> {
    const bundled = mails.filter(({ bundleId }) => bundleId !== null);
    if (bundled.length === 0) return [];
    return tx.query<BundledNotice>(BUNDLED, [
      [...new Set(bundled.map(({ tenantId }) => tenantId))],
      bundled.map(({ noticeId }) => noticeId),
      MAILED,
      LISTED,
    ]);
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
