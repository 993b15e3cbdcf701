import { Injectable } from '@nestjs/common';
import { ERASED_WORDS } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { putEntries } from '@tingsu/find';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import type { Addition, AdditionHead, AdditionWords, StoredAddition } from './addition.js';
import { Complaints } from './complaint.entity.js';
import { Additions, ExternalOrders } from './external-order.entity.js';
import { tokensOf } from './findable.provider.js';

const ADDITION_TABLE = 'complaint_addition';

const Order = ExternalOrders.pick('adapterId', 'externalRef', 'complaintId', 'additions', 'mark');
/** An order as it stands after a statement that locked it. */
export type Order = RowOf<typeof Order>;
/** Names an order: a number of an outside body, as one adapter hands it over. */
export type OrderName = Pick<Order, 'adapterId' | 'externalRef'>;

const Claimed = ExternalOrders.pick(
  ...(['adapterId', 'externalRef', 'complaintId', 'mark'] as const),
  ...(['receivedAt', 'dueAt'] as const),
);
/** Asks only for the lock of an order. */
export const LOCK_ONLY = { complaintId: null, mark: null, receivedAt: null, dueAt: null } as const;
const CLAIM = `insert into external_order as o (tenant_id, ${Claimed.names})
  select $2, ${Claimed.of()} from ${Claimed.rows()} order by r."adapterId", r."externalRef"
  on conflict (tenant_id, adapter_id, external_ref) do update
    set complaint_id = coalesce(o.complaint_id, excluded.complaint_id), mark = coalesce(o.mark, excluded.mark),
      received_at = coalesce(o.received_at, excluded.received_at), due_at = coalesce(o.due_at, excluded.due_at)
  returning ${Order.as()}`;
/** One that is returned has to be answered again. */
const COUNT = `update external_order set additions = additions + 1, mark = coalesce($4, mark), due_at = coalesce($5, due_at),
    sent_back_at = case when $6 then null else sent_back_at end, sent_back_by = case when $6 then null else sent_back_by end
  where tenant_id = $1 and adapter_id = $2 and external_ref = $3
  returning ${Order.as()}`;
const Kept = Additions.pick('id', 'nr', 'recordedAt', 'body');
/** Of an order under its number, of other complaints under their id. */
const additionsOf = (columns: string): string =>
  `select ${columns} from complaint c join complaint_addition a using (tenant_id, adapter_id, external_ref)
     where c.tenant_id = $1 and c.id = any($2::uuid[])
   union all select ${columns} from complaint c
     join complaint_addition a on a.tenant_id = c.tenant_id and a.complaint_id = c.id
     where c.tenant_id = $1 and c.id = any($2::uuid[])`;
const OF_COMPLAINTS = `${additionsOf(`${Kept.as('a')}, c.id as "complaintId"`)} order by "complaintId", nr`;
const Head = Additions.pick('nr', 'kind', 'at', 'externalDueAt');
const Sealed = Additions.pick('id', 'body', 'personId');
const FIND = `${additionsOf(`${Head.as('a')}, ${Sealed.as('a')}`)} order by nr`;

