import type { RowOf, Transaction } from '@tingsu/database';
import type { Findable, FindSource } from '@tingsu/find';
import type { DataKeys, PersonalData } from '@tingsu/privacy';
import { Complaints } from '../complaints/complaint.entity.js';
import { ExternalOrderRepository, findableOf } from '../complaints/external-order.repository.js';
import { saidByStaff, tokensOf } from '../complaints/findable.provider.js';
import { complaintCell } from '../complaints/complaint-cell.js';
import type { StaffEntry } from '../complaints/staff-registration.js';
import { StaffRegistrationRepository } from '../complaints/staff-registration.repository.js';

const Stored = Complaints.pick(
  'id',
  'registeredAt',
  'content',
  'demand',
  'name',
  'phone',
  'externalRef',
);
const START = '00000000-0000-0000-0000-000000000000';

/** Complaints with what was added to them, for a rebuild of the index. Their ids are in the order of time. */
export class ComplaintSource implements FindSource {
  constructor(
    private readonly dataKeys: DataKeys,
    private readonly orders: ExternalOrderRepository,
    private readonly registrations: StaffRegistrationRepository,
  ) {}

  async count(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::int as n from complaint where tenant_id = $1',
      [tx.tenantId],
    );
    return row?.n ?? 0;
  }

  async read(tx: Transaction, position: string | null, most: number) {
    const rows = await Stored.select(
      tx,
      'where tenant_id = $1 and id > $2::uuid order by id limit $3',
      [tx.tenantId, position ?? START, most],
    );
    const ids = rows.map(({ id }) => id);
    const keys = await this.dataKeys.toOpen(tx, ids);
    const additions = ids.length === 0 ? [] : await this.orders.opened(tx, ids);
    const staff = await this.registrations.ofComplaints(tx, ids);
    const kept = rows.filter(({ id }) => !keys.isErased(id));
    return {
      entries: [
        ...kept.map((row) => entryOf(row, keys, staff.get(row.id) ?? null)),
        ...additions.filter(({ complaintId }) => !keys.isErased(complaintId)).map(findableOf),
      ],
      subjects: rows.length,
      position: rows.length < most ? null : (ids.at(-1) ?? null),
    };
  }
}

function entryOf(
  row: RowOf<typeof Stored>,
  keys: PersonalData,
  staff: StaffEntry | null,
): Findable {
  const open = (column: 'content' | 'demand' | 'name' | 'phone'): string | null =>
    keys.openOptional(complaintCell(row.id, column), row[column]);
  const { texts, names, numbers } = saidByStaff(staff);
  const tokens = tokensOf({
    texts: [open('content'), open('demand'), ...texts],
    names: [open('name'), ...names],
    phone: open('phone'),
    numbers: [row.externalRef, ...numbers],
  });
  return { subject: row.id, part: 0, at: row.registeredAt, tokens };
}
