import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { IncomingCalls } from './call.entity.js';

const Kept = IncomingCalls.pick('signalId', 'callId', 'system', 'persons', 'body');
export type KeptCall = RowOf<typeof Kept>;

/** Calls that ring, for some minutes. */
@Injectable()
export class CallsRepository {
  /** False when this signal was taken before. What is older than so many minutes goes. */
  async add(tx: Transaction, call: KeptCall, keptMinutes: number): Promise<boolean> {
    await tx.query(
      'delete from incoming_call where tenant_id = $1 and received_at < $2::timestamptz - make_interval(mins => $3)',
      [tx.tenantId, tx.now, keptMinutes],
    );
    const added = await tx.query(
      `${Kept.insert({ tenantId: '$2::uuid', receivedAt: '$3::timestamptz' })} on conflict do nothing returning 1`,
      [Kept.json([call]), tenantOf(tx), tx.now],
    );
    return added.length > 0;
  }

  /** The newest signal of a call; null once it is over its minutes. */
  async find(tx: Transaction, callId: string, keptMinutes: number): Promise<KeptCall | null> {
    const [call = null] = await Kept.select(
      tx,
      `where tenant_id = $1 and call_id = $2 and received_at >= $3::timestamptz - make_interval(mins => $4)
       order by received_at desc, signal_id limit 1`,
      [tx.tenantId, callId, tx.now, keptMinutes],
    );
    return call;
  }

  /** Null for who is not active any more. */
  async loginOf(tx: Transaction, personId: string): Promise<string | null> {
    const [row] = await tx.query<{ login: string }>(
      'select login from staff where tenant_id = $1 and staff_id = $2 and active',
      [tx.tenantId, personId],
    );
    return row?.login ?? null;
  }

  /** The active member of staff with this login. */
  async personOf(tx: Transaction, login: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      'select staff_id as id from staff where tenant_id = $1 and login = $2 and active',
      [tx.tenantId, login],
    );
    return row?.id ?? null;
  }
}
