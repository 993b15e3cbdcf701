import { Injectable } from '@nestjs/common';
import {
  type AnswerOfAuthority,
  type AskAuthority,
  type Identity,
  type OrderRequest,
  ProblemError,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { errorAt } from '../complaints/field-problem.js';
import { RecordUrge } from '../complaints/record-urge.usecase.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import type { Reference } from '../reference/reference-data.js';
import { cannotAsk } from './asking.js';
import { requireAuthority } from './order-access.js';
import { type Authority, OrderAuthorityRepository } from './order-authority.repository.js';
import { giveBackOf } from './order-place.js';
import { OrderRequestRepository, type StoredRequest } from './order-request.repository.js';
import { OrderStandings, requestView } from './order-standing.repository.js';

/** What the office asks of an authority about an order, and what it answers. */
@Injectable()
export class AskAuthorities {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authorities: OrderAuthorityRepository,
    private readonly references: ReferenceRepository,
    private readonly standings: OrderStandings,
    private readonly requests: OrderRequestRepository,
    private readonly urges: RecordUrge,
  ) {}

  ask(who: Identity, id: string, wanted: AskAuthority): Promise<OrderRequest> {
    const { orderNo, kind, reason, until } = wanted;
    return this.within(who, id, orderNo, async (tx, { authority, order, reference }) => {
      const limit = giveBackOf(authority, reference, order.campus, order);
      const refusal = cannotAsk(wanted, { ...order, giveBackBy: limit }, tx.now);
      if (refusal)
        throw new ProblemError(
          refusal.code,
          refusal.detail,
          refusal.field === 'until' ? errorAt('until', 'invalid_value', refusal.detail) : {},
        );
      const added = await this.requests.add(tx, {
        ...{
          requestId: uuid(),
          adapterId: authority.adapter.id,
          externalRef: orderNo,
          kind,
          reason,
        },
        until: kind === 'more_time' && until !== undefined ? new Date(until) : null,
        askedBy: personOf(who),
      });
      if (!added)
        throw new ProblemError(
          'order_request.open',
          'Write down its answer to the last one first.',
        );
      return this.shown(tx, authority, orderNo);
    });
  }

  /** More time that is given moves the limit of the order; one that is taken back owes no answer any more. */
  answer(
    who: Identity,
    id: string,
    orderNo: string,
    said: AnswerOfAuthority,
  ): Promise<OrderRequest> {
    return this.within(who, id, orderNo, async (tx, { authority, reference }) => {
      const last = await this.last(tx, authority, orderNo);
      const answered = await this.requests.answer(tx, last, {
        answer: said.granted ? 'granted' : 'refused',
        until: said.until === undefined ? null : new Date(said.until),
        ...{ note: said.note ?? null, by: personOf(who) },
      });
      if (!answered) throw new ProblemError('order_request.answered', 'It is answered already.');
      if (said.granted) await this.grant(tx, who, { authority, reference, last, said });
      return this.shown(tx, authority, orderNo);
    });
  }

  private async grant(
    tx: Transaction,
    who: Identity,
    {
      authority: { adapter },
      reference,
      last: { kind, until, requestId, externalRef },
      said,
    }: {
      readonly authority: Authority;
      readonly reference: Reference;
      readonly last: StoredRequest;
      readonly said: AnswerOfAuthority;
    },
  ): Promise<void> {
    if (kind === 'give_back') {
      const sent = { adapterId: adapter.id, orderNos: [externalRef], at: tx.now };
      await this.standings.sendBack(tx, who, { ...sent, by: personOf(who) });
      return;
    }
    const externalDueAt = said.until ?? until?.toISOString();
    const urge = {
      ...{ externalRef, ...(externalDueAt ? { externalDueAt } : {}) },
      ...(said.note ? { note: said.note } : {}),
    };
    const key = `extended:${requestId}`;
    await this.urges.within(tx, { adapter, kind: 'extended', urge, key }, reference);
  }

  private async within<Answer>(
    who: Identity,
    id: string,
    orderNo: string,
    work: (
      tx: Transaction,
      at: {
        readonly authority: Authority;
        readonly order: NonNullable<Awaited<ReturnType<OrderStandings['lock']>>>;
        readonly reference: Reference;
      },
    ) => Promise<Answer>,
  ): Promise<Answer> {
    const reference = await this.references.of(who.tenantId);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const authority = requireAuthority(who, await this.authorities.find(tx, id));
      const order = await this.standings.lock(tx, who, authority.adapter.id, orderNo);
      if (!order) throw new ProblemError('order.unknown', 'Choose an order from the list.');
      return work(tx, { authority, order, reference });
    });
  }

  private async last(
    tx: Transaction,
    { adapter }: Authority,
    orderNo: string,
  ): Promise<StoredRequest> {
    const found = (await this.requests.last(tx, adapter.id, [orderNo])).get(orderNo);
    if (!found) throw new ProblemError('order.unknown', 'Nothing was asked about this order.');
    return found;
  }

  private async shown(tx: Transaction, authority: Authority, orderNo: string) {
    const view = requestView(await this.last(tx, authority, orderNo));
    if (!view) throw new Error('what was asked of an authority vanished');
    return view;
  }
}

function personOf({ personId }: Identity): string {
  if (personId !== null) return personId;
  throw new ProblemError('session.required', 'Sign in and try again.');
}
