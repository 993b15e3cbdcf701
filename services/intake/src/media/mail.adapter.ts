import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import { createTransport, type Transporter } from 'nodemailer';
import type { IntakeConfig } from '../config.js';
import { accountTrouble, type Handover } from './handover.js';
import { afterMailFailure, type MailFailure } from './mail-failure.js';
import { mailDomain, mailIds } from './mail-ids.js';
import type { Parcel } from './parcel.js';

type MailConfig = Pick<IntakeConfig, 'SMTP_URL' | 'MAIL_FROM' | 'SEND_TIMEOUT_MS'>;

/** Mails to complainants over the mail server of the installation. */
@Injectable()
export class MailCourier implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(@Inject(CONFIG) private readonly config: MailConfig) {
    const { SMTP_URL: url, SEND_TIMEOUT_MS: timeout } = config;
    this.transport =
      url === undefined
        ? null
        : createTransport({
            url,
            pool: true,
            maxConnections: 5,
            connectionTimeout: timeout,
            greetingTimeout: timeout,
            socketTimeout: 3 * timeout,
            disableFileAccess: true,
            disableUrlAccess: true,
          });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  /** All mails of a complaint are one thread: they refer to an id of its own, and each has the id of its sending. */
  async send(parcel: Parcel): Promise<Handover> {
    if (!this.transport) return accountTrouble('mail.not_configured');
    const ids = mailIds(parcel, mailDomain(this.config.MAIL_FROM));
    try {
      await this.transport.sendMail({
        from: this.config.MAIL_FROM,
        to: parcel.address,
        ...(parcel.replyTo ? { replyTo: parcel.replyTo } : {}),
        subject: parcel.subject,
        text: parcel.words,
        messageId: ids.message,
        references: [ids.thread],
        inReplyTo: ids.thread,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { result: 'handed', ref: ids.message };
    } catch (error) {
      return afterMailFailure(failureOf(error));
    }
  }
}

function failureOf(error: unknown): MailFailure {
  if (typeof error !== 'object' || error === null) return { code: 'unknown' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  const responseCode =
    'responseCode' in error && typeof error.responseCode === 'number'
      ? error.responseCode
      : undefined;
  return { code, responseCode };
}
