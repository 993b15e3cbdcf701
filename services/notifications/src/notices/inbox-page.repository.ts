import { Injectable } from '@nestjs/common';
import { keptAway, MOST_COUNTED } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { NoticePart, UnreadCount } from '@tingsu/contracts';
import { z } from 'zod';
import { CaseBriefs } from './case-brief.entity.js';
import { Notices } from './notice.entity.js';
import type { NoticeSum, PlacedNotice, StoredMessage, StoredNotice } from './notice-view.js';

/** Where a page ended: what asks for something, then what informs, then what was read or done; newest first. */
export const PlaceSchema = z.object({
  read: z.boolean(),
  informs: z.boolean().default(false),
  at: z.iso.datetime(),
  id: z.guid(),
});
export type Place = z.infer<typeof PlaceSchema>;

/** Whose notices are asked for, and where that person works. */
export interface Recipient {
  readonly personId: string;
  readonly workplaces: readonly string[];
}

/** Which notices a part of the page shows: those that inform or that ask, and what is open. */
const PARTS: Readonly<
  Record<NoticePart, { readonly informs: boolean | null; readonly open: boolean }>
> = {
  task: { informs: false, open: true },
  information: { informs: true, open: true },
  read: { informs: null, open: false },
};

interface InboxPage {
  /** All of them without. */
  readonly part: NoticePart | undefined;
  readonly after: Place | null;
  readonly limit: number;
}

const Listed = Notices.omit('tenantId', 'eventId', 'eventAt');
const Known = CaseBriefs.pick('danger', 'access');
const WITH_CASE = 'left join case_brief k on k.tenant_id = n.tenant_id and k.case_id = n.case_id';
/** Notices of a bundle that a page of messages shows; more are asked for by themselves. */
const SHOWN_AT_ONCE = 20;

const MESSAGE = 'coalesce(n.bundle_id, n.notice_id)';
/** What still wants to be seen: neither read nor settled. As the partial indexes have it. */
const OPEN = 'n.read_at is null and n.settled_at is null';
const DONE = '(n.read_at is not null or n.settled_at is not null)';
const ASKS = `n.settled_at is null and n.facts -> 'acknowledge' is not null`;
const ALLOWED = `not exists (
    select 1 from case_brief b where b.tenant_id = n.tenant_id and b.case_id = n.case_id and ${keptAway('b.access', '$2', '$3')})`;
/** Notices of a case that their recipient is kept away from by now are not shown, nor counted. $1 group, $2 person, $3 workplaces. */
const SHOWN = `n.tenant_id = $1 and n.recipient_id = $2 and ${ALLOWED}`;

const MESSAGES = `with waiting as (
    select distinct n.informs, n.created_at, ${MESSAGE} as id from notice n
    where ${SHOWN} and ${OPEN} and ($8::boolean is null or n.informs = $8) and ($9::boolean is null or $9)
      and ($4::boolean is null or (not $4 and (n.informs > $10 or (n.informs = $10 and (n.created_at, ${MESSAGE}) < ($5::timestamptz, $6::uuid)))))
    order by 1, 2 desc, 3 desc limit $7
  ), past as (
    select distinct m.created_at, coalesce(m.bundle_id, m.notice_id) as id
    from (select * from notice n where ${SHOWN} and ${DONE} and ($9::boolean is null or not $9)
        and ($4::boolean is null or not $4 or (n.created_at, ${MESSAGE}) < ($5::timestamptz, $6::uuid))) m
    where m.bundle_id is null or not exists (select from notice n where ${SHOWN} and ${OPEN} and n.bundle_id = m.bundle_id)
    order by 1 desc, 2 desc limit $7
  ), page as (
    select * from (select *, true as open from waiting union all select false, *, false from past) m
    order by open desc, informs, created_at desc, id desc limit $7
  )
  select p.id as "messageId", p.created_at as at, p.open, p.informs, d.state as "mailState", d.attempts as "mailAttempts",
    case when d.state = 'gathered' then g.due_at end as "mailAt"
  from page p left join delivery d on d.tenant_id = $1 and d.notice_id = p.id
    left join digest g on g.tenant_id = d.tenant_id and g.digest_id = d.digest_id
  order by p.open desc, p.informs, p.created_at desc, p.id desc`;

