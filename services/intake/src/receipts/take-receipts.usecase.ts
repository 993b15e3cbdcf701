import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import type { Provider } from '../media/account.js';
import { EarlyReceiptRepository } from '../sendings/early-receipt.repository.js';
import { Outcomes } from '../sendings/outcomes.usecase.js';
import { SendingRepository } from '../sendings/sending.repository.js';
import type { Receipt } from './receipt.js';

/** Writes down what providers say of messages. The same receipt may come twice, and before or after anything else. */
@Injectable()
export class TakeReceipts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sendings: SendingRepository,
    private readonly early: EarlyReceiptRepository,
    private readonly outcomes: Outcomes,
  ) {}

  async execute(tenantId: string, provider: Provider, receipts: readonly Receipt[]): Promise<void> {
    for (const receipt of receipts)
      await this.unitOfWork.run(tenantId, (tx) => this.take(tx, provider, receipt));
  }

  private async take(tx: Transaction, provider: Provider, receipt: Receipt): Promise<void> {
    const { ref, sendingId, arrived, error } = receipt;
    if (ref !== null) await this.early.lock(tx, provider, ref);
    const found = await this.sendings.ofReceipt(tx, provider, { ref, sendingId });
    if (!found) {
      if (ref !== null) await this.early.keep(tx, { provider, ref, arrived, error });
      return;
    }
    const locked = await this.sendings.lock(tx, found.messageId);
    const way = locked?.ways.find((one) => one.sendingId === found.sendingId);
    if (!locked || !way || way.state === 'arrived') return;
    // What failed for want of a receipt has arrived after all; what failed by a receipt stays so until another says otherwise.
    if (arrived) return this.outcomes.arrived(tx, locked, way, { proof: 'receipt' });
    if (way.state === 'failed' || way.state === 'cancelled') return;
    await this.outcomes.failed(tx, locked, way, error ?? 'receipt.failed');
  }
}
