import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import type { StaffAddition } from '../complaints/addition.js';
import { Complaints } from '../complaints/complaint.entity.js';
import { Additions } from '../complaints/external-order.entity.js';
import {
  ExternalOrderRepository,
  sealedWords,
  wordsIn,
  LOCK_ONLY,
} from '../complaints/external-order.repository.js';

const Known = Additions.pick('id', 'nr', 'complaintId', 'adapterId', 'externalRef', 'body');
const Order = Complaints.pick('adapterId', 'externalRef');
type Order = RowOf<typeof Order>;
const NEXT = `select coalesce(max(nr), 0) + 1 as nr from complaint_addition where tenant_id = $1 and complaint_id = $2`;

/** Additions that staff take down. Those to an order are numbered with what its body says, so that no two are one version of the complaint. */
@Injectable()
export class StaffAdditionRepository {
  constructor(
    private readonly dataKeys: DataKeys,
    private readonly orders: ExternalOrderRepository,
  ) {}

  /** `fresh` is false for one that was there before. Throws `idempotency.key_reused` when it said something else. */
  async add(
    tx: Transaction,
    complaintId: string,
    addition: StaffAddition,
    key: Buffer,
  ): Promise<{ readonly nr: number; readonly fresh: boolean }> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `tingsu:intake.additions.${addition.personId}`,
    ]);
    const keys = await this.dataKeys.toSeal(tx, [complaintId]);
    const order = await orderOf(tx, complaintId);
    const [known] = await Known.select(tx, 'where tenant_id = $1 and person_id = $2 and key = $3', [
      tx.tenantId,
      addition.personId,
      key,
    ]);
    if (known) {
      if (!saysTheSame(keys, known, { complaintId, order, addition })) throw keyReused();
      return { nr: known.nr, fresh: false };
    }
    const nr =
      order.adapterId && order.externalRef
        ? await this.toOrder(
            tx,
            { adapterId: order.adapterId, externalRef: order.externalRef },
            addition,
            key,
          )
        : await this.toComplaint(tx, keys, complaintId, addition, key);
    return { nr, fresh: true };
  }

  private async toOrder(
    tx: Transaction,
    name: { readonly adapterId: string; readonly externalRef: string },
    { personId, ...addition }: StaffAddition,
    key: Buffer,
  ): Promise<number> {
    await this.orders.claim(tx, [{ ...name, ...LOCK_ONLY }]);
    const said = { ...name, ...addition, externalDueAt: null };
    return (await this.orders.add(tx, said, { key, mark: null, personId })).additions;
  }

  private async toComplaint(
    tx: Transaction,
    keys: PersonalData,
    complaintId: string,
    { id, kind, at, words, personId }: StaffAddition,
    key: Buffer,
  ): Promise<number> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `tingsu:intake.additions.${complaintId}`,
    ]);
    const [next] = await tx.query<{ nr: number }>(NEXT, [tx.tenantId, complaintId]);
    const nr = next?.nr ?? 1;
    const body = sealedWords(keys, id, words, complaintId);
    await Additions.add(tx, [
      {
        ...{ id, kind, at, key, nr, body, complaintId, personId },
        ...{ tenantId: tenantOf(tx), recordedAt: tx.now },
        ...{ adapterId: null, externalRef: null, externalDueAt: null },
      },
    ]);
    await this.orders.makeFindable(tx, [complaintId], id);
    return nr;
  }
}

/** The order that a complaint stands for; both null for one that no program handed over. */
async function orderOf(tx: Transaction, complaintId: string): Promise<Order> {
  const [order] = await Order.select(tx, 'where tenant_id = $1 and id = $2', [
    tx.tenantId,
    complaintId,
  ]);
  if (!order) throw new Error('a complaint vanished while it was added to');
  return order;
}

function saysTheSame(
  keys: PersonalData,
  known: RowOf<typeof Known>,
  given: { readonly complaintId: string; readonly order: Order; readonly addition: StaffAddition },
): boolean {
  const { complaintId, order, addition } = given;
  const same =
    known.complaintId === null
      ? known.adapterId === order.adapterId && known.externalRef === order.externalRef
      : known.complaintId === complaintId;
  const words = JSON.stringify(wordsIn(keys, known.id, known.body, complaintId));
  return same && words === JSON.stringify(addition.words);
}

const keyReused = (): ProblemError =>
  new ProblemError(
    'idempotency.key_reused',
    'This key already stands for another addition. Use a new key for a new one.',
  );
