import { Injectable } from '@nestjs/common';
import {
  caseNoOf,
  cursorOf,
  ENDED_STATES,
  type Identity,
  instantOnWall,
  mayInHouse,
  type OrderList,
  type OrderListQuery,
  type OrderRequest,
  type OrderStanding,
} from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { z } from 'zod';
import { ExternalOrders } from '../complaints/external-order.entity.js';
import { CaseCopies } from '../progress/case-copy.entity.js';
import { accessOnRecord } from '../complaints/complaint-access.js';
import { Complaints } from '../complaints/complaint.entity.js';
import { OrderRequestRepository, type StoredRequest } from './order-request.repository.js';

const Own = ExternalOrders.pick('externalRef', 'dueAt', 'sentBackAt', 'sentBackBy');
const Of = Complaints.pick(
  ...(['id', 'complaintNo', 'campus', 'department', 'receivedAt'] as const),
  ...(['namedUnits', 'namedPersons'] as const),
);
const Copied = CaseCopies.pick('caseId', 'access', 'answeredAt');
type Row = RowOf<typeof Own> &
  RowOf<typeof Of> & {
    readonly [Key in keyof RowOf<typeof Copied>]: RowOf<typeof Copied>[Key] | null;
  } & {
    /** The time by which it stands in the list, as PostgreSQL writes it. */
    readonly place: string;
  };

const DUE = `coalesce(o.due_at, 'infinity'::timestamptz)`;
const FROM = `external_order o
  join complaint c on c.tenant_id = o.tenant_id and c.id = o.complaint_id
  left join case_copy k on k.tenant_id = o.tenant_id and k.complaint_id = o.complaint_id`;
const selectBy = (
  by: string,
): string => `select ${Own.as('o')}, ${Of.as('c')}, ${Copied.as('k')}, ${by}::text as place from ${FROM}
  where o.tenant_id = $1 and o.adapter_id = $2 and o.complaint_id is not null`;

/** Which orders, and in which order; each fits an index. */
interface Listing {
  readonly where: string;
  readonly by: string;
  readonly ascending: boolean;
}
/** Answered, or ended in another way that the authority is told: declined, withdrawn, referred, merged. */
const ANSWERABLE = `(k.answered_at is not null or k.state in (${ENDED_STATES.map((state) => `'${state}'`).join(', ')}))`;
const OWED: Listing = { where: 'and o.sent_back_at is null', by: DUE, ascending: true };
const LISTINGS: Readonly<Record<OrderListQuery['state'], Listing>> = {
  owed: OWED,
  ready: { ...OWED, where: `${OWED.where} and ${ANSWERABLE}` },
  sent: { where: 'and o.sent_back_at is not null', by: 'o.sent_back_at', ascending: false },
  all: { where: '', by: 'o.received_at', ascending: false },
};
const PLACES = cursorOf(z.tuple([z.string().max(40), z.string().max(100)]));

export interface OrdersAsked extends OrderListQuery {
  readonly adapterId: string;
  readonly timeZone: string;
  /** Until when an order of a campus may be given back. */
  giveBackBy(campus: string, order: { readonly receivedAt: Date }): Date | null;
}

/** How orders stand towards their authority. */
@Injectable()
export class OrderStandings {
  constructor(private readonly requests: OrderRequestRepository) {}

