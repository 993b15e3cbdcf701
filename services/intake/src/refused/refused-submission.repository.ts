import { Injectable } from '@nestjs/common';
import { cursorOf, type FieldError, type Page, ProblemError, wellFormed } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { RefusedSubmission } from './refused-view.js';

/** What is known of a message that was refused. */
export interface NewRefusal {
  readonly tenantId: string | null;
  readonly adapterId: string | null;
  readonly channel: string;
  readonly messageId: string | null;
  readonly messageType: string | null;
  readonly keyHash: Buffer | null;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  readonly body: Buffer;
}

export interface OpenRefusal {
  readonly id: string;
  readonly messageId: string | null;
  readonly messageType: string | null;
  readonly adapterId: string | null;
  readonly code: string;
  readonly body: Buffer;
}

type Row = Omit<RefusedSubmission, 'refusedAt' | 'settledAt'> & {
  readonly refusedAt: Date;
  readonly settledAt: Date | null;
};

const PAGE_SIZE = 50;
const IDS = cursorOf(z.guid());
/** The parked message of an operator: why, and which; never the words. */
const QUEUE = 'intake.submissions.v1';
const FIELDS = `r.id, r.refused_at as "refusedAt", a.name as adapter, r.channel, r.message_id as "messageId", r.code, r.detail, r.errors,
  r.bytes, r.state, r.settled_at as "settledAt", r.settled_by as "settledBy", r.settled_reason as "settledReason", r.complaint_no as "complaintNo"`;
const FROM = `refused_submission r left join adapter a on a.tenant_id = r.tenant_id and a.id = r.adapter_id`;
const INSERT = `insert into refused_submission
    (id, tenant_id, adapter_id, refused_at, channel, message_id, message_type, key_hash, code, detail, errors, bytes, body)
  select n.id, n.tenant_id, n.adapter_id, $1, n.channel, n.message_id, n.message_type, n.key_hash, n.code, n.detail, n.errors, n.bytes, n.body
  from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::bytea[], $9::text[], $10::text[], $11::json[], $12::integer[], $13::bytea[])
    as n (id, tenant_id, adapter_id, channel, message_id, message_type, key_hash, code, detail, errors, bytes, body)`;
const SHOW_TO_OPERATORS = `insert into parked_message
    (id, tenant_id, queue, type, reason, detail, body, headers, service_version, parked_at)
  select n.id, n.tenant_id, '${QUEUE}', 'submission', n.code, n.detail,
    convert_to(json_build_object('refusedSubmission', n.id)::text, 'UTF8'), '{}', 'submission', $1
  from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) as n (id, tenant_id, code, detail)`;
const SETTLE = `update refused_submission set state = $3, settled_at = $4, settled_by = $5, settled_reason = $6, complaint_no = $7, body = null
  where tenant_id = $1 and id = $2 and state = 'open' returning id`;
const SETTLE_PARKED = `update parked_message set state = $2, settled_at = $3, settled_by = $4, settled_reason = $5
  where id = $1 and state = 'open'`;

/**
 * Messages of adapters that were refused. They are sealed with a key of the installation, because the group of some is
 * not known, and shown to nobody but the complaint centre of their group.
 */
@Injectable()
export class RefusedSubmissionRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataKeys: DataKeys,
  ) {}

  /** Stores them all, each with a parked message that points operators to it. */
  async keep(refusals: readonly NewRefusal[]): Promise<void> {
    if (refusals.length === 0) return;
    const rows = refusals.map((refusal) => ({ ...refusal, id: uuid() }));
    const ids = rows.map(({ id }) => id);
    const tenants = rows.map(({ tenantId }) => tenantId);
    const codes = rows.map(({ code }) => code);
    await this.unitOfWork.system(async (tx) => {
      await tx.query(INSERT, [
        tx.now,
        ids,
        tenants,
        rows.map(({ adapterId }) => adapterId),
        rows.map(({ channel }) => storable(channel)),
        rows.map(({ messageId }) => messageId && storable(messageId)),
        rows.map(({ messageType }) => messageType && storable(messageType)),
        rows.map(({ keyHash }) => keyHash),
        codes,
        rows.map(({ detail }) => detail),
        rows.map(({ errors }) => JSON.stringify(errors)),
        rows.map(({ body }) => body.length),
        rows.map(({ id, body }) => this.dataKeys.sealForNoTenant(cellOf(id), body)),
      ]);
      await tx.query(SHOW_TO_OPERATORS, [
        tx.now,
        ids,
        tenants,
        codes,
        rows.map(({ detail, errors }) => [detail, ...errors.map(({ path }) => path)].join(' · ')),
      ]);
    });
  }

  /** Newest first, the open ones unless said otherwise. */
  async list(
    tx: Transaction,
    state: RefusedSubmission['state'],
    cursor: string | undefined,
  ): Promise<Page<RefusedSubmission>> {
    const rows = await tx.query<Row>(
      `select ${FIELDS} from ${FROM} where r.tenant_id = $1 and r.state = $2 and ($3::uuid is null or r.id < $3)
       order by r.id desc limit ${PAGE_SIZE + 1}`,
      [tx.tenantId, state, IDS.read(cursor)],
    );
    return IDS.page(rows.map(viewOf), PAGE_SIZE, ({ id }) => id);
  }

  async get(tx: Transaction, id: string): Promise<RefusedSubmission> {
    const [row] = await tx.query<Row>(
      `select ${FIELDS} from ${FROM} where r.tenant_id = $1 and r.id = $2`,
      [tx.tenantId, id],
    );
    if (!row) throw notFound();
    return viewOf(row);
  }

  /** The message itself, opened; null when it was decided about already. */
  async open(tx: Transaction, id: string): Promise<OpenRefusal | null> {
    const [row] = await tx.query<OpenRefusal>(
      `select id, message_id as "messageId", message_type as "messageType", adapter_id as "adapterId", code, body
       from refused_submission where tenant_id = $1 and id = $2 and state = 'open'`,
      [tx.tenantId, id],
    );
    return row ? { ...row, body: this.dataKeys.openForNoTenant(cellOf(id), row.body) } : null;
  }

  /** Ends the matter; the message itself is deleted. False when somebody else was first. */
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

  /** Deletes what was decided about 30 days ago, and what has belonged to nobody for 90. */
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

export const notFound = (): ProblemError =>
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
const cellOf = (rowId: string) => ({ table: 'refused_submission', column: 'body', rowId });
