import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import type { Mail } from '../mails/mail.js';
import { sendingOfMail } from '../media/mail-ids.js';
import type { MailRelatives } from './mail-relatives.js';
import { type MailState, Mails } from './mail.entity.js';

const Kept = Mails.pick('tenantId', 'mailId', 'box', 'campus', 'receivedAt', 'cut', 'attempts');
export type KeptMail = RowOf<typeof Kept>;
const Opened = Mails.pick('mailId', 'box', 'campus', 'receivedAt', 'cut', 'attempts', 'raw');

const OfComplaint = Mails.pick('tenantId', 'mailId', 'receivedAt', 'bytes');

export interface NewMail {
  readonly mailId: string;
  readonly box: string;
  readonly campus: string;
  readonly raw: Buffer;
  readonly bytes: number;
  readonly cut: boolean;
  /** Of box and bytes. */
  readonly digest: string;
}

/** What all mails of ours about one complaint refer to: `thread.` and the id of the complaint. */
const THREAD = /^thread\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i;
const INSERT = `insert into mail (tenant_id, mail_id, box, campus, received_at, digest, bytes, cut, raw, answer_marks,
    state, taking, attempts, due_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '{}', 'kept', false, 0, $5)
  on conflict (tenant_id, digest) do nothing returning mail_id`;
/** One at a time, so that an answer never overtakes the mail that it answers; longer than the lease is a mail that ended its process. */
const CLAIM = `update mail set taking = true, attempts = attempts + 1, due_at = instant() + interval '2 minutes'
  where (tenant_id, mail_id) = (
      select tenant_id, mail_id from mail where state = 'kept' and due_at <= instant() order by due_at, mail_id limit 1)
    and not exists (select 1 from mail where state = 'kept' and taking and due_at > instant())
  returning ${Kept.as('mail')}`;
const MARK =
  'update mail set message_mark = $3, answer_marks = $4, sender_mark = $5 where tenant_id = $1 and mail_id = $2';
const RELATIVES = `select
    (select json_build_object('complaintNo', c.complaint_no, 'campus', m.campus)
     from mail m left join complaint c on c.tenant_id = m.tenant_id and c.id = m.complaint_id
     where m.tenant_id = $1 and m.mail_id <> $2 and m.message_mark = $3 and m.sender_mark = $5 and m.state <> 'kept'
     order by m.received_at limit 1) as double,
    coalesce(
      (select c.complaint_no from complaint c where c.tenant_id = $1 and c.id = any($6::uuid[]) limit 1),
      (select c.complaint_no from sending s join complaint c on c.tenant_id = s.tenant_id and c.id = s.complaint_id
       where s.tenant_id = $1 and s.sending_id = any($8::uuid[]) limit 1),
      (select c.complaint_no from mail m join complaint c on c.tenant_id = m.tenant_id and c.id = m.complaint_id
       where m.tenant_id = $1 and m.message_mark = any($4::text[]) order by m.received_at desc limit 1),
      (select c.complaint_no from mail m join complaint c on c.tenant_id = m.tenant_id and c.id = m.complaint_id
       where m.tenant_id = $1 and m.answer_marks && array[$3]::text[] and m.sender_mark = $5
       order by m.received_at desc limit 1)) as "complaintNo",
    (select count(*)::int from mail m where m.tenant_id = $1 and m.sender_mark = $5
       and m.received_at > $7::timestamptz - interval '1 day' and m.received_at <= $7) as "ofSenderToday"`;
const WROTE = `select 1 from mail m join complaint c on c.tenant_id = m.tenant_id and c.id = m.complaint_id
  where m.tenant_id = $1 and c.complaint_no = $2 and m.sender_mark = $3 limit 1`;
const SETTLE = `update mail set state = $3, taking = false, settled_at = $4,
    complaint_id = (select id from complaint where tenant_id = $1 and complaint_no = $5)
  where tenant_id = $1 and mail_id = $2 and state in ('kept', 'set_aside')`;
const SET_ASIDE = `update mail set state = 'set_aside', taking = false, settled_at = $3
  where tenant_id = $1 and mail_id = $2 and state = 'kept' returning mail_id`;
const DISCARD = `update mail set state = 'noted', raw = '' where tenant_id = $1 and mail_id = $2 and state = 'set_aside'`;
/** Of a few mails at a time: each is a large row. */
const EMPTY = `update mail set raw = '' where (tenant_id, mail_id) in (
    select tenant_id, mail_id from mail where state in ('taken', 'noted') and octet_length(raw) > 0
      and settled_at < instant() - make_interval(days => $1) order by settled_at limit 100 for update skip locked)
  returning mail_id`;
const LATER = `update mail set taking = false, attempts = $3, due_at = instant() + interval '30 seconds'
  where tenant_id = $1 and mail_id = $2 and state = 'kept'`;

