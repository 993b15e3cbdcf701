import { Injectable } from '@nestjs/common';
import {
  cursorOf,
  type Page,
  ProblemError,
  type RefusedSubmission,
  wellFormed,
} from '@tingsu/contracts';
import { type RowOf, type Transaction, UnitOfWork } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { RefusedSubmissions } from './refused-submission.entity.js';

const NewRow = RefusedSubmissions.omit(
  'refusedAt',
  'state',
  'settledAt',
  'settledBy',
  'settledReason',
  'complaintNo',
);
/** What is known of a message that was refused. */
export type NewRefusal = Omit<RowOf<typeof NewRow>, 'id' | 'bytes' | 'body'> & {
  readonly body: Buffer;
};

export type OpenRefusal = Omit<RowOf<typeof Sealed>, 'body'> & { readonly body: Buffer };

const Sealed = RefusedSubmissions.pick(
  'id',
  'messageId',
  'messageType',
  'adapterId',
  'refusedAt',
  'code',
  'body',
);
const Listed = RefusedSubmissions.omit('tenantId', 'adapterId', 'messageType', 'keyHash', 'body');
type Row = RowOf<typeof Listed> & Pick<RefusedSubmission, 'adapter'>;

const PAGE_SIZE = 50;
const IDS = cursorOf(z.guid());
/** The parked message of an operator: why, and which; never the words. */
const QUEUE = 'intake.submissions.v1';
const FIND = `select ${Listed.as('r')}, a.name as adapter
  from refused_submission r left join adapter a on a.tenant_id = r.tenant_id and a.id = r.adapter_id`;
const INSERT = NewRow.insert({ refusedAt: '$2::timestamptz' });
const SHOW_TO_OPERATORS = `insert into parked_message
    (id, tenant_id, queue, type, reason, detail, body, headers, service_version, parked_at)
  select r.id, r."tenantId", '${QUEUE}', 'submission', r.code, r.detail,
    convert_to(json_build_object('refusedSubmission', r.id)::text, 'UTF8'), '{}', 'submission', $2
  from ${RefusedSubmissions.pick('id', 'tenantId', 'code', 'detail').rows()}`;
const SETTLE = `update refused_submission set state = $3, settled_at = $4, settled_by = $5, settled_reason = $6, complaint_no = $7, body = null
  where tenant_id = $1 and id = $2 and state = 'open' returning id`;
const SETTLE_PARKED = `update parked_message set state = $2, settled_at = $3, settled_by = $4, settled_reason = $5
  where id = $1 and state = 'open'`;

/**
 * Messages of adapters that were refused. They are sealed with a key of the installation, because the group of some is
 * not known, and shown to the complaint centre of their group only.
 */
