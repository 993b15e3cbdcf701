import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { counter, logger } from '@tingsu/runtime';
import type { Step } from './after-attempt.js';
import { EarlyReceiptRepository } from './early-receipt.repository.js';
import { Outcomes } from './outcomes.usecase.js';
import { type ClaimedSending, SendingRepository } from './sending.repository.js';

const attempts = counter('message_attempts_total', 'Attempts to hand a message to its provider', [
  'provider',
  'result',
]);
const cost = counter('message_cost_fen_total', 'What messages cost, in hundredths of a yuan', [
  'provider',
]);

/** Writes down what became of an attempt. */
@Injectable()
export class SettleSending {
  constructor(
    private readonly sendings: SendingRepository,
    private readonly early: EarlyReceiptRepository,
    private readonly outcomes: Outcomes,
  ) {}

  async execute(
    tx: Transaction,
    sending: ClaimedSending,
    step: Step,
    { provider, costFen }: { readonly provider: string; readonly costFen: number },
  ): Promise<void> {
    const { sendingId, messageId } = sending;
    tx.afterCommit(() => {
      attempts.inc({ provider, result: step.state });
      if (step.state === 'pending' || step.state === 'failed')
        logger.info(
          { sendingId, provider, error: step.error },
          'a message could not be handed over',
        );
    });
    const ref = 'ref' in step ? step.ref : null;
    if (ref !== null) await this.early.lock(tx, provider, ref);
    const locked = await this.sendings.lock(tx, messageId);
    const way = locked?.ways.find((one) => one.sendingId === sendingId);
    if (!locked || !way || !(await this.sendings.isMine(tx, sending))) return;
    if (step.state === 'pending') return this.sendings.wait(tx, sending, step);
    if (step.state === 'failed') return this.outcomes.failed(tx, locked, way, step.error);
    if (way.provider === null) tx.afterCommit(() => cost.inc({ provider }, costFen));
    await this.sendings.handed(tx, sendingId, { provider, ref: step.ref, costFen });
    if (step.state === 'arrived')
      return this.outcomes.arrived(tx, locked, way, { proof: step.proof });
    await this.sendings.awaitReceipt(tx, sendingId, step.receiptBy);
    const receipt = ref === null ? null : await this.early.take(tx, provider, ref);
    if (!receipt) return;
    if (receipt.arrived) await this.outcomes.arrived(tx, locked, way, { proof: 'receipt' });
    else await this.outcomes.failed(tx, locked, way, receipt.error ?? 'receipt.failed');
  }
}
