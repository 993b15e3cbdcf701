import { Inject, Injectable } from '@nestjs/common';
import {
  type Identity,
  MOST_ORDER_ANSWERS,
  type OrderAnswerPage,
  type OrderList,
  type OrderListQuery,
  ProblemError,
  type SendBack,
} from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource, type Transaction, UnitOfWork } from '@tingsu/database';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { saidAt } from '../complaints/submission-dates.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { requireAuthority } from './order-access.js';
import { type Authority, OrderAuthorityRepository } from './order-authority.repository.js';
import { giveBackOf } from './order-place.js';
import { type OrdersAsked, OrderStandings } from './order-standing.repository.js';

/** The answers to orders on their way back to the authority. */
@Injectable()
export class AnswerOrders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authorities: OrderAuthorityRepository,
    private readonly references: ReferenceRepository,
    private readonly standings: OrderStandings,
    private readonly accessLog: AccessLogRepository,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {}

  list(who: Identity, id: string, query: OrderListQuery): Promise<OrderList> {
    return this.within(who, id, (tx, { adapter }, place) =>
      this.standings.list(tx, who, { ...query, adapterId: adapter.id, ...place }),
    );
  }

  /** What goes into a table of answers next; its first page is on record, with the days that were asked for. */
  page(who: Identity, id: string, query: Omit<OrderListQuery, 'limit'>): Promise<OrderAnswerPage> {
    return this.within(who, id, async (tx, { adapter, mapping }, place) => {
      if (query.cursor === undefined) await this.record(tx, who, query);
      const page = await this.standings.list(tx, who, {
        ...{ ...query, adapterId: adapter.id, ...place, limit: MOST_ORDER_ANSWERS },
      });
      return { ...page, name: adapter.name, columns: mapping.answers ?? [] };
    });
  }

  async sendBack(
    who: Identity,
    id: string,
    { orderNos, sentAt }: SendBack,
  ): Promise<{ readonly marked: number }> {
    const at = saidAt('sentAt', sentAt, this.time.now());
    return this.within(who, id, async (tx, { adapter }) => {
      const by = personOf(who);
      const sent = { adapterId: adapter.id, orderNos, at, by };
      return { marked: await this.standings.sendBack(tx, who, sent) };
    });
  }

  private async within<Answer>(
    who: Identity,
    id: string,
    work: (
      tx: Transaction,
      authority: Authority,
      place: Pick<OrdersAsked, 'timeZone' | 'giveBackBy'>,
    ) => Promise<Answer>,
  ): Promise<Answer> {
    const reference = await this.references.of(who.tenantId);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const authority = requireAuthority(who, await this.authorities.find(tx, id));
      return work(tx, authority, {
        timeZone: reference.timeZone,
        giveBackBy: (campus, order) => giveBackOf(authority, reference, campus, order),
      });
    });
  }

  private async record(
    tx: Transaction,
    who: Identity,
    { from, to }: Pick<OrderListQuery, 'from' | 'to'>,
  ): Promise<void> {
    await this.accessLog.record(tx, {
      ...{ personId: personOf(who), action: 'orders.export', outcome: 'allowed' },
      ...{ complaintId: null, uploadId: null, reason: `${from ?? ''}/${to ?? ''}` },
    });
  }
}

function personOf({ personId }: Identity): string {
  if (personId !== null) return personId;
  throw new ProblemError('session.required', 'Sign in and try again.');
}
