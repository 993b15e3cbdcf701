import { Injectable } from '@nestjs/common';
import type { MessageMedium, MessageProof } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { SENT_MEDIA, type SentMedium } from '../media/account.js';
import type { Step } from './after-attempt.js';
import { Outgoings, SendingRows } from './sending.entity.js';

const Claimed = SendingRows.pick(
  ...(['tenantId', 'sendingId', 'messageId', 'complaintId', 'attempts', 'unsure'] as const),
  ...(['beganAt', 'triedAt', 'receiptBy'] as const),
);
const About = Outgoings.pick('notice', 'urgent');
/** A sending that this process alone may work on until its lease ends. */
export type ClaimedSending = RowOf<typeof Claimed> & RowOf<typeof About>;

const Way = SendingRows.pick(
  ...(['sendingId', 'messageId', 'complaintId', 'medium', 'rank', 'state', 'lastError'] as const),
  ...(['settledAt', 'provider'] as const),
);
/** One way of a message, as far as deciding what comes next needs it. */
export type WayOfMessage = RowOf<typeof Way>;
const Message = Outgoings.omit('tenantId');
export type OutgoingMessage = RowOf<typeof Message>;

/** Hospital groups and media for which something is to be done now. */
const LANES = `select distinct tenant_id as "tenantId", medium from sending
  where medium = any($1) and (
    (state = 'pending' and next_attempt_at <= instant()) or (state = 'sending' and lease_until <= instant())
    or (state = 'handed' and receipt_by <= instant()))`;

/** What is due, what its sender died over, so that nobody knows whether the provider has it, and what has no receipt in time. */
const CLAIM = `with waiting as (
    select tenant_id, sending_id from sending where tenant_id = $1 and medium = $2 and state = 'pending' and next_attempt_at <= instant()
    order by next_attempt_at limit $3 for update skip locked
  ), abandoned as (
    select tenant_id, sending_id from sending where tenant_id = $1 and medium = $2 and state = 'sending' and lease_until <= instant()
    order by lease_until limit $3 for update skip locked
  ), unproven as (
    select tenant_id, sending_id from sending where tenant_id = $1 and medium = $2 and state = 'handed' and receipt_by <= instant()
    order by receipt_by limit $3 for update skip locked
  ), due as (
    select * from (select * from abandoned union all select * from waiting union all select * from unproven) u limit $3
  ), claimed as (
    update sending s set state = 'sending', attempts = s.attempts + 1, unsure = s.unsure or s.state = 'sending', next_attempt_at = null,
      lease_until = instant() + make_interval(secs => $4), tried_at = coalesce(s.tried_at, instant())
    from due where s.tenant_id = due.tenant_id and s.sending_id = due.sending_id returning s.*
  )
  select ${Claimed.as('c')}, ${About.as('o')} from claimed c
  join outgoing o on o.tenant_id = c.tenant_id and o.message_id = c.message_id order by c.created_at`;

const MINE = `where tenant_id = $1 and sending_id = $2 and state = 'sending' and attempts = $3`;
/** In whole milliseconds, which is what a cursor of the lists of letters and calls holds. */
const BEGIN = `update sending set began_at = date_trunc('milliseconds', instant()), next_attempt_at = case when medium = any($3) then instant() end
  where tenant_id = $1 and sending_id = $2`;
const END = `update sending set state = $3, proof = $4, last_error = coalesce($5, last_error), next_attempt_at = null, lease_until = null,
  receipt_by = null, unsure = false, settled_at = instant(), person_id = coalesce($6, person_id)
  where tenant_id = $1 and sending_id = $2`;

const ACKNOWLEDGED = `select count(*)::int as count from sending s
  join outgoing o on o.tenant_id = s.tenant_id and o.message_id = s.message_id
  where s.tenant_id = $1 and s.address_mark = $2 and s.medium = $3 and s.tried_at >= $4 and s.provider is not null
    and o.notice like 'acknowledgement.%'`;

