import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import { createTransport } from 'nodemailer';
import type { IntakeConfig } from '../config.js';
import { SmtpInlet } from '../mailbox/smtp-inlet.adapter.js';
import { testMessageId } from '../mailbox/test-mail.js';
import { LEFT, type Left, NOT_SET_UP } from './test-fault.js';

type Settings = Pick<
  IntakeConfig,
  'MAIL_INLET_HOST' | 'MAIL_INLET_PORT' | 'MAIL_FROM' | 'SEND_TIMEOUT_MS'
>;
/** Where it listens everywhere, it is reached here. */
const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** Hands a mail to the inlet of mails as the mail server of the hospital does. */
@Injectable()
export class TestMail {
  constructor(
    private readonly inlet: SmtpInlet,
    @Inject(CONFIG) private readonly config: Settings,
  ) {}

  async send(address: string, testId: string): Promise<Left> {
    const { MAIL_INLET_HOST: host, MAIL_INLET_PORT: port, SEND_TIMEOUT_MS: timeout } = this.config;
    if (port === undefined) return NOT_SET_UP;
    const transport = createTransport({
      ...{ host: EVERYWHERE.has(host) ? '127.0.0.1' : host, port: this.inlet.port },
      ...{ ignoreTLS: true, connectionTimeout: timeout, greetingTimeout: timeout },
      ...{ socketTimeout: timeout, disableFileAccess: true, disableUrlAccess: true },
    });
    try {
      await transport.sendMail({
        ...{ from: this.config.MAIL_FROM, to: address, subject: 'Test' },
        ...{ text: 'Test', messageId: testMessageId(testId) },
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return LEFT;
    } catch (error) {
      const refused = typeof error === 'object' && error !== null && 'responseCode' in error;
      return {
        fault: refused ? 'refused' : 'unreachable',
        detail: refused ? `SMTP ${String(error.responseCode)}` : null,
      };
    } finally {
      transport.close();
    }
  }
}