/** The orders of outside bodies: one complaint for each number, and what was added to it. */
@Injectable()
export class ExternalOrderRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /**
   * Locks the orders and gives each its complaint, unless it has one already; a null complaint only asks for the lock.
   * Each name at most once. Waits for transactions that are about to give the same order a complaint.
   */
  claim(tx: Transaction, wanted: readonly RowOf<typeof Claimed>[]): Promise<readonly Order[]> {
    if (wanted.length === 0) return Promise.resolve([]);
    return tx.query<Order>(CLAIM, [Claimed.json(wanted), tx.tenantId]);
  }

  /** Whether an urge with this key was recorded before. Ask under the lock of the order. */
  async knows(tx: Transaction, adapterId: string, key: Buffer): Promise<boolean> {
    const rows = await Additions.pick('nr').select(
      tx,
      'where tenant_id = $1 and adapter_id = $2 and key = $3',
      [tx.tenantId, adapterId, key],
    );
    return rows.length > 0;
  }

  /** Records an addition to an order that `claim` locked. Returns the order with its new number of additions. */
  async add(
    tx: Transaction,
    addition: Addition,
    {
      key,
      mark,
      personId = null,
    }: {
      readonly key: Buffer | null;
      readonly mark: Buffer | null;
      readonly personId?: string | null;
    },
  ): Promise<Order> {
    const { id, adapterId, externalRef, kind, at, externalDueAt, words } = addition;
    const [order] = await tx.query<Order>(COUNT, [
      ...[tx.tenantId, adapterId, externalRef, mark],
      ...[externalDueAt, kind === 'returned'],
    ]);
    if (!order) throw new Error('The order query returned no row');
    const keys = await this.dataKeys.toSeal(
      tx,
      order.complaintId === null ? [] : [order.complaintId],
    );
    const body = sealedWords(keys, id, words, order.complaintId);
    await Additions.add(tx, [
      {
        ...{ id, adapterId, externalRef, kind, at, externalDueAt, key, body },
        ...{ tenantId: tenantOf(tx), nr: order.additions, recordedAt: tx.now },
        ...{ complaintId: null, personId },
      },
    ]);
    // One that comes before its complaint is made findable with it.
    if (order.complaintId !== null) await this.makeFindable(tx, [order.complaintId], id);
    return order;
  }

  async complaintNoOf(tx: Transaction, complaintId: string): Promise<string> {
    const [row] = await Complaints.pick('complaintNo').select(
      tx,
      'where tenant_id = $1 and id = $2',
      [tx.tenantId, complaintId],
    );
    if (!row) throw new Error('The complaint of an order is missing');
    return row.complaintNo;
  }

  /** What was said about an order before its complaint came, oldest first. */
  heads(tx: Transaction, { adapterId, externalRef }: OrderName): Promise<readonly AdditionHead[]> {
    return Head.select(
      tx,
      'where tenant_id = $1 and adapter_id = $2 and external_ref = $3 order by nr',
      [tx.tenantId, adapterId, externalRef],
    );
  }

  /** Makes the additions of complaints findable: all of them, or one. */
  async makeFindable(
    tx: Transaction,
    complaintIds: readonly string[],
    only?: string,
  ): Promise<void> {
    const keys = await this.dataKeys.forTenant(tx);
    const kept = await this.opened(tx, complaintIds);
    const wanted = kept.filter(({ id }) => only === undefined || id === only);
    await putEntries(tx, keys, wanted.map(findableOf));
  }

  /** The additions of complaints, opened; only for a reader whose right was checked, and for the index. */
  async opened(
    tx: Transaction,
    complaintIds: readonly string[],
  ): Promise<readonly OpenedAddition[]> {
    const keys = await this.dataKeys.toOpen(tx, complaintIds);
    const rows = await tx.query<RowOf<typeof Kept> & { readonly complaintId: string }>(
      OF_COMPLAINTS,
      [tx.tenantId, complaintIds],
    );
    return rows.map(({ body, ...row }) => ({
      ...row,
      words: wordsIn(keys, row.id, body, row.complaintId),
    }));
  }

  /** Oldest first, opened; only for a reader whose right was checked. */
  async ofComplaint(tx: Transaction, complaintId: string): Promise<readonly StoredAddition[]> {
    const rows = await tx.query<RowOf<typeof Head> & RowOf<typeof Sealed>>(FIND, [
      tx.tenantId,
      [complaintId],
    ]);
    const keys = await this.dataKeys.toOpen(tx, [complaintId]);
    return rows.map(({ id, body, ...head }) => ({
      ...head,
      words: wordsIn(keys, id, body, complaintId),
    }));
  }
}

/** An addition of a complaint, opened. */
export interface OpenedAddition {
  readonly complaintId: string;
  readonly id: string;
  readonly nr: number;
  readonly recordedAt: Date;
  readonly words: AdditionWords;
}

/** The part of a complaint that an addition is; the complaint itself is part 0. */
export const findableOf = ({ complaintId, nr, recordedAt, words }: OpenedAddition) => ({
  subject: complaintId,
  part: nr,
  at: recordedAt,
  tokens: tokensOf({
    ...{ texts: textsOf(words), names: [words.name, words.patientName ?? null] },
    ...{ phone: words.phone, numbers: [words.recordNo, words.visitNo] },
  }),
});

export const textsOf = ({ content, demand, note }: AdditionWords): (string | null)[] => [
  content,
  demand,
  note,
];

/** What is said of an order before its complaint is there belongs to no complaint yet. */
export const sealedWords = (
  keys: PersonalData,
  id: string,
  words: AdditionWords,
  complaintId: string | null,
): Buffer => keys.seal(cellOf(id, complaintId), JSON.stringify(words));

export function wordsIn(
  keys: PersonalData,
  id: string,
  body: Buffer,
  complaintId: string | null,
): AdditionWords {
  return keys.openJson(cellOf(id, complaintId), body, ERASED) as AdditionWords;
}

const ERASED: AdditionWords = {
  ...{ content: ERASED_WORDS, demand: null, note: null },
  ...{ name: null, phone: null, email: null, address: null },
};

const cellOf = (rowId: string, complaintId: string | null) => ({
  ...{ table: ADDITION_TABLE, column: 'body', rowId },
  ...(complaintId === null ? {} : { subject: complaintId }),
});