  /** Of those that are owed, the ones that are wanted first come first; of the others the newest. A page leaves out what the reader may not know of. */
  async list(tx: Transaction, who: Identity, asked: OrdersAsked): Promise<OrderList> {
    const { adapterId, state, from, to, timeZone, limit, cursor } = asked;
    const [at, ref] = PLACES.read(cursor) ?? [null, null];
    const { where, by, ascending } = LISTINGS[state];
    const [beyond, direction] = ascending ? ['>', 'asc'] : ['<', 'desc'];
    const rows = await tx.query<Row>(
      `${selectBy(by)} ${where}
         and ($3::timestamptz is null or o.received_at >= $3) and ($4::timestamptz is null or o.received_at < $4)
         and ($5::timestamptz is null or (${by}, o.external_ref) ${beyond} ($5::timestamptz, $6))
       order by ${by} ${direction}, o.external_ref ${direction} limit $7`,
      [
        ...[tx.tenantId, adapterId],
        ...[
          from && instantOnWall(from, '00:00', timeZone),
          to && instantOnWall(to, '24:00', timeZone),
        ],
        ...[at, ref, limit + 1],
      ],
    );
    const page = PLACES.page(rows, limit, (row) => [row.place, row.externalRef]);
    const seen = page.items.filter((row) => isSeenBy(who, row));
    const refs = seen.map(({ externalRef }) => externalRef);
    const requests = await this.requests.last(tx, adapterId, refs);
    const items = seen.map((row) => ({
      ...standingOf(row),
      giveBackBy: asked.giveBackBy(row.campus, row)?.toISOString() ?? null,
      request: requestView(requests.get(row.externalRef)),
    }));
    return { items, nextCursor: page.nextCursor };
  }

  /** Locks an order that this person takes; null for one that they do not know of. */
  async lock(
    tx: Transaction,
    who: Identity,
    adapterId: string,
    orderNo: string,
  ): Promise<Pick<Row, 'campus' | 'receivedAt' | 'dueAt' | 'sentBackAt'> | null> {
    const [row] = await tx.query<Row>(`${selectBy(DUE)} and o.external_ref = $3 for update of o`, [
      ...[tx.tenantId, adapterId, orderNo],
    ]);
    return row && isSeenBy(who, row) ? row : null;
  }

  /** Says of orders that their answer has gone back. Returns how many it was said of. */
  async sendBack(
    tx: Transaction,
    who: Identity,
    sent: {
      readonly adapterId: string;
      readonly orderNos: readonly string[];
      readonly at: Date;
      readonly by: string;
    },
  ): Promise<number> {
    const rows = await tx.query<Row>(
      `${selectBy(DUE)} and o.external_ref = any($3::text[]) order by o.external_ref for update of o`,
      [tx.tenantId, sent.adapterId, sent.orderNos],
    );
    const refs = rows.filter((row) => isSeenBy(who, row)).map(({ externalRef }) => externalRef);
    await tx.query(
      `update external_order set sent_back_at = $4, sent_back_by = $5
       where tenant_id = $1 and adapter_id = $2 and external_ref = any($3::text[])`,
      [tx.tenantId, sent.adapterId, refs, sent.at, sent.by],
    );
    return refs.length;
  }
}

/** Who takes the orders of its campus and is not kept away from it. */
function isSeenBy(who: Identity, row: Row): boolean {
  const campus = row.access?.campus ?? row.campus;
  const takes = mayInHouse(who, 'order.take', { campus, department: null });
  return takes && (accessOnRecord(who, row, row)?.roles.length ?? 0) > 0;
}

export const requestView = (request: StoredRequest | undefined): OrderRequest | null =>
  request === undefined
    ? null
    : {
        ...{ requestId: request.requestId, kind: request.kind, reason: request.reason },
        ...{ askedBy: request.askedBy, answer: request.answer, note: request.note },
        until: request.until?.toISOString() ?? null,
        askedAt: request.askedAt.toISOString(),
        answeredAt: request.answeredAt?.toISOString() ?? null,
      };

const standingOf = ({
  externalRef,
  complaintNo,
  campus,
  ...row
}: Row): Omit<OrderStanding, 'giveBackBy' | 'request'> => ({
  ...{ orderNo: externalRef, complaintNo, caseNo: caseNoOf(complaintNo), campus },
  receivedAt: row.receivedAt.toISOString(),
  dueAt: row.dueAt?.toISOString() ?? null,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  sentBackAt: row.sentBackAt?.toISOString() ?? null,
  sentBackBy: row.sentBackBy,
});
