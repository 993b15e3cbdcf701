import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import type { Mailbox } from './mailboxes.js';
import { MailRepository } from './mail.repository.js';

/** With files of 20 MB in all, and a third more for how mail carries them. */
export const MAX_MAIL_BYTES = 30 * 1024 * 1024;
/** What is kept of a mail that is larger: its headers, and mostly its words. */
const KEPT_OF_LARGER = 256 * 1024;

export interface DeliveredMail {
  /** Not more than the first `MAX_MAIL_BYTES`. */
  readonly raw: Buffer;
  readonly bytes: number;
}

/** Keeps a mail as it came. Only then does its sender hear that it has arrived. */
@Injectable()
export class KeepMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: MailRepository,
  ) {}

  /** A mail that is delivered again is kept once. */
  async execute(
    { address, tenant, campus }: Mailbox,
    { raw, bytes }: DeliveredMail,
  ): Promise<void> {
    const cut = bytes > MAX_MAIL_BYTES;
    const kept = cut ? raw.subarray(0, KEPT_OF_LARGER) : raw;
    const digest = `${address}\0${createHash('sha256').update(kept).digest('hex')}`;
    const mail = { mailId: uuid(), box: address, campus, raw: kept, bytes, cut, digest };
    await this.unitOfWork.run(tenant, (tx) => this.mails.keep(tx, mail));
  }
}
