import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { saidOfPerson } from '../complaints/person-said.js';
import { addressesFor } from '../sendings/reachable.js';
import { type Asked, LostReceiptRepository } from './lost-receipt.repository.js';
import { SendReceipt } from './send-receipt.usecase.js';

const EVERY_MS = 10_000;
/** Of somebody with many complaints the newest: each is a message of its own. */
const MOST_AT_ONCE = 3;

/** Looks for the complaints of who lost a receipt, and sends number and code of each to the address that was given with it. */
@Injectable()
export class AnswerLostReceipts implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lost: LostReceiptRepository,
    private readonly complaints: ComplaintRepository,
    private readonly receipts: SendReceipt,
  ) {
    this.loop = new Loop(
      EVERY_MS,
      0.1,
      () => this.round(),
      (error) => logger.warn({ err: error }, 'lost receipts could not be looked for; retrying'),
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  wake(): void {
    this.loop.wake();
  }

  private async round(): Promise<void> {
    const tenants = await this.unitOfWork.system((tx) => this.lost.tenants(tx));
    for (const tenantId of tenants) {
      let found = true;
      while (found) found = await this.unitOfWork.run(tenantId, (tx) => this.one(tx));
    }
  }

  private async one(tx: Transaction): Promise<boolean> {
    const asked = await this.lost.take(tx);
    if (!asked) return false;
    for (const complaintId of await this.complaintsOf(tx, asked))
      await this.receipts.queue(tx, { complaintId, media: [asked.medium], key: null });
    return true;
  }

  /** Where the address was corrected since, nobody is written to at the old one. */
  private async complaintsOf(tx: Transaction, asked: Asked): Promise<readonly string[]> {
    const found: string[] = [];
    for (const complaintNo of await this.lost.complaintsOf(tx, asked)) {
      const head = await this.complaints.head(tx, complaintNo);
      const said = head && saidOfPerson(await this.complaints.open(tx, head));
      const addresses = said ? addressesFor(asked.medium, said) : [];
      if (head && addresses.some((one) => one.toLowerCase() === asked.address)) found.push(head.id);
      if (found.length === MOST_AT_ONCE) break;
    }
    return found;
  }
}
