import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { NoticeFailed, NoticeSent, workplacesOf } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { type NewEvent, Outbox } from '@tingsu/messaging';
import { counter, logger, Loop } from '@tingsu/runtime';
import { DELIVERY_SETTINGS, type DeliverySettings } from '../delivery/deliver-mails.job.js';
import { inLanes } from '../delivery/in-lanes.js';
import { MailAdapter } from '../delivery/mail.adapter.js';
import { afterFailure } from '../delivery/retry-plan.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import type { StaffMember } from '../directory/directory.js';
import { digestMailText } from '../templates/digest.js';
import {
  type ClaimedDigest,
  type DigestOutcome,
  DigestRepository,
  type SaidNotice,
  type SettledMail,
} from './digest.repository.js';

const SYSTEM = { type: 'system', id: null, role: null } as const;
const RECIPIENT_GONE: DigestOutcome = { result: 'failed', error: 'recipient.gone' };
const sent = counter(
  'notice_digests_total',
  'Attempts to send a mail of several notices that could wait',
  ['result'],
);

/** What is to be said in a digest, and to whom; null when the person has left or has no address any more. */
interface Content {
  readonly recipient: StaffMember | null;
  readonly notices: readonly SaidNotice[];
}

/** Sends what was gathered when its time has come, leaving out what is done by then. */
@Injectable()
export class SendDigests implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: Loop<number>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly digests: DigestRepository,
    private readonly directories: DirectoryRepository,
    private readonly gateway: MailAdapter,
    private readonly outbox: Outbox,
    @Inject(DELIVERY_SETTINGS) private readonly settings: DeliverySettings,
  ) {
    this.loop = new Loop(
      settings.pollMs,
      0.1,
      () => this.sendDue(),
      (error) => logger.warn({ err: error }, 'digests could not be claimed or settled; retrying'),
      { atOnce: true, next: (claimed) => (claimed < settings.batch ? null : 0) },
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  wake(): void {
    this.loop.wake();
  }

  /** Claims a batch, sends it over a few connections, settles each as it ends. Returns how many were claimed. */
  async sendDue(): Promise<number> {
    const { batch, leaseSeconds } = this.settings;
    const claimed = await this.unitOfWork.system((tx) =>
      this.digests.claim(tx, batch, leaseSeconds),
    );
    await inLanes(claimed, this.gateway.connections, (digest) => this.send(digest));
    return claimed.length;
  }

  private async send(digest: ClaimedDigest): Promise<void> {
    const { tenantId } = digest;
    const { recipient, notices } = await this.unitOfWork.run(tenantId, (tx) =>
      this.contentOf(tx, digest),
    );
    const outcome = recipient ? await this.deliver(digest, recipient, notices) : RECIPIENT_GONE;
    sent.inc({ result: outcome.result });
    const said = recipient ? notices.map(({ noticeId }) => noticeId) : null;
    await this.unitOfWork.run(tenantId, async (tx) => {
      const settled = await this.digests.settle(tx, digest, outcome, said);
      await this.outbox.append(
        tx,
        settled.flatMap((mail) => eventOf(mail, digest.attempts, tx.now)),
      );
    });
  }

  private async contentOf(
    tx: Transaction,
    { tenantId, digestId, recipientId }: ClaimedDigest,
  ): Promise<Content> {
    const directory = await this.directories.find(tx, tenantId);
    const person = directory?.staff.find(({ id, active }) => active && id === recipientId);
    if (!person?.email) return { recipient: null, notices: [] };
    const reader = { personId: person.id, workplaces: workplacesOf(person) };
    return { recipient: person, notices: await this.digests.toSay(tx, digestId, reader) };
  }

  private async deliver(
    { digestId, attempts }: ClaimedDigest,
    { name, email, locale }: StaffMember,
    notices: readonly SaidNotice[],
  ): Promise<DigestOutcome> {
    if (notices.length === 0) return { result: 'empty' };
    const failure = await this.gateway.send({
      ...digestMailText(notices, locale, this.settings.publicUrl),
      to: { name, address: email ?? '' },
      messageId: `<${digestId}@notices.tingsu>`,
    });
    return failure ? afterFailure(attempts, failure) : { result: 'sent' };
  }
}

/** The second event of each notice that it held, after that of being shown in the app. */
function eventOf({ state, ...notice }: SettledMail, attempts: number, at: Date): NewEvent[] {
  if (state === 'left_out') return [];
  return [
    {
      definition: state === 'sent' ? NoticeSent : NoticeFailed,
      aggregateId: notice.noticeId,
      aggregateVersion: 2,
      data: { ...notice, medium: 'email', attempts },
      actor: SYSTEM,
      at,
    },
  ];
}
