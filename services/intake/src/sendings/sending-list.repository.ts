import { Injectable } from '@nestjs/common';
import type { InstantPlace } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { Complaints } from '../complaints/complaint.entity.js';
import { CaseCopies } from '../progress/case-copy.entity.js';
import { Outgoings, SendingRows } from './sending.entity.js';

const Shown = SendingRows.pick(
  ...(['sendingId', 'messageId', 'medium', 'state', 'proof', 'lastError'] as const),
  ...(['beganAt', 'settledAt', 'postedOn', 'postedNo'] as const),
  ...(['attempts', 'nextAttemptAt', 'receiptBy', 'costFen'] as const),
);
/** A way as staff see it. */
type ShownWay = RowOf<typeof Shown>;
const Sent = Outgoings.pick('messageId', 'state');
/** A message with its ways. */
export type ShownMessage = RowOf<typeof Sent> & { readonly ways: readonly ShownWay[] };
const Task = SendingRows.pick('sendingId', 'messageId', 'complaintId', 'beganAt');
const Place = Complaints.pick('complaintNo', 'campus');
const OnRecord = Complaints.pick('id', 'department', 'namedUnits', 'namedPersons');
const Copy = CaseCopies.pick('caseId', 'access', 'clocks');
/** What of the case is known here; nulls where nothing is. */
type KnownCase = { readonly [Key in keyof RowOf<typeof Copy>]: RowOf<typeof Copy>[Key] | null };
export type SendingTask = RowOf<typeof Task> &
  RowOf<typeof Place> &
  RowOf<typeof OnRecord> &
  KnownCase;
const Doing = SendingRows.pick('sendingId', 'messageId', 'complaintId', 'medium', 'state');
export type TaskOfSending = RowOf<typeof Doing> & RowOf<typeof Place>;
const TASKS = `select ${Task.as('s')}, ${Place.as('c')}, ${OnRecord.as('c')}, ${Copy.as('k')} from sending s
  join complaint c on c.tenant_id = s.tenant_id and c.id = s.complaint_id
  left join case_copy k on k.tenant_id = s.tenant_id and k.complaint_id = s.complaint_id
  where s.tenant_id = $1 and s.medium = $2 and s.state = 'pending' and s.next_attempt_at is null and s.began_at is not null
    and ($3::text[] is null or c.campus = any($3)) and ($4::timestamptz is null or (s.began_at, s.sending_id) > ($4, $5::uuid))
  order by s.began_at, s.sending_id limit $6`;
const TASK = `select ${Doing.as('s')}, ${Place.as('c')} from sending s
  join complaint c on c.tenant_id = s.tenant_id and c.id = s.complaint_id where s.tenant_id = $1 and s.sending_id = $2`;

/** Sendings as people look at them: beside their message, and as letters to post and calls to make. */
@Injectable()
export class SendingListRepository {
  /** The messages of a complaint that went out, with their ways. */
  async ofComplaint(tx: Transaction, complaintId: string): Promise<readonly ShownMessage[]> {
    const parameters = [tx.tenantId, complaintId];
    const messages = await Sent.select(
      tx,
      'where tenant_id = $1 and complaint_id = $2 order by message_id desc',
      parameters,
    );
    const ways = await Shown.select(
      tx,
      'where tenant_id = $1 and complaint_id = $2 order by rank, sending_id',
      parameters,
    );
    return messages.map((message) => ({
      ...message,
      ways: ways.filter(({ messageId }) => messageId === message.messageId),
    }));
  }

  /** Letters to post or calls to make, the oldest first; a letter or call of a way that has not begun waits with it. */
  tasks(
    tx: Transaction,
    medium: 'letter' | 'phone',
    campuses: readonly string[] | null,
    after: InstantPlace | null,
    limit: number,
  ): Promise<SendingTask[]> {
    return tx.query<SendingTask>(TASKS, [
      ...[tx.tenantId, medium, campuses, after?.[0] ?? null, after?.[1] ?? null, limit],
    ]);
  }

  async task(tx: Transaction, sendingId: string): Promise<TaskOfSending | null> {
    const [task = null] = await tx.query<TaskOfSending>(TASK, [tx.tenantId, sendingId]);
    return task;
  }
}
