import { Injectable } from '@nestjs/common';
import {
  caseNoOf,
  type CheckOrders,
  type Identity,
  mayInHouse,
  type OrderCells,
  type OrderCheck,
  type OrderFault,
  type OrderTaken,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { type KnownOrder, KnownOrders } from './known-orders.repository.js';
import { requireAuthority } from './order-access.js';
import { OrderAuthorityRepository } from './order-authority.repository.js';
import { orderDraftOf } from './order-draft.js';
import { placeOf } from './order-place.js';
import { OrderTaking } from './order-taking.usecase.js';

/** Orders that staff hand in from a table: looked at first, then taken one by one, each as often as anybody likes. */
@Injectable()
export class TakeOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authorities: OrderAuthorityRepository,
    private readonly known: KnownOrders,
    private readonly references: ReferenceRepository,
    private readonly taking: OrderTaking,
  ) {}

  /** What would become of each order, by the rules by which it is taken. */
  async check(who: Identity, id: string, { orders }: CheckOrders): Promise<readonly OrderCheck[]> {
    const { adapter, read } = await this.opened(who, id);
    const looked = orders.map(({ row, cells }) => ({ row, ...read(cells) }));
    const known = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.known.find(
        tx,
        adapter.id,
        looked.map(({ draft, admitted }) => ({
          externalRef: draft.orderNo,
          admission: admitted.admission,
        })),
      ),
    );
    return looked.map(({ row, draft, admitted: { faults } }, index) => ({
      row,
      state: stateOf(faults, known[index] ?? null),
      complaintNo: known[index]?.complaintNo ?? null,
      dueAt: draft.dueAt?.toISOString() ?? null,
      faults: [...faults],
    }));
  }

  async take(who: Identity, id: string, cells: OrderCells): Promise<OrderTaken> {
    const { adapter, read } = await this.opened(who, id);
    const { draft, admitted } = read(cells);
    const taken = await this.taking.take(adapter, draft, admitted);
    return { ...taken, caseNo: caseNoOf(taken.complaintNo) };
  }

  /** The authority, and how its orders are read for this person. */
  private async opened(who: Identity, id: string) {
    const authority = await this.unitOfWork.run(who.tenantId, async (tx) =>
      requireAuthority(who, await this.authorities.find(tx, id)),
    );
    const { adapter } = authority;
    const reference = await this.references.of(who.tenantId);
    const place = placeOf(authority, reference);
    const reaches = (campus: string): boolean =>
      mayInHouse(who, 'order.take', { campus, department: null });
    return {
      adapter,
      read: (cells: OrderCells) => {
        const draft = orderDraftOf(cells, place);
        return { draft, admitted: this.taking.admitted(draft, adapter, reference, reaches) };
      },
    };
  }
}

function stateOf(faults: readonly OrderFault[], known: KnownOrder | null): OrderCheck['state'] {
  if (faults.length > 0) return 'faulty';
  if (known === null) return 'new';
  return known.same ? 'known' : 'changed';
}
