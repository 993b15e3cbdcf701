import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import type { Mail } from '../mails/mail.js';
import { sendingOfMail } from '../media/mail-ids.js';
import { MessageRepository } from '../messages/message.repository.js';
import { Outcomes } from '../sendings/outcomes.usecase.js';
import { SendingRepository, type WayOfMessage } from '../sendings/sending.repository.js';
import { type KeptMail, MailRepository } from './mail.repository.js';

/** Mails of ours that came back: the message has not arrived, and is tried by its next way. */
@Injectable()
export class MailBounces {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sendings: SendingRepository,
    private readonly outcomes: Outcomes,
    private readonly messages: MessageRepository,
    private readonly mails: MailRepository,
  ) {}

  /** False for a report on a mail that is none of ours. */
  execute(kept: KeptMail, { bounced }: Pick<Mail, 'bounced'>): Promise<boolean> {
    const sendingId = sendingOfMail(bounced?.messageId ?? '');
    return this.unitOfWork.run(kept.tenantId, async (tx) => {
      const sought = { ref: null, sendingId };
      const found = sendingId === null ? null : await this.sendings.ofReceipt(tx, 'none', sought);
      if (!found) return false;
      await this.returned(tx, found, `bounce ${bounced?.status ?? 'unknown'}`);
      await this.mails.settle(tx, kept, 'noted');
      return true;
    });
  }

  private async returned(
    tx: Transaction,
    { sendingId, messageId }: Pick<WayOfMessage, 'sendingId' | 'messageId'>,
    error: string,
  ): Promise<void> {
    const locked = await this.sendings.lock(tx, messageId);
    const way = locked?.ways.find((one) => one.sendingId === sendingId);
    if (!locked || !way || way.state === 'failed') return;
    const message = await this.messages.one(tx, way.complaintId, messageId);
    const seen = message !== null && message.readAt !== null;
    await this.outcomes.returned(tx, locked, way, { error, seen });
  }
}