@Injectable()
export class SendingRepository {
  async add(
    tx: Transaction,
    outgoing: OutgoingMessage,
    ways: readonly { readonly medium: MessageMedium; readonly rank: number }[],
    personId: string | null,
  ): Promise<readonly string[]> {
    const tenantId = tenantOf(tx);
    await Outgoings.add(tx, [{ ...outgoing, tenantId }], 'on conflict do nothing');
    const rows = ways.map((way) => ({
      ...{ ...way, tenantId, personId, sendingId: uuid(), createdAt: tx.now },
      ...{ messageId: outgoing.messageId, complaintId: outgoing.complaintId },
      state: 'pending' as const,
    }));
    await SendingRows.pick(
      ...(['tenantId', 'sendingId', 'messageId', 'complaintId', 'medium', 'rank'] as const),
      ...(['state', 'createdAt', 'personId'] as const),
    ).add(tx, rows);
    return rows.map(({ sendingId }) => sendingId);
  }

  lanes(tx: Transaction): Promise<{ readonly tenantId: string; readonly medium: SentMedium }[]> {
    return tx.query(LANES, [SENT_MEDIA]);
  }

  claim(
    tx: Transaction,
    medium: SentMedium,
    limit: number,
    leaseSeconds: number,
  ): Promise<ClaimedSending[]> {
    return tx.query<ClaimedSending>(CLAIM, [tx.tenantId, medium, limit, leaseSeconds]);
  }

  /** Locks a message with all of its ways, lowest rank first; null for one that never went out. */
  async lock(
    tx: Transaction,
    messageId: string,
  ): Promise<{ readonly message: OutgoingMessage; readonly ways: readonly WayOfMessage[] } | null> {
    const place = [tx.tenantId, messageId];
    const [message] = await Message.select(
      tx,
      'where tenant_id = $1 and message_id = $2 for update',
      place,
    );
    if (!message) return null;
    const ways = await Way.select(
      tx,
      'where tenant_id = $1 and message_id = $2 order by rank, sending_id for update',
      place,
    );
    return { message, ways };
  }

  async turn(
    tx: Transaction,
    messageId: string,
    state: OutgoingMessage['state'],
    outcomes: number,
  ): Promise<void> {
    await tx.query(
      'update outgoing set state = $3, outcomes = $4 where tenant_id = $1 and message_id = $2',
      [tx.tenantId, messageId, state, outcomes],
    );
  }

  /** A message is on its way again, by the ways that were not needed any more. */
  async takeBack(tx: Transaction, messageId: string): Promise<void> {
    const place = [tx.tenantId, messageId];
    await tx.query(
      `update outgoing set state = 'open' where tenant_id = $1 and message_id = $2`,
      place,
    );
    await tx.query(
      `update sending set state = 'pending', settled_at = null where tenant_id = $1 and message_id = $2 and state = 'cancelled'`,
      place,
    );
  }

  /** This way is tried from now on. What a person does has no next attempt. */
  async begin(tx: Transaction, sendingId: string): Promise<void> {
    await tx.query(BEGIN, [tx.tenantId, sendingId, SENT_MEDIA]);
  }

  async end(
    tx: Transaction,
    sendingId: string,
    {
      state,
      proof = null,
      error = null,
      personId = null,
    }: {
      readonly state: 'arrived' | 'failed' | 'cancelled';
      readonly proof?: MessageProof | null;
      readonly error?: string | null;
      readonly personId?: string | null;
    },
  ): Promise<void> {
    await tx.query(END, [tx.tenantId, sendingId, state, proof, error, personId]);
  }

  /** False when the lease ran out and another process took it over, or a receipt was faster: then that counts. */
  async isMine(tx: Transaction, { sendingId, attempts }: ClaimedSending): Promise<boolean> {
    const rows = await tx.query(`select from sending ${MINE} for update`, [
      tx.tenantId,
      sendingId,
      attempts,
    ]);
    return rows.length > 0;
  }

  /** What became of an attempt that did not end the sending. */
  async wait(
    tx: Transaction,
    { sendingId, attempts }: ClaimedSending,
    step: Extract<Step, { state: 'pending' }>,
  ): Promise<void> {
    await tx.query(
      `update sending set state = 'pending', lease_until = null, last_error = $4, unsure = $5, attempts = attempts - $6,
         next_attempt_at = instant() + make_interval(secs => $7), tried_at = case when $5 then tried_at end ${MINE}`,
      [
        ...[tx.tenantId, sendingId, attempts, step.error, step.unsure],
        ...[step.counted ? 0 : 1, step.afterSeconds],
      ],
    );
  }

