import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { informs, type Notice, type Template } from '../rules/notice.js';
import type { Settled } from '../rules/settled.js';
import { Notices } from './notice.entity.js';

export interface NewNotice extends Notice {
  readonly eventId: string;
  /** When the event happened. */
  readonly eventAt: string;
  readonly caseId: string | null;
  /** Whether it goes into one message with the other notices of this moment for the recipient. */
  readonly joins: boolean;
  /** Whether the recipient has an address to mail to. */
  readonly reachable: boolean;
  /** Whether its mail goes out at once whatever the recipient wishes, because of its case. */
  readonly urgent: boolean;
}

/** A notice of which it is known how its recipient is mailed. */
export interface PlannedNotice extends NewNotice {
  readonly mail: boolean;
  /** The mail that holds it with others; null when its mail goes out at once. */
  readonly digestId: string | null;
}

export interface ToldNotice extends NewNotice {
  readonly noticeId: string;
  /** As of the stored notice. */
  readonly bundleId: string | null;
}

/** Seconds without another notice after which a message is complete, and after which it is in any case. */
export interface Gathering {
  readonly quiet: number;
  readonly longest: number;
}

const NewRow = Notices.omit('tenantId', 'bundleId', 'createdAt', 'readAt', 'settledAt');
const MORE = { deliveryId: 'uuid', digestId: 'uuid', mail: 'boolean', joins: 'boolean' };
/** Of one moment of a case who watches has one. */
const WATCHES = (alias: string): string => `${alias}.template like 'watch.%'`;

/**
 * A notice that is already there (same event, person and template; to who watches: same moment, person and case) is left out, and so is its mail.
 * Writers take the row of a person's message before they write, in the order of people, and the mail of a message is claimed only when its
 * row is gone or belongs to another: so a mail holds every notice of its message.
 */
const INSERT = `with fresh as (
    select r.* from ${NewRow.rows('$2', 'r', MORE)} where not exists (select from notice n
      where n.tenant_id = $1::uuid and n.event_id = r."eventId" and n.recipient_id = r."recipientId" and n.template = r.template and n.event_at = r."eventAt")
      and not (${WATCHES('r')} and exists (select from notice n where n.tenant_id = $1::uuid and n.case_id = r."caseId"
        and n.recipient_id = r."recipientId" and n.event_at = r."eventAt" and ${WATCHES('n')}))
  ), gathered as (
    insert into gathering as g (tenant_id, recipient_id, bundle_id, event_at, since, until)
    select distinct on (r."recipientId") $1::uuid, r."recipientId", r."noticeId", r."eventAt", $3::timestamptz, $3::timestamptz + make_interval(secs => $4::float8)
    from fresh r where r.joins order by r."recipientId", r."noticeId"
    on conflict (tenant_id, recipient_id) do update set
      bundle_id = case when g.until > $3::timestamptz then g.bundle_id else excluded.bundle_id end,
      event_at = case when g.until > $3::timestamptz then g.event_at else excluded.event_at end,
      since = case when g.until > $3::timestamptz then g.since else excluded.since end,
      until = case when g.until > $3::timestamptz then greatest(g.until, least(g.since + make_interval(secs => $5::float8), excluded.until)) else excluded.until end
    returning recipient_id, bundle_id, event_at, since
  ), placed as (
    select r.*, g.bundle_id, coalesce(g.since, $3::timestamptz) as since, coalesce(g.event_at, r."eventAt") as message_event_at
    from fresh r left join gathered g on r.joins and g.recipient_id = r."recipientId"
  ), told as (
    insert into notice (tenant_id, bundle_id, ${NewRow.names}, created_at)
    select $1::uuid, r.bundle_id, ${NewRow.of()}, r.since from placed r
    returning notice_id, bundle_id
  ), mailed as (
    insert into delivery (tenant_id, delivery_id, notice_id, event_at, medium, digest_id, state, next_attempt_at, created_at)
    select distinct on (coalesce(r.bundle_id, r."noticeId")) $1::uuid, r."deliveryId", coalesce(r.bundle_id, r."noticeId"), r.message_event_at,
      'email', r."digestId", case when r."digestId" is null then 'pending' else 'gathered' end,
      case when r."digestId" is null then $3::timestamptz end, $3::timestamptz from placed r where r.mail
    on conflict (tenant_id, notice_id, medium, event_at) do nothing
    returning 1
  )
  select t.notice_id as "noticeId", t.bundle_id as "bundleId", (select count(*)::int from mailed) as mails from told t`;

/**
 * The order of events decides, not when their notices were written. Notices of earlier versions do not name their event's time or clock:
 * they are settled by what names no clock.
 */