@Injectable()
export class RefusedSubmissionRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataKeys: DataKeys,
  ) {}

  /** Stores them all, each with a parked message that points operators to it. */
  async keep(refusals: readonly NewRefusal[]): Promise<void> {
    if (refusals.length > 0) await this.unitOfWork.system((tx) => this.keepIn(tx, refusals));
  }

  /** Whether a message waits already that its sender names so. */
  waits({
    tenantId,
    adapterId,
    messageId,
  }: {
    readonly tenantId: string;
    readonly adapterId: string;
    readonly messageId: string;
  }): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const rows = await RefusedSubmissions.pick('id').select(
        tx,
        `where tenant_id = $1 and state = 'open' and adapter_id = $2 and message_id = $3 limit 1`,
        [tenantId, adapterId, messageId],
      );
      return rows.length > 0;
    });
  }

  /** The same in a transaction of all tenants. */
  async keepIn(tx: Transaction, refusals: readonly NewRefusal[]): Promise<void> {
    const rows = await Promise.all(refusals.map((refusal) => this.rowOf(refusal)));
    const shown = rows.map(({ id, tenantId, code, detail, errors }) => ({
      ...{ id, tenantId, code },
      detail: [detail, ...errors.map(({ path }) => path)].join(' · '),
    }));
    await tx.query(INSERT, [NewRow.json(rows), tx.now]);
    await tx.query(SHOW_TO_OPERATORS, [JSON.stringify(shown), tx.now]);
  }

  private async rowOf(refusal: NewRefusal): Promise<RowOf<typeof NewRow>> {
    const { channel, messageId, messageType, body } = refusal;
    const id = uuid();
    return {
      ...refusal,
      id,
      channel: storable(channel),
      messageId: messageId && storable(messageId),
      messageType: messageType && storable(messageType),
      bytes: body.length,
      body: await this.dataKeys.sealForNoTenant(cellOf(id), body),
    };
  }

  /** Newest first, the open ones unless said otherwise. */
  async list(
    tx: Transaction,
    state: RefusedSubmission['state'],
    cursor: string | undefined,
  ): Promise<Page<RefusedSubmission>> {
    const rows = await tx.query<Row>(
      `${FIND} where r.tenant_id = $1 and r.state = $2 and ($3::uuid is null or r.id < $3)
       order by r.id desc limit ${PAGE_SIZE + 1}`,
      [tx.tenantId, state, IDS.read(cursor)],
    );
    return IDS.page(rows.map(viewOf), PAGE_SIZE, ({ id }) => id);
  }

  async get(tx: Transaction, id: string): Promise<RefusedSubmission> {
    const [row] = await tx.query<Row>(`${FIND} where r.tenant_id = $1 and r.id = $2`, [
      tx.tenantId,
      id,
    ]);
    if (!row) throw notFound();
    return viewOf(row);
  }

  /** The message itself, opened; null when it was decided about already. */
  async open(tx: Transaction, id: string): Promise<OpenRefusal | null> {
    const [row] = await Sealed.select(tx, `where tenant_id = $1 and id = $2 and state = 'open'`, [
      tx.tenantId,
      id,
    ]);
    if (!row?.body) return null;
    return { ...row, body: await this.dataKeys.openForNoTenant(cellOf(id), row.body) };
  }

  /** Ends the matter; the message itself is deleted. False when another person was first. */
  async settle(
    tx: Transaction,
    id: string,
    by: string,
    outcome:
      | { readonly state: 'taken'; readonly complaintNo: string | null }
      | { readonly state: 'dismissed'; readonly reason: string },
  ): Promise<boolean> {
    const reason = outcome.state === 'dismissed' ? outcome.reason : null;
    const complaintNo = outcome.state === 'taken' ? outcome.complaintNo : null;
    const settled = await tx.query(SETTLE, [
      tx.tenantId,
      id,
      outcome.state,
      tx.now,
      by,
      reason,
      complaintNo,
    ]);
    const parkedState = outcome.state === 'taken' ? 'replayed' : 'discarded';
    await tx.query(SETTLE_PARKED, [id, parkedState, tx.now, by, reason]);
    return settled.length > 0;
  }

  /** Gives messages whose API key was unknown to the group that has registered it since. */
  async adopt(): Promise<void> {
    await this.unitOfWork.system((tx) =>
      tx.query(
        `with adopted as (
           update refused_submission r set tenant_id = a.tenant_id, adapter_id = a.id from adapter a
           where r.tenant_id is null and r.state = 'open' and a.key_hash = r.key_hash and a.active
           returning r.id, r.tenant_id)
         update parked_message p set tenant_id = adopted.tenant_id from adopted where p.id = adopted.id`,
      ),
    );
  }

  /** Deletes what was decided about 30 days ago, and what has belonged to no group for 90. */
  async sweep(): Promise<void> {
    await this.unitOfWork.system((tx) =>
      tx.query(
        `delete from refused_submission where settled_at < instant() - interval '30 days'
           or (tenant_id is null and refused_at < instant() - interval '90 days')`,
      ),
    );
  }

  async countOpen(): Promise<number> {
    const [row] = await this.unitOfWork.system((tx) =>
      tx.query<{ open: number }>(
        `select count(*)::int as open from refused_submission where state = 'open'`,
      ),
    );
    return row?.open ?? 0;
  }
}

const notFound = (): ProblemError =>
  new ProblemError('request.not_found', 'There is no such refused message.');

function viewOf({ refusedAt, settledAt, errors, ...row }: Row): RefusedSubmission {
  return {
    ...row,
    errors: [...errors],
    refusedAt: refusedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}

/** Properties of a message are bytes of a stranger; text of the database holds no NUL. */
const storable = (text: string): string => wellFormed(text.replaceAll('\u0000', ''));
export const cellOf = (rowId: string) => ({ table: 'refused_submission', column: 'body', rowId });