  /** Back to the queue untouched, until an instant. */
  async postpone(
    tx: Transaction,
    { sendingId, attempts, unsure }: ClaimedSending,
    until: Date,
    reason: string,
  ): Promise<void> {
    await tx.query(
      `update sending set state = 'pending', lease_until = null, attempts = attempts - 1, next_attempt_at = $4, last_error = $5,
         tried_at = case when $6 then tried_at end ${MINE}`,
      [tx.tenantId, sendingId, attempts, until, reason, unsure],
    );
  }

  async handed(
    tx: Transaction,
    sendingId: string,
    handed: { readonly provider: string; readonly ref: string | null; readonly costFen: number },
  ): Promise<void> {
    await tx.query(
      `update sending set provider = $3, provider_ref = coalesce($4, provider_ref), cost_fen = $5, tried_at = coalesce(tried_at, instant())
       where tenant_id = $1 and sending_id = $2`,
      [tx.tenantId, sendingId, handed.provider, handed.ref, handed.costFen],
    );
  }

  async awaitReceipt(tx: Transaction, sendingId: string, receiptBy: Date): Promise<void> {
    await tx.query(
      `update sending set state = 'handed', lease_until = null, unsure = false, last_error = null, receipt_by = $3
       where tenant_id = $1 and sending_id = $2`,
      [tx.tenantId, sendingId, receiptBy],
    );
  }

  async mark(tx: Transaction, sendingId: string, addressMark: Buffer): Promise<void> {
    await tx.query(
      'update sending set address_mark = $3 where tenant_id = $1 and sending_id = $2',
      [tx.tenantId, sendingId, addressMark],
    );
  }

  /** The sending that a receipt is about, by our number or by the provider's. */
  async ofReceipt(
    tx: Transaction,
    provider: string,
    { ref, sendingId }: { readonly ref: string | null; readonly sendingId: string | null },
  ): Promise<Pick<WayOfMessage, 'sendingId' | 'messageId'> | null> {
    const [found = null] = await SendingRows.pick('sendingId', 'messageId').select(
      tx,
      `where tenant_id = $1 and (sending_id = $2 or (provider = $3 and provider_ref = $4)) limit 1`,
      [tx.tenantId, sendingId, provider, ref],
    );
    return found;
  }

  async posted(
    tx: Transaction,
    sendingId: string,
    { on, number }: { readonly on: string; readonly number: string | null },
  ): Promise<void> {
    await tx.query(
      'update sending set posted_on = $3, posted_no = $4 where tenant_id = $1 and sending_id = $2',
      [tx.tenantId, sendingId, on, number],
    );
  }

  /** The message goes out by further ways: what it said before of its end is over. */
  async reopen(tx: Transaction, messageId: string): Promise<void> {
    await tx.query(
      `update outgoing set state = 'open' where tenant_id = $1 and message_id = $2 and state = 'failed'`,
      [tx.tenantId, messageId],
    );
  }

  /** How many messages went by a medium since an instant. */
  async countSince(tx: Transaction, medium: SentMedium, since: Date): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from sending where tenant_id = $1 and medium = $2 and tried_at >= $3 and provider is not null`,
      [tx.tenantId, medium, since],
    );
    return row?.count ?? 0;
  }

  /** How many complaints were acknowledged to one address since an instant. */
  async countAcknowledged(
    tx: Transaction,
    medium: SentMedium,
    addressMark: Buffer,
    since: Date,
  ): Promise<number> {
    const [row] = await tx.query<{ count: number }>(ACKNOWLEDGED, [
      ...[tx.tenantId, addressMark, medium, since],
    ]);
    return row?.count ?? 0;
  }

  /** How many messages were tried at one address since an instant. */
  async countTo(
    tx: Transaction,
    medium: SentMedium,
    addressMark: Buffer,
    since: Date,
  ): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from sending
       where tenant_id = $1 and address_mark = $2 and medium = $3 and tried_at >= $4 and provider is not null`,
      [tx.tenantId, addressMark, medium, since],
    );
    return row?.count ?? 0;
  }
}