/** Mails as they came. Who wrote and what is answered is known by blind index only. */
@Injectable()
export class MailRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /** False for one that is kept already. */
  async keep(tx: Transaction, { mailId, raw, digest, ...mail }: NewMail): Promise<boolean> {
    const keys = await this.dataKeys.forTenant(tx);
    const rows = await tx.query(INSERT, [
      ...[tenantOf(tx), mailId, mail.box, mail.campus, tx.now],
      ...[keys.fingerprint('mail', digest), mail.bytes, mail.cut],
      keys.seal(cellOf(mailId), raw.toString('latin1')),
    ]);
    return rows.length > 0;
  }

  /** The next mail to look at, of any group; null while there is none or another one is being looked at. */
  async claim(tx: Transaction): Promise<KeptMail | null> {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('tingsu:intake.mails', 0))");
    const [mail = null] = await tx.query<KeptMail>(CLAIM);
    return mail;
  }

  /** The mail as it came; null when there is none. */
  async open(
    tx: Transaction,
    mailId: string,
  ): Promise<(KeptMail & { readonly raw: Buffer }) | null> {
    const [row] = await Opened.select(tx, 'where tenant_id = $1 and mail_id = $2', [
      tx.tenantId,
      mailId,
    ]);
    if (!row) return null;
    const keys = await this.dataKeys.forTenant(tx);
    const raw = Buffer.from(keys.open(cellOf(mailId), row.raw), 'latin1');
    return { ...row, tenantId: tenantOf(tx), raw };
  }

  /** Notes what the mail answers, and finds what is related to it. */
  async relate(
    tx: Transaction,
    { mailId, receivedAt }: KeptMail,
    mail: Mail,
  ): Promise<MailRelatives> {
    const keys = await this.dataKeys.forTenant(tx);
    const own = mail.messageId === null ? null : idMark(keys, mail.messageId);
    const answers = mail.answers.map((id) => idMark(keys, id));
    const sender = senderMark(keys, mail.from.address);
    await tx.query(MARK, [tx.tenantId, mailId, own, answers, sender]);
    const threads = mail.answers.flatMap((id) => THREAD.exec(id)?.[1] ?? []);
    const [found] = await tx.query<MailRelatives>(RELATIVES, [
      ...[tx.tenantId, mailId, own, answers, sender, threads, receivedAt],
      mail.answers.flatMap((id) => sendingOfMail(id) ?? []),
    ]);
    if (!found) throw new Error('a mail has no relatives');
    return found;
  }

  /** Whether the sender of a mail wrote about a complaint before. */
  async wrote(
    tx: Transaction,
    complaintNo: string,
    { from }: Pick<Mail, 'from'>,
  ): Promise<boolean> {
    const keys = await this.dataKeys.forTenant(tx);
    const mark = senderMark(keys, from.address);
    return (await tx.query(WROTE, [tx.tenantId, complaintNo, mark])).length > 0;
  }

  async settle(
    tx: Transaction,
    { tenantId, mailId }: Pick<KeptMail, 'tenantId' | 'mailId'>,
    state: Extract<MailState, 'taken' | 'noted'>,
    complaintNo: string | null = null,
  ): Promise<void> {
    await tx.query(SETTLE, [tenantId, mailId, state, tx.now, complaintNo]);
  }

  /** A person has to look at it. False when that is settled already. */
  async setAside(tx: Transaction, { tenantId, mailId }: KeptMail): Promise<boolean> {
    return (await tx.query(SET_ASIDE, [tenantId, mailId, tx.now])).length > 0;
  }

  /** A person has found that it asks for nothing: what it says is deleted. */
  async discard(tx: Transaction, mailId: string): Promise<void> {
    await tx.query(DISCARD, [tx.tenantId, mailId]);
  }

  /** Mails about a complaint that are still there as they came, the oldest first. */
  ofComplaint(tx: Transaction, complaintId: string): Promise<RowOf<typeof OfComplaint>[]> {
    return OfComplaint.select(
      tx,
      'where tenant_id = $1 and complaint_id = $2 and octet_length(raw) > 0 order by received_at, mail_id',
      [tx.tenantId, complaintId],
    );
  }

  /** Deletes what settled mails of any group said, so many days after; how many there were. */
  async empty(tx: Transaction, afterDays: number): Promise<number> {
    return (await tx.query(EMPTY, [afterDays])).length;
  }

  /** It is looked at again in half a minute; an outage is no attempt. */
  async later(tx: Transaction, { tenantId, mailId }: KeptMail, attempts: number): Promise<void> {
    await tx.query(LATER, [tenantId, mailId, attempts]);
  }
}

const cellOf = (rowId: string) => ({ table: 'mail', column: 'raw', rowId });
const idMark = (keys: PersonalData, id: string): string =>
  keys.blindIndex('mail-id', id).toString('hex');
const senderMark = (keys: PersonalData, address: string): string =>
  keys.blindIndex('mail-sender', address).toString('hex');
