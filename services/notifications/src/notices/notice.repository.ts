import { Injectable } from '@nestjs/common';
import { keptAway } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { type Notice, TEMPLATES } from '../rules/notice.js';
import type { Settled } from '../rules/settled.js';
import { Notices } from './notice.entity.js';

/** Where a page of notices ended: unread first, newest first. */
export const NoticePlaceSchema = z.object({
  read: z.boolean(),
  at: z.iso.datetime(),
  id: z.guid(),
});
export type NoticePlace = z.infer<typeof NoticePlaceSchema>;

export interface NewNotice extends Notice {
  readonly eventId: string;
  /** When the event happened. */
  readonly eventAt: string;
  readonly caseId: string | null;
  /** Whether the recipient has an address to mail to. */
  readonly reachable: boolean;
}

export interface ToldNotice extends NewNotice {
  readonly noticeId: string;
}

/** Whose notices are asked for, and where that person works. */
export interface Recipient {
  readonly personId: string;
  readonly workplaces: readonly string[];
}

const Listed = Notices.omit('tenantId', 'eventId', 'eventAt');
export type StoredNotice = RowOf<typeof Listed> & {
  /** The mail of this notice, if it has one. */
  readonly mailState: string | null;
  readonly mailAttempts: number | null;
};

const NewRow = Notices.omit('tenantId', 'createdAt', 'readAt', 'settledAt');

/** A notice that is already there (same event, person and template) is left alone, and so is its mail. */
const INSERT = `with wanted as (
    select * from ${NewRow.rows('$2', 'r', { deliveryId: 'uuid', mail: 'boolean' })}
  ), told as (
    insert into notice (tenant_id, ${NewRow.names}, created_at)
    select $1, ${NewRow.of()}, $3 from wanted r
    on conflict (tenant_id, event_id, recipient_id, template, event_at) do nothing returning notice_id
  ), mailed as (
    insert into delivery (tenant_id, delivery_id, notice_id, event_at, medium, state, next_attempt_at, created_at)
    select $1, r."deliveryId", r."noticeId", r."eventAt", 'email', 'pending', $3, $3 from wanted r join told t on t.notice_id = r."noticeId" where r.mail
    returning 1
  )
  select t.notice_id as "noticeId", (select count(*)::int from mailed) as mails from told t`;

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

/** What still wants to be seen: neither read nor settled. */
const OPEN = 'n.read_at is null and n.settled_at is null';

/** Notices of a case that their recipient is kept away from by now are not shown, nor counted. $1 group, $2 person, $3 workplaces. */
const SHOWN = `n.tenant_id = $1 and n.recipient_id = $2 and not exists (
    select 1 from case_brief b where b.tenant_id = n.tenant_id and b.case_id = n.case_id and ${keptAway('b.access', '$2', '$3')})`;

const LIST = `select ${Listed.as('n')}, d.state as "mailState", d.attempts as "mailAttempts"
  from notice n left join delivery d on d.tenant_id = n.tenant_id and d.notice_id = n.notice_id and d.event_at = n.event_at
  where ${SHOWN}
    and ($4::boolean is null or ((${OPEN}), n.created_at, n.notice_id) < (not $4::boolean, $5::timestamptz, $6::uuid))
  order by (${OPEN}) desc, n.created_at desc, n.notice_id desc limit $7`;

@Injectable()
export class NoticeRepository {
  /** One statement for the notices of a whole batch of events. Returns those that were new, and how many mails wait now. */
  async insert(
    tx: Transaction,
    tenantId: string,
    notices: readonly NewNotice[],
  ): Promise<{ told: readonly ToldNotice[]; mails: number }> {
    if (notices.length === 0) return { told: [], mails: 0 };
    const wanted = new Map(notices.map((notice) => [uuid(), notice]));
    const rows = [...wanted].map(([noticeId, notice]) => rowOf(noticeId, notice));
    const made = await tx.query<{ noticeId: string; mails: number }>(INSERT, [
      tenantId,
      NewRow.json(rows),
      tx.now,
    ]);
    const told = made.flatMap(({ noticeId }) => {
      const notice = wanted.get(noticeId);
      return notice ? [{ ...notice, noticeId }] : [];
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

  list(
    tx: Transaction,
    tenantId: string,
    { personId, workplaces }: Recipient,
    after: NoticePlace | null,
    limit: number,
  ): Promise<StoredNotice[]> {
    return tx.query<StoredNotice>(LIST, [
      tenantId,
      personId,
      workplaces,
      after?.read ?? null,
      after?.at ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  /** False when there is no such notice for this person. A notice stays read since the first time. */
  async markRead(
    tx: Transaction,
    tenantId: string,
    recipientId: string,
    noticeId: string,
  ): Promise<boolean> {
    const rows = await tx.query(
      `update notice set read_at = coalesce(read_at, $4) where tenant_id = $1 and recipient_id = $2 and notice_id = $3 returning 1`,
      [tenantId, recipientId, noticeId, tx.now],
    );
    return rows.length > 0;
  }

  async markAllRead(tx: Transaction, tenantId: string, recipientId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `with read as (update notice set read_at = $3 where tenant_id = $1 and recipient_id = $2 and read_at is null returning 1)
       select count(*)::int as count from read`,
      [tenantId, recipientId, tx.now],
    );
    return row?.count ?? 0;
  }

  async countUnread(
    tx: Transaction,
    tenantId: string,
    { personId, workplaces }: Recipient,
  ): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from notice n where ${SHOWN} and ${OPEN}`,
      [tenantId, personId, workplaces],
    );
    return row?.count ?? 0;
  }
}

function rowOf(noticeId: string, notice: NewNotice) {
  const { eventId, eventAt, template, recipientId, caseId, facts } = notice;
  return {
    ...{ noticeId, eventId, eventAt, template, recipientId, caseId, facts },
    caseNo: facts.caseNo,
    deliveryId: uuid(),
    mail: TEMPLATES[template].mail && notice.reachable,
  };
}
