import { Injectable } from '@nestjs/common';
import {
  type OrderCells,
  orderMessageIn,
  type OrderMessageKind,
  type PartnerOrderTaken,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import type { Adapter } from '../complaints/registration.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { notFound } from './order-access.js';
import { OrderFiles } from './order-files.usecase.js';
import { withFiles } from './order-files.js';
import { OrderAuthorityRepository } from './order-authority.repository.js';
import { orderDraftOf, type OrderDraft, type OrderNews } from './order-draft.js';
import { placeOf } from './order-place.js';
import { faulty, keyOf, OrderTaking } from './order-taking.usecase.js';

export interface OrderMessageCommand {
  readonly adapter: Adapter;
  /** By which the sender tells its messages apart; their words, if it has none. */
  readonly key: string | null;
  /** A message in the form of the authority. */
  readonly body: object;
  /** When it reached us first, if that was not now. */
  readonly arrivedAt?: Date | undefined;
}

/** A message of an authority in its own form: an order, or what it says of one, also of one that has not come yet. */
@Injectable()
export class TakeOrderMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authorities: OrderAuthorityRepository,
    private readonly references: ReferenceRepository,
    private readonly taking: OrderTaking,
    private readonly files: OrderFiles,
  ) {}

  /** Throws a ProblemError for everything that its sender or a person can repair. */
  async execute({
    adapter,
    key,
    body,
    arrivedAt,
  }: OrderMessageCommand): Promise<PartnerOrderTaken> {
    const { tenantId, id } = adapter;
    const authority = await this.unitOfWork.run(tenantId, (tx) => this.authorities.find(tx, id));
    if (!authority) throw notFound();
    const reference = await this.references.of(tenantId);
    const { messages = {} } = authority.mapping;
    const { kind, cells } = orderMessageIn(body, messages);
    const draft = orderDraftOf(cells, placeOf(authority, reference));
    if (kind === 'order') {
      const admitted = this.taking.admitted(draft, adapter, reference);
      const { submission } = admitted;
      if (admitted.faults.length > 0 || !submission) throw faulty(admitted.faults);
      const kept = await this.files.keep({ adapter, orderNo: draft.orderNo }, body, messages.files);
      const whole = { ...admitted, submission: withFiles(submission, kept) };
      const { known, complaintNo } = await this.taking.take(adapter, draft, whole, arrivedAt);
      const { notTaken } = kept;
      return {
        state: known ? 'known' : 'new',
        complaintNo,
        ...(notTaken.length > 0 ? { filesNotTaken: [...notTaken] } : {}),
      };
    }
    const news = newsOf(kind, draft, cells);
    return this.taking.tell(adapter, news, key ?? keyOf(kind, body));
  }
}

/** One message says one thing of its order; without a word about it, that it is so. */
function newsOf(
  kind: Exclude<OrderMessageKind, 'order'>,
  { orderNo, news, dueAt, faults }: OrderDraft,
  { dueBy, extendedTo }: OrderCells,
): OrderNews {
  if (faults.length > 0) throw faulty(faults);
  if (kind === 'extended' && !dueBy && !extendedTo)
    throw faulty([{ field: 'extendedTo', code: 'required', message: 'Say until when' }]);
  const said = news.find((one) => one.kind === kind)?.said ?? { externalRef: orderNo };
  const wanted = dueAt && said.externalDueAt === undefined;
  return {
    kind,
    said: wanted ? { ...said, externalDueAt: dueAt.toISOString() } : said,
  };
}
