import { Injectable } from '@nestjs/common';
import type { Urge, UrgeTaken } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import type { Addition, OrderNewsKind } from './addition.js';
import { channelActor, complaintSupplemented, spokenOf } from './complaint-received.js';
import { ComplaintRepository } from './complaint.repository.js';
import { ExternalOrderRepository, LOCK_ONLY } from './external-order.repository.js';
import type { Reference } from '../reference/reference-data.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import type { Adapter } from './registration.js';
import { externalDueAtOf, saidAt } from './submission-dates.js';

export interface UrgeCommand {
  readonly adapter: Adapter;
  readonly key: string;
  readonly urge: Urge;
  /** What else an authority says of its order is taken the same way: that it returns it, or gives more time. */
  readonly kind?: OrderNewsKind;
}

/** Takes an urge (催办): it is added to the complaint of its order, or kept until the order comes. */
@Injectable()
export class RecordUrge {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly dataKeys: DataKeys,
    private readonly orders: ExternalOrderRepository,
    private readonly complaints: ComplaintRepository,
    private readonly references: ReferenceRepository,
  ) {}

  /** The same key acts once. */
  async execute(command: UrgeCommand): Promise<UrgeTaken> {
    const reference = await this.references.of(command.adapter.tenantId);
    return this.unitOfWork.run(command.adapter.tenantId, (tx) =>
      this.within(tx, command, reference),
    );
  }

  /** The same, as a part of something more. */
  async within(
    tx: Transaction,
    { adapter, key, urge, kind = 'urge' }: UrgeCommand,
    reference: Reference,
  ): Promise<UrgeTaken> {
    const keys = await this.dataKeys.forTenant(tx);
    const addition = additionOf(adapter, urge, kind, tx.now);
    const [known] = await this.orders.claim(tx, [{ ...addition, ...LOCK_ONLY }]);
    const complaintId = known?.complaintId ?? null;
    const complaintNo =
      complaintId === null ? null : await this.orders.complaintNoOf(tx, complaintId);
    const keyMark = keys.fingerprint('urge-key', key);
    if (!(await this.orders.knows(tx, adapter.id, keyMark))) {
      const order = await this.orders.add(tx, addition, { key: keyMark, mark: null });
      if (complaintId !== null && complaintNo !== null) {
        const complaint = await this.complaints.head(tx, complaintNo);
        if (!complaint) throw new Error('the complaint of an order vanished');
        const head = { ...addition, nr: order.additions };
        const author = channelActor(adapter.id);
        const found = spokenOf(reference.dangers(complaint, urge.note ?? null));
        const event = complaintSupplemented(complaint, author, head, tx.now, found);
        await this.outbox.append(tx, [event]);
      }
    }
    return { state: complaintId === null ? 'waiting' : 'added', complaintNo };
  }
}

function additionOf(adapter: Adapter, urge: Urge, kind: OrderNewsKind, now: Date): Addition {
  const at = saidAt('urgedAt', urge.urgedAt, now);
  const nothing = { content: null, demand: null, name: null, phone: null, email: null };
  return {
    id: uuid(),
    adapterId: adapter.id,
    externalRef: urge.externalRef,
    kind,
    at,
    externalDueAt: externalDueAtOf(urge, at).at,
    words: { ...nothing, address: null, note: urge.note ?? null },
  };
}
