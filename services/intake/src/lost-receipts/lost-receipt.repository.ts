import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { Complaints } from '../complaints/complaint.entity.js';
import { emailIndexOf, PHONE_FIELD } from '../complaints/insert-complaints.repository.js';
import { LostReceiptRows } from './lost-receipt.entity.js';

/** Where number and code are asked for. */
export interface Asked {
  readonly medium: 'sms' | 'email';
  readonly address: string;
}

const Row = LostReceiptRows.omit('tenantId');
/** Who asked and got nothing for so long, e.g. in an outage, has given up or asked again. */
const PATIENCE = "interval '1 hour'";
/** Complaints that are looked at; of an address with more than that nobody waits for the oldest. */
const MOST = 20;
const Found = Complaints.pick('complaintNo');
const BY_PHONE = `select ${Found.as('c')} from complaint c where tenant_id = $1 and id in (
    select id from complaint where tenant_id = $1 and phone_index = $2
    union select id from complaint where tenant_id = $1 and second_phone_index = $2
    union select complaint_id from corrected_phone where tenant_id = $1 and phone_index = $2)
  order by received_at desc limit ${MOST}`;
const BY_EMAIL = `select ${Found.as('c')} from complaint c where tenant_id = $1 and email_index = $2
  order by received_at desc limit ${MOST}`;

const cellOf = (id: string) => ({ table: 'lost_receipt', column: 'address', rowId: id });

@Injectable()
export class LostReceiptRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  async keep(tx: Transaction, { medium, address }: Asked): Promise<void> {
    const keys = await this.dataKeys.forTenant(tx);
    const id = uuid();
    const sealed = keys.seal(cellOf(id), address);
    const row = { tenantId: tenantOf(tx), id, medium, address: sealed, askedAt: tx.now };
    await LostReceiptRows.add(tx, [row]);
  }

  async tenants(tx: Transaction): Promise<readonly string[]> {
    const rows = await tx.query<{ tenantId: string }>(
      'select distinct tenant_id as "tenantId" from lost_receipt',
    );
    return rows.map(({ tenantId }) => tenantId);
  }

  /** The next one, which is gone when the transaction commits; null when there is none. */
  async take(tx: Transaction): Promise<Asked | null> {
    await tx.query(
      `delete from lost_receipt where tenant_id = $1 and asked_at < instant() - ${PATIENCE}`,
      [tx.tenantId],
    );
    const [row] = await tx.query<RowOf<typeof Row>>(
      `delete from lost_receipt where tenant_id = $1 and id = (
         select id from lost_receipt where tenant_id = $1 order by id limit 1 for update skip locked)
       returning ${Row.as()}`,
      [tx.tenantId],
    );
    if (!row) return null;
    const keys = await this.dataKeys.forTenant(tx);
    return { medium: row.medium, address: keys.open(cellOf(row.id), row.address) };
  }

  /** Numbers of complaints that came with this address or were corrected to it, the newest first. */
  async complaintsOf(tx: Transaction, { medium, address }: Asked): Promise<readonly string[]> {
    const keys = await this.dataKeys.forTenant(tx);
    const rows = await tx.query<RowOf<typeof Found>>(
      ...(medium === 'sms'
        ? ([BY_PHONE, [tx.tenantId, keys.blindIndex(PHONE_FIELD, address)]] as const)
        : ([BY_EMAIL, [tx.tenantId, emailIndexOf(keys, address)]] as const)),
    );
    return rows.map(({ complaintNo }) => complaintNo);
  }
}
