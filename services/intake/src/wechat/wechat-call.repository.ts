import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { openIdMark } from '../complaints/open-id-mark.js';
import type { WechatMessage } from './call.js';
import { WechatCalls } from './wechat.entity.js';

const Claimed = WechatCalls.pick(
  ...(['tenantId', 'callId', 'personMark', 'receivedAt', 'state', 'attempts'] as const),
  ...(['body', 'reply'] as const),
);
/** What this process alone works on until its lease ends. */
export type ClaimedCall = RowOf<typeof Claimed>;

export interface Reply {
  readonly openId: string;
  readonly words: string;
}

/** Of each person one after the other, as they wrote, and the answers in the same order. */
const CLAIM = `with due as (
    select tenant_id, call_id from wechat_call c where state <> 'done' and due_at <= instant()
      and not exists (select from wechat_call e where e.tenant_id = c.tenant_id and e.person_mark = c.person_mark
        and e.state = c.state and e.state <> 'done' and e.call_id < c.call_id)
    order by due_at limit $1 for update skip locked)
  update wechat_call c set attempts = attempts + 1, due_at = instant() + interval '2 minutes'
  from due where c.tenant_id = due.tenant_id and c.call_id = due.call_id returning ${Claimed.as('c')}`;
const ANSWER = `update wechat_call set state = $4, reply = $5, body = case when $6 then body end, attempts = 0, due_at = instant()
  where tenant_id = $1 and call_id = $2 and state = 'kept' and attempts = $3 returning call_id`;
const COUNT = `select count(*)::int as count from wechat_call
  where tenant_id = $1 and person_mark = $2 and received_at > $3::timestamptz - interval '1 day' and received_at <= $3`;

/** Those that failed are kept longer: somebody may take them up again. */
const FORGET = `delete from wechat_call where (tenant_id, call_id) in (
    select tenant_id, call_id from wechat_call where state = 'done' and received_at < instant() - interval '30 days'
      and (body is null or received_at < instant() - interval '180 days') order by received_at limit $1)`;
const AGAIN = `update wechat_call set state = 'kept', attempts = 0, due_at = instant(), reply = null, body = $3
  where tenant_id = $1 and call_id = $2 and state <> 'kept' and body is not null returning call_id`;

const cellOf = (column: 'body' | 'reply', rowId: string) => ({
  ...{ table: 'wechat_call', column, rowId },
});

/** What people wrote to the official account, kept as it came. */
@Injectable()
export class WechatCallRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /** Once, however often WeChat sends it. */
  async keep(tx: Transaction, message: WechatMessage): Promise<void> {
    const keys = await this.dataKeys.forTenant(tx);
    const callId = uuid();
    await WechatCalls.add(
      tx,
      [
        {
          ...{ tenantId: tenantOf(tx), callId, receivedAt: tx.now, dueAt: tx.now },
          ...{ state: 'kept' as const, attempts: 0, reply: null },
          digest: keys.fingerprint('wechat-call', message.mark),
          personMark: openIdMark(keys, message.openId),
          body: keys.seal(cellOf('body', callId), JSON.stringify(message)),
        },
      ],
      'on conflict (tenant_id, digest) do nothing',
    );
  }

  /** What is due, of any group. */
  claim(tx: Transaction, limit: number): Promise<ClaimedCall[]> {
    return tx.query<ClaimedCall>(CLAIM, [limit]);
  }

  async message(tx: Transaction, { callId, body }: ClaimedCall): Promise<WechatMessage> {
    const keys = await this.dataKeys.forTenant(tx);
    return JSON.parse(keys.openOptional(cellOf('body', callId), body) ?? '') as WechatMessage;
  }

  /** One that could not be taken; null once it was taken or dismissed. */
  async kept(tx: Transaction, callId: string): Promise<WechatMessage | null> {
    const [row] = await WechatCalls.pick('body').select(
      tx,
      `where tenant_id = $1 and call_id = $2 and body is not null`,
      [tx.tenantId, callId],
    );
    const keys = await this.dataKeys.forTenant(tx);
    const text = row && keys.openOptional(cellOf('body', callId), row.body);
    return text ? (JSON.parse(text) as WechatMessage) : null;
  }

  /** It is looked at once more, with other words if some are given. False when it is gone. */
  async again(tx: Transaction, callId: string, words: string | null): Promise<boolean> {
    const message = await this.kept(tx, callId);
    if (!message) return false;
    const said = words === null ? message.said : { kind: 'text' as const, words };
    const keys = await this.dataKeys.forTenant(tx);
    const body = keys.seal(cellOf('body', callId), JSON.stringify({ ...message, said }));
    return (await tx.query(AGAIN, [tx.tenantId, callId, body])).length > 0;
  }

  /** Nobody takes it up again. */
  async discard(tx: Transaction, callId: string): Promise<void> {
    await tx.query(
      `update wechat_call set body = null where tenant_id = $1 and call_id = $2 and state <> 'kept'`,
      [tx.tenantId, callId],
    );
  }

  /** Of all groups, so many at a time. */
  async forget(tx: Transaction, limit: number): Promise<void> {
    await tx.query(FORGET, [limit]);
  }

  async reply(tx: Transaction, { callId, reply }: ClaimedCall): Promise<Reply> {
    const keys = await this.dataKeys.forTenant(tx);
    return JSON.parse(keys.openOptional(cellOf('reply', callId), reply) ?? '') as Reply;
  }

  /** It was looked at. Throws when another process did that meanwhile, so that nothing is done twice. */
  async answer(
    tx: Transaction,
    { tenantId, callId, attempts }: ClaimedCall,
    reply: Reply | null,
    { keepBody = false } = {},
  ): Promise<void> {
    const keys = await this.dataKeys.forTenant(tx);
    const sealed = reply && keys.seal(cellOf('reply', callId), JSON.stringify(reply));
    const rows = await tx.query(ANSWER, [
      ...[tenantId, callId, attempts, reply ? 'replying' : 'done', sealed, keepBody],
    ]);
    if (rows.length === 0) throw new Error('another process took a message of WeChat over');
  }

  /** The answer went out, or never will. */
  async end(tx: Transaction, { tenantId, callId }: ClaimedCall): Promise<void> {
    await tx.query(
      `update wechat_call set state = 'done', reply = null where tenant_id = $1 and call_id = $2 and state = 'replying'`,
      [tenantId, callId],
    );
  }

  /** It is tried again later; an outage is no attempt at the message. */
  async later(
    tx: Transaction,
    { tenantId, callId, attempts }: ClaimedCall,
    { seconds, counted }: { readonly seconds: number; readonly counted: boolean },
  ): Promise<void> {
    await tx.query(
      `update wechat_call set due_at = instant() + make_interval(secs => $4), attempts = attempts - $5
       where tenant_id = $1 and call_id = $2 and attempts = $3`,
      [tenantId, callId, attempts, seconds, counted ? 0 : 1],
    );
  }

  /** How much this person wrote within the day before. */
  async countOfDay(tx: Transaction, { personMark, receivedAt }: ClaimedCall): Promise<number> {
    const [row] = await tx.query<{ count: number }>(COUNT, [tx.tenantId, personMark, receivedAt]);
    return row?.count ?? 0;
  }
}