const SETTLE = `update notice n set settled_at = $3
  from jsonb_to_recordset($2::jsonb) as s ("caseId" uuid, templates text[], "clockId" text, "stepId" text, before timestamptz)
  where n.tenant_id = $1 and n.event_at >= $4 and n.case_id = s."caseId" and n.settled_at is null and n.template = any(s.templates)
    and (s."clockId" is null or coalesce(n.facts ->> 'clockId', n.facts -> 'acknowledge' ->> 'clockId') = s."clockId")
    and (s."stepId" is null or n.facts -> 'acknowledge' ->> 'stepId' = s."stepId")
    and coalesce((n.facts ->> 'at')::timestamptz, (n.facts -> 'acknowledge' ->> 'asked')::timestamptz, n.created_at) <= s.before`;

const SETTLE_OF_NO_CASE = `update notice n set settled_at = $5
  where n.tenant_id = $1 and n.case_id is null and n.settled_at is null and n.template = $2
    and ($3::text is null or n.facts ->> 'subjectId' = $3) and n.event_at <= $4`;

/** Null: whatever it is about. */
interface SettledOfNoCase {
  readonly template: Template;
  readonly subjectId: string | null;
  /** Only notices of earlier events. */
  readonly before: string;
}

@Injectable()
export class NoticeRepository {
  /** One statement for the notices of a whole batch of events. Returns those that were new, and how many mails wait now. */
  async insert(
    tx: Transaction,
    tenantId: string,
    notices: readonly PlannedNotice[],
    { quiet, longest }: Gathering,
  ): Promise<{ told: readonly ToldNotice[]; mails: number }> {
    if (notices.length === 0) return { told: [], mails: 0 };
    const wanted = new Map(notices.map((notice) => [uuid(), notice]));
    const rows = [...wanted].map(([noticeId, notice]) => rowOf(noticeId, notice));
    const made = await tx.query<Pick<ToldNotice, 'noticeId' | 'bundleId'> & { mails: number }>(
      INSERT,
      [tenantId, NewRow.json(rows), tx.now, quiet, longest],
    );
    const told = made.flatMap(({ noticeId, bundleId }) => {
      const notice = wanted.get(noticeId);
      return notice ? [{ ...notice, noticeId, bundleId }] : [];
    });
    return { told, mails: made[0]?.mails ?? 0 };
  }

  /** Notices whose matter is done ask for nothing any more, and leave the badge. None of them is older than `since`. */
  async settle(
    tx: Transaction,
    tenantId: string,
    settled: readonly Settled[],
    since: Date,
  ): Promise<void> {
    if (settled.length === 0) return;
    await tx.query(SETTLE, [tenantId, JSON.stringify(settled), tx.now, since]);
  }

  /** The same of what is about no case. */
  async settleOfNoCase(
    tx: Transaction,
    { template, subjectId, before }: SettledOfNoCase,
  ): Promise<void> {
    await tx.query(SETTLE_OF_NO_CASE, [tx.tenantId, template, subjectId, before, tx.now]);
  }

  /** All of a message, by its first notice, or one notice. False when this person has none. It stays read since the first time. */
  async markRead(
    tx: Transaction,
    tenantId: string,
    recipientId: string,
    noticeId: string,
  ): Promise<boolean> {
    const rows = await tx.query(
      `update notice set read_at = coalesce(read_at, $4) where tenant_id = $1 and recipient_id = $2 and (notice_id = $3 or bundle_id = $3) returning 1`,
      [tenantId, recipientId, noticeId, tx.now],
    );
    return rows.length > 0;
  }

  /** Returns how many messages were unread until now: those that ask for something, those that inform, or both. */
  async markAllRead(
    tx: Transaction,
    tenantId: string,
    recipientId: string,
    informing: boolean | null,
  ): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `with read as (update notice set read_at = $3 where tenant_id = $1 and recipient_id = $2 and read_at is null
           and ($4::boolean is null or informs = $4) returning coalesce(bundle_id, notice_id) as id)
       select count(distinct id)::int as count from read`,
      [tenantId, recipientId, tx.now, informing],
    );
    return row?.count ?? 0;
  }
}

function rowOf(noticeId: string, notice: PlannedNotice) {
  const { eventId, eventAt, template, recipientId, caseId, facts, joins, mail, digestId } = notice;
  return {
    ...{ noticeId, eventId, eventAt, template, recipientId, caseId, facts, joins },
    caseNo: facts.caseNo,
    informs: informs(template),
    deliveryId: uuid(),
    ...{ mail, digestId },
  };
}
