import { Injectable } from '@nestjs/common';
import { type Channel, readComplaintNo, type Relation, type Warning } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import type { OpenedComplaint } from './complaint-view.js';
import { ExternalOrderRepository } from './external-order.repository.js';
import { COMPLAINT_TABLE } from './insert-complaints.repository.js';
import type { Limit } from './registration.js';

/** A complaint without its words and its person. */
export interface ComplaintHead {
  readonly id: string;
  readonly complaintNo: string;
  readonly campus: string;
  /** The department that the sender named, if any. */
  readonly department: string | null;
  readonly receivedAt: Date;
  readonly limits: readonly Limit[];
  readonly trackingHash: Buffer;
}

interface SealedRow {
  readonly channel: Channel;
  readonly campus: string;
  readonly department: string | null;
  readonly relation: Relation;
  readonly anonymous: boolean;
  readonly received_at: Date;
  readonly occurred_at: Date | null;
  readonly external_ref: string | null;
  readonly content: Buffer;
  readonly demand: Buffer | null;
  readonly name: Buffer | null;
  readonly phone: Buffer | null;
  readonly email: Buffer | null;
  readonly warnings: readonly Warning[];
  readonly perhaps_same_as: string | null;
}

const FIND_HEAD = `select id, complaint_no as "complaintNo", campus, department, received_at as "receivedAt", limits, tracking_hash as "trackingHash"
  from complaint where tenant_id = $1 and complaint_no = $2`;
const FIND_SEALED = `select channel, campus, department, relation, anonymous, received_at, occurred_at, external_ref, content, demand, name, phone, email, warnings,
    (select e.complaint_no from complaint e where e.tenant_id = c.tenant_id and e.id = c.resembles) as perhaps_same_as
  from complaint c where tenant_id = $1 and id = $2`;

@Injectable()
export class ComplaintRepository {
  constructor(
    private readonly dataKeys: DataKeys,
    private readonly orders: ExternalOrderRepository,
  ) {}

  async head(tx: Transaction, complaintNo: string): Promise<ComplaintHead | null> {
    const [head = null] = await tx.query<ComplaintHead>(FIND_HEAD, [
      tx.tenantId,
      readComplaintNo(complaintNo),
    ]);
    return head;
  }

  /** Opens the sealed fields; only for somebody whose right to read was checked. */
  async open(tx: Transaction, head: ComplaintHead): Promise<Omit<OpenedComplaint, 'attachments'>> {
    const [row] = await tx.query<SealedRow>(FIND_SEALED, [tx.tenantId, head.id]);
    if (!row) throw new Error('A complaint vanished while it was read');
    const keys = await this.dataKeys.forTenant(tx);
    const clear = (column: 'content' | 'demand' | 'name' | 'phone' | 'email'): string | null =>
      keys.openOptional({ table: COMPLAINT_TABLE, column, rowId: head.id }, row[column]);
    return {
      complaintNo: head.complaintNo,
      channel: row.channel,
      campus: row.campus,
      department: row.department,
      receivedAt: row.received_at,
      occurredAt: row.occurred_at,
      content: clear('content') ?? '',
      demand: clear('demand'),
      anonymous: row.anonymous,
      relation: row.relation,
      name: clear('name'),
      phone: clear('phone'),
      email: clear('email'),
      externalRef: row.external_ref,
      warnings: [...row.warnings],
      additions: await this.orders.ofComplaint(tx, head.id),
      perhapsSameAs: row.perhaps_same_as,
    };
  }
}
