import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { classify } from '@tingsu/messaging';
import { counter, logger, Loop } from '@tingsu/runtime';
import { AdapterRepository } from '../channels/adapter.repository.js';
import { InletUse } from '../channels/inlet-use.job.js';
import { RefusedSubmissionRepository } from '../refused/refused-submission.repository.js';
import { type KeptMail, MailRepository } from './mail.repository.js';
import { MAIL_MESSAGE } from './set-aside-mails.usecase.js';
import { TakeMail } from './take-mail.usecase.js';

const EVERY_MS = 2_000;
/** A mail that fails so often, or ends the process, waits for a person. */
const MOST_ATTEMPTS = 3;

const outcomes = counter('tingsu_mails_total', 'Mails to the mailboxes, by what became of them', [
  'outcome',
]);

/** Looks at the mails that are kept, one after another. One that cannot be taken is set aside, and the next one is looked at. */
@Injectable()
export class TakeMailsJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop<boolean>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: MailRepository,
    private readonly takeMail: TakeMail,
    private readonly adapters: AdapterRepository,
    private readonly refused: RefusedSubmissionRepository,
    private readonly use: InletUse,
  ) {
    this.loop = new Loop(
      EVERY_MS,
      0.1,
      () => this.next(),
      (error) => logger.warn({ err: error }, 'mails could not be looked at; retrying'),
      { atOnce: true, next: (found) => (found ? 0 : null) },
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** A mail has come. */
  wake(): void {
    this.loop.wake();
  }

  private async next(): Promise<boolean> {
    const mail = await this.unitOfWork.system((tx) => this.mails.claim(tx));
    if (mail) await this.look(mail);
    return mail !== null;
  }

  private async look(mail: KeptMail): Promise<void> {
    try {
      if (mail.attempts > MOST_ATTEMPTS) throw failedTooOften();
      const { as } = await this.takeMail.execute(mail);
      outcomes.inc({ outcome: as });
    } catch (error) {
      await this.afterFailure(mail, error);
    }
  }

  private async afterFailure(mail: KeptMail, error: unknown): Promise<void> {
    if (passesByItself(error)) return this.later(mail, mail.attempts - 1);
    if (error instanceof ProblemError) return this.setAside(mail, error);
    logger.error({ err: error, mailId: mail.mailId }, 'a mail made intake fail');
    return mail.attempts < MOST_ATTEMPTS
      ? this.later(mail, mail.attempts)
      : this.setAside(mail, failedTooOften());
  }

  private later(mail: KeptMail, attempts: number): Promise<void> {
    return this.unitOfWork.system((tx) => this.mails.later(tx, mail, attempts));
  }

  /** Where messages of other adapters wait that a person has to look at. */
  private async setAside(mail: KeptMail, { code, detail, extra }: ProblemError): Promise<void> {
    const { tenantId, mailId, box, campus } = mail;
    const { id: adapterId } = await this.adapters.ofMailbox(tenantId, box, campus);
    // What the rules for complaints refused is counted where they are applied.
    if (code.startsWith('mail.'))
      this.use.note({ tenantId, inlet: adapterId, channel: 'email', campus, refused: code });
    await this.unitOfWork.system(async (tx) => {
      if (!(await this.mails.setAside(tx, mail))) return;
      await this.refused.keepIn(tx, [
        {
          ...{ tenantId, adapterId, code, detail, errors: extra.errors ?? [], keyHash: null },
          ...{ channel: 'email', messageId: mailId, messageType: MAIL_MESSAGE },
          body: Buffer.from(mailId),
        },
      ]);
    });
    outcomes.inc({ outcome: 'set_aside' });
    logger.warn({ code, mailId }, 'a mail was set aside: the complaint centre must look');
  }
}

/** An outage, as against a fault of the mail or of ours. */
const passesByItself = (error: unknown): boolean =>
  error instanceof ProblemError ? error.status === 503 : classify(error).class === 'infrastructure';

const failedTooOften = (): ProblemError =>
  new ProblemError('internal', 'The mail is kept, and a person will look at it.');
