import { Injectable } from '@nestjs/common';
import { OrderMappingSchema } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { Adapters } from '../channels/adapter.entity.js';
import type { Adapter } from '../complaints/registration.js';
import { type OrderAuthorityEntity, OrderAuthorities } from './order-authority.entity.js';

const Own = OrderAuthorities.pick('channel', 'campus', 'mapping', 'version');
const Of = Adapters.pick('tenantId', 'id', 'name', 'channels', 'campuses', 'perMinute');
const FIND = `select ${Own.as('o')}, ${Of.as('a')} from order_authority o
  join adapter a on a.tenant_id = o.tenant_id and a.id = o.adapter_id where o.tenant_id = $1`;

/** An authority with the adapter in whose name its orders are taken. */
export type Authority = RowOf<typeof Own> & { readonly adapter: Adapter };
type Row = RowOf<typeof Own> & Adapter;

/** The authorities of a group, and how their orders are read. */
@Injectable()
export class OrderAuthorityRepository {
  async list(tx: Transaction): Promise<readonly Authority[]> {
    return (await tx.query<Row>(`${FIND} order by a.name`, [tx.tenantId])).map(authorityOf);
  }

  async find(tx: Transaction, id: string): Promise<Authority | null> {
    const [row] = await tx.query<Row>(`${FIND} and o.adapter_id = $2`, [tx.tenantId, id]);
    return row ? authorityOf(row) : null;
  }

  /** The adapter of this name, whether it is an authority or not. */
  async adapterNamed(tx: Transaction, name: string): Promise<Adapter | null> {
    const [adapter = null] = await Of.select(tx, 'where tenant_id = $1 and name = $2', [
      tx.tenantId,
      name,
    ]);
    return adapter;
  }

  /** False when it is an authority already. */
  async add(
    tx: Transaction,
    {
      adapterId,
      channel,
      campus,
      changedBy,
    }: Pick<OrderAuthorityEntity, 'adapterId' | 'channel' | 'campus' | 'changedBy'>,
  ): Promise<boolean> {
    const row = { adapterId, channel, campus, changedBy, mapping: {}, version: 1 };
    const rows = await tx.query<object>(
      `${OrderAuthorities.insert()} on conflict do nothing returning version`,
      [OrderAuthorities.json([{ ...row, tenantId: tenantOf(tx), changedAt: tx.now }])],
    );
    return rows.length > 0;
  }

  /** False when it is not of that version any more. */
  async save(
    tx: Transaction,
    {
      adapterId,
      campus,
      mapping,
      version,
      changedBy,
    }: Pick<OrderAuthorityEntity, 'adapterId' | 'campus' | 'mapping' | 'version' | 'changedBy'>,
  ): Promise<boolean> {
    const rows = await tx.query<object>(
      `update order_authority set campus = $3, mapping = $4, version = version + 1, changed_by = $5, changed_at = $6
       where tenant_id = $1 and adapter_id = $2 and version = $7 returning version`,
      [tx.tenantId, adapterId, campus, JSON.stringify(mapping), changedBy, tx.now, version],
    );
    return rows.length > 0;
  }
}

/** Ways of writing that this version does not know are left out, so that orders are read all the same. */
function authorityOf({ channel, campus, mapping, version, ...adapter }: Row): Authority {
  const read = OrderMappingSchema.safeParse(mapping);
  return { channel, campus, version, mapping: read.success ? read.data : {}, adapter };
}
