import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { guessed } from '../mails/charset.js';
import { textOf } from './letter.js';
import { MailReader } from './mail-reader.adapter.js';
import { MailRepository } from './mail.repository.js';
import { TakeMail } from './take-mail.usecase.js';

/** The type of a refused message that stands for a mail; its body is the id of the mail. */
export const MAIL_MESSAGE = 'mail';
const SHOWN_UNREADABLE = 20_000;

/** Mails that the complaint centre looks at, among the messages that were refused. */
@Injectable()
export class SetAsideMails {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: MailRepository,
    private readonly reader: MailReader,
    private readonly takeMail: TakeMail,
  ) {}

  /** What it says, and from whom. */
  async shown(tx: Transaction, mailId: string): Promise<string | null> {
    const kept = await this.mails.open(tx, mailId);
    if (!kept) return null;
    try {
      const mail = await this.reader.read(kept.raw);
      const { name, address } = mail.from;
      const sender = name === '' ? `<${address}>` : `${name} <${address}>`;
      return `${textOf(mail)}\n\n—— ${sender}`.trimStart();
    } catch {
      return guessed(kept.raw.subarray(0, SHOWN_UNREADABLE));
    }
  }

  discard(tx: Transaction, mailId: string): Promise<void> {
    return this.mails.discard(tx, mailId);
  }

  /** Takes it after all, in the words that a person put in place of its own where there are some. */
  async take(
    tenantId: string,
    mailId: string,
    corrected: string | undefined,
  ): Promise<{ readonly complaintNo: string | null }> {
    const { kept, shown } = await this.unitOfWork.run(tenantId, async (tx) => ({
      kept: await this.mails.open(tx, mailId),
      shown: await this.shown(tx, mailId),
    }));
    if (!kept) throw new ProblemError('request.not_found', 'There is no such mail.');
    const words = corrected === undefined || corrected === shown ? null : corrected;
    return this.takeMail.execute(kept, { words });
  }
}
