import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import type { Addition, AdditionHead, AdditionWords, StoredAddition } from './addition.js';

const ADDITION_TABLE = 'complaint_addition';

/** Names an order: a number of an outside body, as one adapter hands it over. */
export type OrderName = Pick<Addition, 'adapterId' | 'externalRef'>;

/** An order as it stands after a statement that locked it. */
export interface Order extends OrderName {
  readonly complaintId: string | null;
  /** How many additions it has; the last one is the version of its complaint, less one. */
  readonly additions: number;
  readonly mark: Buffer | null;
}

const ORDER = `adapter_id as "adapterId", external_ref as "externalRef", complaint_id as "complaintId", additions, mark`;
const HEAD = `a.nr, a.kind, a.at, a.external_due_at as "externalDueAt"`;
const CLAIM = `insert into external_order as o (tenant_id, adapter_id, external_ref, complaint_id, mark)
  select $1, n.adapter_id, n.external_ref, n.complaint_id, n.mark
  from unnest($2::uuid[], $3::text[], $4::uuid[], $5::bytea[]) as n (adapter_id, external_ref, complaint_id, mark)
  order by n.adapter_id, n.external_ref
  on conflict (tenant_id, adapter_id, external_ref) do update
    set complaint_id = coalesce(o.complaint_id, excluded.complaint_id), mark = coalesce(o.mark, excluded.mark)
  returning ${ORDER}`;
const COUNT = `update external_order set additions = additions + 1, mark = coalesce($4, mark)
  where tenant_id = $1 and adapter_id = $2 and external_ref = $3
  returning ${ORDER}`;
const INSERT = `insert into complaint_addition
    (tenant_id, id, adapter_id, external_ref, nr, kind, at, recorded_at, external_due_at, key, body)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
const FIND = `select ${HEAD}, a.id, a.body from complaint c
  join complaint_addition a using (tenant_id, adapter_id, external_ref)
  where c.tenant_id = $1 and c.id = $2 order by a.nr`;
const FIND_HEADS = `select ${HEAD} from complaint_addition a
  where a.tenant_id = $1 and a.adapter_id = $2 and a.external_ref = $3 order by a.nr`;
const FIND_KEY = 'select 1 from complaint_addition where tenant_id = $1 and adapter_id = $2 and key = $3'; // prettier-ignore

/** The orders of outside bodies: one complaint for each number, and what was added to it. */
@Injectable()
export class ExternalOrderRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /**
   * Locks the orders and gives each its complaint, unless it has one already; a null complaint only asks for the lock.
   * Each name at most once. Waits for transactions that are about to give the same order a complaint.
   */
  claim(
    tx: Transaction,
    wanted: readonly (OrderName & Pick<Order, 'complaintId' | 'mark'>)[],
  ): Promise<readonly Order[]> {
    if (wanted.length === 0) return Promise.resolve([]);
    return tx.query<Order>(CLAIM, [
      tx.tenantId,
      wanted.map(({ adapterId }) => adapterId),
      wanted.map(({ externalRef }) => externalRef),
      wanted.map(({ complaintId }) => complaintId),
      wanted.map(({ mark }) => mark),
    ]);
  }

  /** Whether an urge with this key was recorded before. Ask under the lock of the order. */
  async knows(tx: Transaction, adapterId: string, key: Buffer): Promise<boolean> {
    return (await tx.query(FIND_KEY, [tx.tenantId, adapterId, key])).length > 0;
  }

  /** Records an addition to an order that `claim` locked. Returns the order with its new number of additions. */
  async add(
    tx: Transaction,
    addition: Addition,
    { key, mark }: { readonly key: Buffer | null; readonly mark: Buffer | null },
  ): Promise<Order> {
    const { id, adapterId, externalRef, kind, at, externalDueAt, words } = addition;
    const [order] = await tx.query<Order>(COUNT, [tx.tenantId, adapterId, externalRef, mark]);
    if (!order) throw new Error('The order query returned no row');
    const keys = await this.dataKeys.forTenant(tx);
    await tx.query(INSERT, [
      tx.tenantId,
      id,
      adapterId,
      externalRef,
      order.additions,
      kind,
      at,
      tx.now,
      externalDueAt,
      key,
      keys.seal(cellOf(id), JSON.stringify(words)),
    ]);
    return order;
  }

  async complaintNoOf(tx: Transaction, complaintId: string): Promise<string> {
    const [row] = await tx.query<{ complaintNo: string }>(
      'select complaint_no as "complaintNo" from complaint where tenant_id = $1 and id = $2',
      [tx.tenantId, complaintId],
    );
    if (!row) throw new Error('The complaint of an order is missing');
    return row.complaintNo;
  }

  /** What was said about an order before its complaint came, oldest first. */
  heads(tx: Transaction, { adapterId, externalRef }: OrderName): Promise<readonly AdditionHead[]> {
    return tx.query<AdditionHead>(FIND_HEADS, [tx.tenantId, adapterId, externalRef]);
  }

  /** Oldest first, opened; only for a reader whose right was checked. */
  async ofComplaint(tx: Transaction, complaintId: string): Promise<readonly StoredAddition[]> {
    const rows = await tx.query<AdditionHead & { readonly id: string; readonly body: Buffer }>(
      FIND,
      [tx.tenantId, complaintId],
    );
    const keys = await this.dataKeys.forTenant(tx);
    return rows.map(({ id, body, ...head }) => ({ ...head, words: wordsIn(keys, id, body) }));
  }
}

function wordsIn(keys: PersonalData, id: string, body: Buffer): AdditionWords {
  return JSON.parse(keys.open(cellOf(id), body)) as AdditionWords;
}

const cellOf = (rowId: string) => ({ table: ADDITION_TABLE, column: 'body', rowId });
