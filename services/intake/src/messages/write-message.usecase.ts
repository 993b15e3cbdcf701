import { Injectable } from '@nestjs/common';
import { type Actor, ProblemError } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { KeepPartnerEvents } from '../partners/keep-partner-events.usecase.js';
import { UploadRepository } from '../uploads/upload.repository.js';
import type { NewMessage, StoredMessage } from './message.js';
import { MessageRepository } from './message.repository.js';
import { messageWritten } from './message-written.js';

interface Written {
  readonly complaint: { readonly id: string; readonly complaintNo: string };
  readonly author: Actor;
  readonly message: NewMessage;
  /** Dangers that the words speak of, by the code of the policy. */
  readonly dangers?: readonly string[];
}

/** Puts a message of either side into the thread, with its files, and says so to cases. */
@Injectable()
export class WriteMessage {
  constructor(
    private readonly messages: MessageRepository,
    private readonly uploads: UploadRepository,
    private readonly outbox: Outbox,
    private readonly partners: KeepPartnerEvents,
  ) {}

  /** What came under the same key before is answered as it is. */
  async execute(
    tx: Transaction,
    { complaint, author, message, dangers = [] }: Written,
  ): Promise<StoredMessage> {
    const { stored, fresh } = await this.messages.add(tx, complaint.id, message);
    if (!fresh) return stored;
    const refused = await this.uploads.bind(
      tx,
      message.files.map((uploadId) => ({ complaintId: complaint.id, uploadId })),
    );
    if (refused.size > 0)
      throw new ProblemError('upload.unknown', 'Choose the file again and send it anew.', {
        errors: [{ path: 'files', code: 'unknown', message: 'Upload the file again' }],
      });
    const written = messageWritten(complaint, author, stored, { at: tx.now, dangers });
    await this.outbox.append(tx, [written]);
    await this.partners.ofMessage(tx, complaint.id, written);
    return stored;
  }
}
