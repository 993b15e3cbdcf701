import type { OnApplicationBootstrap } from '@nestjs/common';
import { registerHealth } from '@tingsu/runtime';
import { createTransport } from 'nodemailer';
import type { MailText } from '../templates/mail.js';
import type { MailFailure } from './retry-plan.js';

export interface Mail extends MailText {
  readonly to: { readonly name: string; readonly address: string };
  /** Stable over repeats of one delivery, so that a mail server or program can drop a repeat. */
  readonly messageId: string;
}

/** What the SMTP server said: null when it took the mail. */
export type MailResult = MailFailure | null;

export class MailAdapter implements OnApplicationBootstrap {
  private readonly transport;

  constructor(
    smtpUrl: string,
    private readonly from: string,
    readonly connections = 5,
  ) {
    this.transport = createTransport({
      url: smtpUrl,
      pool: true,
      maxConnections: connections,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  onApplicationBootstrap(): void {
    registerHealth('smtp', () => this.transport.verify(), { critical: false });
  }

  async send(mail: Mail): Promise<MailResult> {
    try {
      await this.transport.sendMail({
        from: this.from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return null;
    } catch (error) {
      return failureOf(error);
    }
  }

  close(): void {
    this.transport.close();
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