const OF_MESSAGES = `${SHOWN} and (n.notice_id = any($4::uuid[]) or n.bundle_id = any($4::uuid[]))`;

const NOTICES = `select ${Listed.of('m')}, ${Known.of('m')}, m."messageId" from (
    select ${Listed.as('n')}, ${Known.as('k')}, ${MESSAGE} as "messageId",
      row_number() over (partition by ${MESSAGE} order by (${OPEN}) desc, n.notice_id) as nr
    from notice n ${WITH_CASE} where ${OF_MESSAGES}) m
  where m.nr <= $5 order by m."messageId", m.nr`;

const SUMS = `select ${MESSAGE} as "messageId", n.template, count(*)::int as count,
    count(*) filter (where ${ASKS})::int as asked, min((n.facts #>> '{acknowledge,by}')::timestamptz) filter (where ${ASKS}) as "askedBy",
    max(coalesce(n.read_at, n.settled_at)) as "readAt"
  from notice n where ${OF_MESSAGES} group by 1, 2 order by 1, 3 desc, 2`;

const CASES = `select ${Listed.as('n')}, ${Known.as('k')} from notice n ${WITH_CASE} where ${SHOWN} and (n.notice_id = $4 or n.bundle_id = $4)
    and ($5::uuid is null or n.notice_id > $5) order by n.notice_id limit $6`;

/** In the order of the index, so that it is read no further than is counted. */
const countOpen = (informs: boolean): string => `(select count(*)::int from (
    select distinct n.informs, n.created_at, ${MESSAGE} from notice n where ${SHOWN} and ${OPEN} and n.informs = ${informs}
    order by 1, 2 desc, 3 desc limit ${MOST_COUNTED + 1}) m)`;
const UNREAD = `select ${countOpen(false)} as count, ${countOpen(true)} as information`;

/** What a person reads of the notices. */
@Injectable()
export class InboxPageRepository {
  messages(
    tx: Transaction,
    tenantId: string,
    { personId, workplaces }: Recipient,
    { part, after, limit }: InboxPage,
  ): Promise<StoredMessage[]> {
    const { informs, open } = part ? PARTS[part] : { informs: null, open: null };
    return tx.query<StoredMessage>(MESSAGES, [
      ...[tenantId, personId, workplaces],
      ...[after?.read ?? null, after?.at ?? null, after?.id ?? null],
      limit,
      ...[informs, open, after?.informs ?? false],
    ]);
  }

  /** The first notices of each message, what is open first. */
  notices(
    tx: Transaction,
    tenantId: string,
    { personId, workplaces }: Recipient,
    messageIds: readonly string[],
  ): Promise<PlacedNotice[]> {
    return tx.query(NOTICES, [tenantId, personId, workplaces, messageIds, SHOWN_AT_ONCE]);
  }

  sums(
    tx: Transaction,
    tenantId: string,
    { personId, workplaces }: Recipient,
    messageIds: readonly string[],
  ): Promise<NoticeSum[]> {
    return tx.query(SUMS, [tenantId, personId, workplaces, messageIds]);
  }

  /** All notices of one message, in the order in which they were written. */
  noticesOf(
    tx: Transaction,
    tenantId: string,
    { personId, workplaces }: Recipient,
    messageId: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<StoredNotice[]> {
    return tx.query(CASES, [
      ...[tenantId, personId, workplaces, messageId],
      ...[page.after, page.limit],
    ]);
  }

  /** How many messages have something that is open: of those that ask for something, and of those that inform. */
  async countUnread(
    tx: Transaction,
    tenantId: string,
    { personId, workplaces }: Recipient,
  ): Promise<UnreadCount> {
    const [row] = await tx.query<UnreadCount>(UNREAD, [tenantId, personId, workplaces]);
    return row ?? { count: 0, information: 0 };
  }
}
