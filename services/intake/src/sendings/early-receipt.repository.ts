import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { EarlyReceipts } from './sending.entity.js';

const Kept = EarlyReceipts.pick('arrived', 'error');

/** Receipts of messages whose number we have not written down yet. They wait for it for a week: the account may have other users. */
@Injectable()
export class EarlyReceiptRepository {
  /** Whoever writes down a number and whoever brings its receipt take turns: one of them then sees the other. */
  async lock(tx: Transaction, provider: string, ref: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `tingsu:intake.receipt.${tx.tenantId}.${provider}.${ref}`,
    ]);
  }

  async keep(
    tx: Transaction,
    receipt: { readonly provider: string; readonly ref: string } & RowOf<typeof Kept>,
  ): Promise<void> {
    await tx.query(
      `delete from early_receipt where tenant_id = $1 and at < instant() - interval '7 days'`,
      [tx.tenantId],
    );
    const row = { ...receipt, tenantId: tenantOf(tx), at: tx.now };
    await EarlyReceipts.add(tx, [row], 'on conflict do nothing');
  }

  async take(tx: Transaction, provider: string, ref: string): Promise<RowOf<typeof Kept> | null> {
    const [kept = null] = await tx.query<RowOf<typeof Kept>>(
      `delete from early_receipt where tenant_id = $1 and provider = $2 and ref = $3 returning ${Kept.as()}`,
      [tx.tenantId, provider, ref],
    );
    return kept;
  }
}
