import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { type OrderRequestEntity, OrderRequests } from './order-request.entity.js';

interface Words {
  readonly reason: string;
  readonly note: string | null;
}
type Row = Omit<RowOf<typeof Row>, 'body'>;
const Row = OrderRequests.pick(
  ...(['requestId', 'externalRef', 'kind', 'until', 'body', 'askedAt', 'askedBy'] as const),
  ...(['answer', 'answeredAt'] as const),
);
/** A request with its words; only for a reader whose right was checked. */
export type StoredRequest = Row & Words;

const LAST = `select distinct on (r.external_ref) ${Row.as('r')} from order_request r
  where r.tenant_id = $1 and r.adapter_id = $2 and r.external_ref = any($3::text[])
  order by r.external_ref, r.asked_at desc`;
const ANSWER = `update order_request set answer = $3, answered_at = $4, answered_by = $5, until = coalesce($6, until), body = $7
  where tenant_id = $1 and request_id = $2 and answer is null returning request_id`;

/** What is asked of authorities. */
@Injectable()
export class OrderRequestRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /** The last one of each order. */
  async last(
    tx: Transaction,
    adapterId: string,
    orderNos: readonly string[],
  ): Promise<ReadonlyMap<string, StoredRequest>> {
    const rows = await tx.query<RowOf<typeof Row>>(LAST, [tx.tenantId, adapterId, orderNos]);
    if (rows.length === 0) return new Map();
    const keys = await this.dataKeys.forTenant(tx);
    return new Map(rows.map((row) => [row.externalRef, opened(keys, row)]));
  }

  /** False while another one of the order waits for its answer. */
  async add(
    tx: Transaction,
    {
      reason,
      ...request
    }: Pick<
      OrderRequestEntity,
      'requestId' | 'adapterId' | 'externalRef' | 'kind' | 'until' | 'askedBy'
    > & { readonly reason: string },
  ): Promise<boolean> {
    const keys = await this.dataKeys.forTenant(tx);
    const row = {
      ...{ ...request, tenantId: tenantOf(tx), askedAt: tx.now },
      ...{ answer: null, answeredAt: null, answeredBy: null },
      body: sealed(keys, request.requestId, { reason, note: null }),
    };
    const rows = await tx.query<object>(
      `${OrderRequests.insert()} on conflict do nothing returning request_id`,
      [OrderRequests.json([row])],
    );
    return rows.length > 0;
  }

  /** False when it is answered already. */
  async answer(
    tx: Transaction,
    { requestId, reason }: StoredRequest,
    said: {
      readonly answer: 'granted' | 'refused';
      readonly until: Date | null;
      readonly note: string | null;
      readonly by: string | null;
    },
  ): Promise<boolean> {
    const keys = await this.dataKeys.forTenant(tx);
    const body = sealed(keys, requestId, { reason, note: said.note });
    const rows = await tx.query<object>(ANSWER, [
      ...[tx.tenantId, requestId, said.answer, tx.now, said.by, said.until, body],
    ]);
    return rows.length > 0;
  }
}

const cellOf = (rowId: string) => ({ table: 'order_request', column: 'body', rowId });
const sealed = (keys: PersonalData, id: string, words: Words): Buffer =>
  keys.seal(cellOf(id), JSON.stringify(words));
const opened = (keys: PersonalData, { body, ...row }: RowOf<typeof Row>): StoredRequest => ({
  ...row,
  ...(JSON.parse(keys.open(cellOf(row.requestId), body)) as Words),
});
