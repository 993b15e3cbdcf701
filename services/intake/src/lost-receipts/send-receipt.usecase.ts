import { Injectable } from '@nestjs/common';
import type { Actor } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { WriteMessage } from '../messages/write-message.usecase.js';
import { ComplaintNumbers } from '../sendings/complaint-numbers.repository.js';
import { Sendings } from '../sendings/sendings.usecase.js';
import { RECEIPT_WORDS } from './receipt-words.js';

const SYSTEM: Actor = { type: 'system', id: null, role: null };

interface Wanted {
  readonly complaintId: string;
  /** In the order in which they are tried. */
  readonly media: readonly ('sms' | 'email')[];
  /** Under which it is stored; null where it cannot come twice. */
  readonly key: Buffer | null;
}

/** Sends number and short code of a complaint to the address that its sender gave. */
@Injectable()
export class SendReceipt {
  constructor(
    private readonly numbers: ComplaintNumbers,
    private readonly writer: WriteMessage,
    private readonly sendings: Sendings,
  ) {}

  /** At any hour: the person waits for it. */
  async queue(tx: Transaction, { complaintId, media, key }: Wanted): Promise<void> {
    const { complaintNo, language } = await this.numbers.told(tx, complaintId);
    const { messageId } = await this.writer.execute(tx, {
      complaint: { id: complaintId, complaintNo },
      author: SYSTEM,
      message: {
        ...{ direction: 'out', kind: 'receipt', via: null, personId: null, notice: null },
        ...{ ...RECEIPT_WORDS[language], satisfied: null, files: [], key, at: tx.now },
      },
    });
    await this.sendings.queue(tx, { messageId, complaintId, media, urgent: true });
  }
}
