import { Injectable } from '@nestjs/common';
import type { SaveApiKey } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { Adapters } from './adapter.entity.js';
import { hashApiKey, hintOf } from './adapter.repository.js';
import { InletUses } from './inlet-use.entity.js';

const Shown = Adapters.pick(
  ...(['id', 'name', 'channels', 'campuses', 'perMinute', 'expiresAt', 'active'] as const),
  ...(['keyHint', 'formerUntil', 'createdAt', 'readsEvents'] as const),
);
const Made = Adapters.omit('formerKeyHash', 'formerUntil');
const Lasts = InletUses.pick('taken', 'refused', 'takenAt', 'refusedAt', 'refusedCode');
export type ShownKey = RowOf<typeof Shown> & RowOf<typeof Lasts>;

/** As `isWithoutKey` tells the adapters of mailboxes and official accounts by their names. */
const WITH_KEY = `name !~ '@|^WeChat wx\\w+$'`;
const LIST = `select ${Shown.as('a')}, ${Lasts.as('u')} from adapter a
  cross join lateral (
    select coalesce(sum(taken) filter (where day > instant()::date - 30), 0)::int as taken,
      coalesce(sum(refused) filter (where day > instant()::date - 30), 0)::int as refused,
      max(taken_at) as taken_at, max(refused_at) as refused_at,
      (array_agg(refused_code order by refused_at desc nulls last))[1] as refused_code
    from inlet_use where tenant_id = a.tenant_id and inlet = a.id::text) u
  where a.tenant_id = $1 and a.${WITH_KEY} and ($2::text is null or a.name > $2) order by a.name limit $3`;
const CHANGE = `update adapter set name = $3, channels = $4, campuses = $5, per_minute = $6, expires_at = $7, reads_events = $8, changed_by = $9
  where tenant_id = $1 and id = $2 and ${WITH_KEY} returning id`;
/** Who sends the key before after its time is told so. */
const EXCHANGE = `update adapter set former_key_hash = key_hash,
    former_until = instant() + make_interval(hours => case when active then $5::int else 0 end),
    key_hash = $3, key_hint = $4, active = true, changed_by = $6
  where tenant_id = $1 and id = $2 and ${WITH_KEY} returning id`;
const REVOKE = `update adapter set active = false, changed_by = $3
  where tenant_id = $1 and id = $2 and ${WITH_KEY} returning id`;

/** API keys as administrators see to them. A key itself is only ever written, as its hash. */
@Injectable()
export class ApiKeyRepository {
  list(tx: Transaction, after: string | null, limit: number): Promise<ShownKey[]> {
    return tx.query<ShownKey>(LIST, [tx.tenantId, after, limit]);
  }

  async isNameTaken(tx: Transaction, name: string, but: string | null): Promise<boolean> {
    const rows = await Adapters.pick('id').select(
      tx,
      'where tenant_id = $1 and name = $2 and ($3::uuid is null or id <> $3)',
      [tx.tenantId, name, but],
    );
    return rows.length > 0;
  }

  async make(
    tx: Transaction,
    key: string,
    { expiresAt, ...settings }: SaveApiKey,
    changedBy: string | null,
  ): Promise<string> {
    const id = uuid();
    await Made.add(tx, [
      {
        ...{ ...settings, tenantId: tenantOf(tx), id, active: true, changedBy, expiresAt },
        ...{ keyHash: hashApiKey(key), keyHint: hintOf(key), createdAt: tx.now },
      },
    ]);
    return id;
  }

  /** False when there is none; so for the others below. */
  async change(
    tx: Transaction,
    id: string,
    { name, channels, campuses, perMinute, expiresAt, readsEvents }: SaveApiKey,
    changedBy: string | null,
  ): Promise<boolean> {
    const settings = [name, channels, campuses, perMinute, expiresAt, readsEvents, changedBy];
    return (await tx.query(CHANGE, [tx.tenantId, id, ...settings])).length > 0;
  }

  /** The key before works on for so many hours. A revoked one opens again, under its new key alone. */
  async exchange(
    tx: Transaction,
    id: string,
    {
      key,
      overlapHours,
      changedBy,
    }: { readonly key: string; readonly overlapHours: number; readonly changedBy: string | null },
  ): Promise<boolean> {
    const values = [hashApiKey(key), hintOf(key), overlapHours, changedBy];
    return (await tx.query(EXCHANGE, [tx.tenantId, id, ...values])).length > 0;
  }

  async revoke(tx: Transaction, id: string, changedBy: string | null): Promise<boolean> {
    return (await tx.query(REVOKE, [tx.tenantId, id, changedBy])).length > 0;
  }
}
