import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { NoticeFailed, NoticeSent } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { counter, logger, Loop } from '@tingsu/runtime';
import { Outbox } from '@tingsu/messaging';
import type { StaffMember } from '../directory/directory.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { bundleMailText, mailText, type MailText } from '../templates/mail.js';
import { type BundledNotice, type ClaimedMail, DeliveryRepository } from './delivery.repository.js';
import { inLanes } from './in-lanes.js';
import { MailAdapter } from './mail.adapter.js';
import { afterFailure, type Outcome } from './retry-plan.js';

export interface DeliverySettings {
  readonly publicUrl: string;
  /** How long a process may take over one mail before another repeats it, in seconds. */
  readonly leaseSeconds: number;
  readonly batch: number;
  readonly pollMs: number;
}
export const DELIVERY_SETTINGS = Symbol('DELIVERY_SETTINGS');

const SYSTEM = { type: 'system', id: null, role: null } as const;
const RECIPIENT_GONE: Outcome = { result: 'failed', error: 'recipient.gone' };
const mails = counter('notice_mails_total', 'Attempts to deliver a notice by mail', ['result']);

const failed = (error: unknown) =>
  logger.warn({ err: error }, 'mails could not be claimed or settled; retrying');

/** What is sent now, and what of it is about several notices, by their bundle. */
interface Claimed {
  readonly claimed: readonly ClaimedMail[];
  readonly bundled: readonly BundledNotice[];
  readonly staff: ReadonlyMap<string, StaffMember>;
}

/** Sends what is due, after each commit that left mails behind and every few seconds. */
@Injectable()
export class DeliverMails implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: Loop<number>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: DeliveryRepository,
    private readonly directories: DirectoryRepository,
    private readonly gateway: MailAdapter,
    private readonly outbox: Outbox,
    @Inject(DELIVERY_SETTINGS) private readonly settings: DeliverySettings,
  ) {
    const { batch, pollMs } = settings;
    this.loop = new Loop(pollMs, 0, () => this.deliverDue(), failed, {
      atOnce: true,
      next: (claimed) => (claimed < batch ? null : 0),
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    this.gateway.close();
  }

  wake(): void {
    this.loop.wake();
  }

  /** Claims a batch, sends it over a few connections, settles each mail as it ends. Returns how many were claimed. */
  async deliverDue(): Promise<number> {
    const { claimed, bundled, staff } = await this.unitOfWork.system((tx) => this.claim(tx));
    await inLanes(claimed, this.gateway.connections, (mail) =>
      this.deliver(mail, bundled, staff.get(mail.recipientId)),
    );
    return claimed.length;
  }

  /** The mails to send now, and who their recipients are today: a person who has left gets no mail about cases. */
  private async claim(tx: Transaction): Promise<Claimed> {
    const claimed = await this.deliveries.claim(
      tx,
      this.settings.batch,
      this.settings.leaseSeconds,
    );
    const staff = new Map<string, StaffMember>();
    for (const tenantId of new Set(claimed.map((mail) => mail.tenantId))) {
      const directory = await this.directories.find(tx, tenantId);
      for (const person of directory?.staff ?? []) if (person.active) staff.set(person.id, person);
    }
    return { claimed, bundled: await this.deliveries.bundled(tx, claimed), staff };
  }

  private async deliver(
    mail: ClaimedMail,
    bundled: readonly BundledNotice[],
    recipient: StaffMember | undefined,
  ): Promise<void> {
    const outcome = recipient?.email
      ? await this.send(mail, this.textOf(mail, bundled, recipient), recipient, recipient.email)
      : RECIPIENT_GONE;
    mails.inc({ result: outcome.result });
    await this.unitOfWork.run(mail.tenantId, (tx) => this.settle(tx, mail, outcome));
  }

  private textOf(
    { template, facts, bundleId }: ClaimedMail,
    bundled: readonly BundledNotice[],
    { locale }: StaffMember,
  ): MailText {
    const { publicUrl } = this.settings;
    const notices = bundled.filter((one) => one.bundleId === bundleId);
    if (notices.length > 1)
      return bundleMailText({ notices, sums: sumsOf(notices) }, facts.timeZone, locale, publicUrl);
    const only = notices[0] ?? { template, facts };
    return mailText(only.template, only.facts, locale, publicUrl);
  }

  private async send(
    mail: ClaimedMail,
    text: MailText,
    recipient: StaffMember,
    address: string,
  ): Promise<Outcome> {
    const messageId = `<${mail.deliveryId}@notices.tingsu>`;
    const failure = await this.gateway.send({
      ...text,
      to: { name: recipient.name, address },
      messageId,
    });
    return failure ? afterFailure(mail.attempts, failure) : { result: 'sent' };
  }

  /** The notice's second event, after that of being shown in the app. */
  private async settle(tx: Transaction, mail: ClaimedMail, outcome: Outcome): Promise<void> {
    const mine = await this.deliveries.settle(tx, mail, outcome);
    if (!mine || outcome.result === 'retry') return;
    const { noticeId, template, recipientId, caseId, attempts } = mail;
    await this.outbox.append(tx, [
      {
        definition: outcome.result === 'sent' ? NoticeSent : NoticeFailed,
        aggregateId: noticeId,
        aggregateVersion: 2,
        data: { noticeId, template, medium: 'email', recipientId, caseId, attempts },
        actor: SYSTEM,
        at: tx.now,
      },
    ]);
  }
}

/** Each sort once, the commonest first. */
function sumsOf(notices: readonly BundledNotice[]): BundledNotice[] {
  const sorts = new Map(notices.map((notice) => [notice.template, notice]));
  return [...sorts.values()].sort((a, b) => b.count - a.count);
}
