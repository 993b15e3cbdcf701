import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { orderMark } from '../complaints/addition.js';
import { ExternalOrders } from '../complaints/external-order.entity.js';
import type { Admission } from '../complaints/registration.js';

const Marked = ExternalOrders.pick('externalRef', 'mark');
const KNOWN = `select ${Marked.as('o')}, c.complaint_no as "complaintNo"
  from external_order o join complaint c on c.tenant_id = o.tenant_id and c.id = o.complaint_id
  where o.tenant_id = $1 and o.adapter_id = $2 and o.external_ref = any($3::text[])`;

/** An order that has a complaint. */
export interface KnownOrder {
  readonly complaintNo: string;
  /** What it says now is what it said last. */
  readonly same: boolean;
}

/** Which orders are known already. */
@Injectable()
export class KnownOrders {
  constructor(private readonly dataKeys: DataKeys) {}

  /** In their order; null for one that has no complaint. */
  async find(
    tx: Transaction,
    adapterId: string,
    asked: readonly { readonly externalRef: string; readonly admission: Admission | null }[],
  ): Promise<readonly (KnownOrder | null)[]> {
    const keys = await this.dataKeys.forTenant(tx);
    const rows = await tx.query<{
      readonly externalRef: string;
      readonly mark: Buffer | null;
      readonly complaintNo: string;
    }>(KNOWN, [tx.tenantId, adapterId, asked.map(({ externalRef }) => externalRef)]);
    const found = new Map(rows.map((row) => [row.externalRef, row]));
    return asked.map(({ externalRef, admission }) => {
      const row = found.get(externalRef);
      if (!row) return null;
      const mark = admission && orderMark(admission, keys);
      return {
        complaintNo: row.complaintNo,
        same: mark !== null && row.mark?.equals(mark) === true,
      };
    });
  }
}
