import { Injectable } from '@nestjs/common';
import { readComplaintNo } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import type { OpenedComplaint } from './complaint-view.js';
import { Complaints } from './complaint.entity.js';
import { ExternalOrderRepository } from './external-order.repository.js';
import { complaintCell } from './complaint-cell.js';
import { StaffRegistrationRepository } from './staff-registration.repository.js';

const Head = Complaints.pick(
  'id',
  'complaintNo',
  'campus',
  'department',
  'channel',
  'caseKind',
  'namedUnits',
  'namedPersons',
  'receivedAt',
  'limits',
  'trackingHash',
);
/** A complaint without its words and its person. */
export type ComplaintHead = RowOf<typeof Head>;

const Sealed = Complaints.pick(
  'channel',
  'campus',
  'department',
  'relation',
  'anonymous',
  'receivedAt',
  'occurredAt',
  'externalRef',
  'content',
  'demand',
  'name',
  'phone',
  'email',
  'address',
  'warnings',
);
type SealedColumn = 'content' | 'demand' | 'name' | 'phone' | 'email' | 'address';
const FIND_SEALED = `select ${Sealed.as('c')},
    (select e.complaint_no from complaint e where e.tenant_id = c.tenant_id and e.id = c.resembles) as "perhapsSameAs"
  from complaint c where tenant_id = $1 and id = $2`;

@Injectable()
export class ComplaintRepository {
  constructor(
    private readonly dataKeys: DataKeys,
    private readonly orders: ExternalOrderRepository,
    private readonly registrations: StaffRegistrationRepository,
  ) {}

  async head(tx: Transaction, complaintNo: string): Promise<ComplaintHead | null> {
    const [head = null] = await Head.select(tx, 'where tenant_id = $1 and complaint_no = $2', [
      tx.tenantId,
      readComplaintNo(complaintNo),
    ]);
    return head;
  }

  /** Opens the sealed fields; only for a reader whose right was checked. */
  async open(tx: Transaction, head: ComplaintHead): Promise<Omit<OpenedComplaint, 'attachments'>> {
    const [row] = await tx.query<RowOf<typeof Sealed> & Pick<OpenedComplaint, 'perhapsSameAs'>>(
      FIND_SEALED,
      [tx.tenantId, head.id],
    );
    if (!row) throw new Error('a complaint vanished while it was read');
    const keys = await this.dataKeys.toOpen(tx, [head.id]);
    const clear = (column: SealedColumn): string | null =>
      keys.openOptional(complaintCell(head.id, column), row[column]);
    const { channel, campus, department, receivedAt, occurredAt, anonymous, relation } = row;
    return {
      ...{ channel, campus, department, receivedAt, occurredAt, anonymous, relation },
      complaintNo: head.complaintNo,
      content: keys.open(complaintCell(head.id, 'content'), row.content),
      demand: clear('demand'),
      name: clear('name'),
      phone: clear('phone'),
      email: clear('email'),
      address: clear('address'),
      externalRef: row.externalRef,
      // They are about answers that cannot be checked any more.
      warnings: keys.isErased(head.id) ? [] : [...row.warnings],
      additions: await this.orders.ofComplaint(tx, head.id),
      staff: await this.registrations.ofComplaint(tx, head.id),
      perhapsSameAs: row.perhapsSameAs,
    };
  }
}
