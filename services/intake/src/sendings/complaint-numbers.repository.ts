import { Injectable } from '@nestjs/common';
import type { RowOf, Transaction } from '@tingsu/database';
import { Complaints } from '../complaints/complaint.entity.js';
import { wishedLanguage } from '../reach-wishes/reach-wish.repository.js';

const Told = Complaints.pick('complaintNo', 'campus', 'language', 'channel');

/** What a message says of its complaint. */
@Injectable()
export class ComplaintNumbers {
  async of(tx: Transaction, complaintId: string): Promise<string> {
    return (await this.told(tx, complaintId)).complaintNo;
  }

  async told(tx: Transaction, complaintId: string): Promise<RowOf<typeof Told>> {
    const [row] = await Told.select(tx, 'where tenant_id = $1 and id = $2', [
      tx.tenantId,
      complaintId,
    ]);
    if (!row) throw new Error('a message belongs to a complaint that is not there');
    return { ...row, language: (await wishedLanguage(tx, complaintId)) ?? row.language };
  }
}
