import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { logger } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import type { IntakeConfig } from '../config.js';
import { type DeliveredMail, KeepMail, MAX_MAIL_BYTES } from './keep-mail.usecase.js';
import type { Mailbox } from './mailboxes.js';
import { Mailboxes } from './mailboxes.provider.js';
import { TakeMailsJob } from './take-mails.job.js';

/** Each may hold one mail of the largest size. */
const MOST_CLIENTS = 10;
const NO_SUCH_BOX = 550;
const TOO_LARGE = 552;
const TRY_AGAIN = 451;

/** Takes mails for the mailboxes from the mail server of the hospital. What it has acknowledged is kept. */
@Injectable()
export class SmtpInlet implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly server: SMTPServer;

  constructor(
    @Inject(CONFIG) private readonly config: IntakeConfig,
    private readonly boxes: Mailboxes,
    private readonly keep: KeepMail,
    private readonly job: TakeMailsJob,
  ) {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      maxClients: MOST_CLIENTS,
      onRcptTo: ({ address }, _session, done) => {
        done(this.boxes.at(address) ? null : answer(NO_SUCH_BOX, 'No such mailbox here'));
      },
      onData: (stream, session, done) => {
        this.receive(stream, session).then(() => done(null), done);
      },
    });
    this.server.on('error', (error) => logger.warn({ err: error }, 'the mail inlet failed'));
  }

  async onApplicationBootstrap(): Promise<void> {
    const { MAIL_INLET_PORT: port, MAIL_INLET_HOST: host } = this.config;
    if (port === undefined) return;
    await new Promise<void>((resolve, reject) => {
      this.server.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
  }

  /** Lets mails arrive that are on their way. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.server.server.listening)
      await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** Where it listens; the system chooses it where it is set to 0. */
  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  private async receive(
    stream: SMTPServerDataStream,
    { envelope }: SMTPServerSession,
  ): Promise<void> {
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    const mail = await collected(stream, from);
    const boxes = new Set(envelope.rcptTo.flatMap(({ address }) => this.boxes.at(address) ?? []));
    await this.keepFor([...boxes], mail);
    this.job.wake();
    if (mail.bytes > MAX_MAIL_BYTES)
      throw answer(
        TOO_LARGE,
        'The mail is larger than 30 MB. Send it without its files, or with smaller ones.',
      );
  }

  private async keepFor(boxes: readonly Mailbox[], mail: DeliveredMail): Promise<void> {
    try {
      for (const box of boxes) await this.keep.execute(box, mail);
    } catch (error) {
      logger.warn({ err: error }, 'a mail could not be kept; its sender tries again');
      throw answer(TRY_AGAIN, 'Try again later');
    }
  }
}

/** Who really sent it stands in the envelope alone: it is put on top, as mail servers do. */
async function collected(stream: SMTPServerDataStream, from: string): Promise<DeliveredMail> {
  const chunks: Buffer[] = [Buffer.from(`Return-Path: <${from}>\r\n`)];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_MAIL_BYTES || chunks.length < 2) chunks.push(chunk);
  }
  return { raw: Buffer.concat(chunks), bytes };
}

const answer = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });
