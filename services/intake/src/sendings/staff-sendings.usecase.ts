import { Inject, Injectable } from '@nestjs/common';
import {
  type CaseSendings,
  complaintNoOfCase,
  type Identity,
  type MessageMedium,
  type MessageSendings,
  ProblemError,
  type SendingOffer,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { saidOfPerson } from '../complaints/person-said.js';
import {
  type ReachedComplaint,
  ReachedComplaints,
} from '../complaints/reached-complaint.repository.js';
import type { IntakeConfig } from '../config.js';
import { MessageRepository } from '../messages/message.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { ComplaintNumbers } from './complaint-numbers.repository.js';
import { isSent, offerOf } from './offer.js';
import { OpenIds } from './open-id.repository.js';
import { mediaOf } from './reachable.js';
import { SendingListRepository, type ShownMessage } from './sending-list.repository.js';
import { Sendings } from './sendings.usecase.js';
import { parcelValues } from './wording.js';

/** How messages of the hospital went out, for staff, and by which other ways they go. */
@Injectable()
export class StaffSendings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedComplaints,
    private readonly complaints: ComplaintRepository,
    private readonly messages: MessageRepository,
    private readonly openIds: OpenIds,
    private readonly lists: SendingListRepository,
    private readonly sendings: Sendings,
    private readonly numbers: ComplaintNumbers,
    private readonly references: ReferenceRepository,
    private readonly accounts: MediaAccountRepository,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'PUBLIC_URL' | 'SMTP_URL'>,
  ) {}

  /** For who reads the thread. */
  list(who: Identity, caseNo: string): Promise<CaseSendings> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { head, access } = await this.find(tx, who, caseNo);
      if (access?.roleFor('words.read') == null) throw notYours();
      const said = saidOfPerson(await this.complaints.open(tx, head));
      const openId = await this.openIds.of(tx, head.id);
      const items = (await this.lists.ofComplaint(tx, head.id)).map(viewOf);
      const media = mediaOf(said, openId);
      return { items, media, offers: await this.offers(tx, head.id, media) };
    });
  }

  /** By who writes to complainants. What is under way already is not begun again. */
  send(
    who: Identity,
    { caseNo, messageId }: { readonly caseNo: string; readonly messageId: string },
    media: readonly MessageMedium[],
  ): Promise<MessageSendings> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { head, access } = await this.find(tx, who, caseNo);
      if (!access || access.roles.length === 0) throw notYours();
      if (access.roleFor('messages.write') === null)
        throw new ProblemError('access.denied', 'The complaint centre writes to complainants.');
      const message = await this.messages.one(tx, head.id, messageId);
      if (message?.direction !== 'out')
        throw new ProblemError('request.not_found', 'The hospital wrote no such message.');
      const { notice } = message;
      await this.sendings.more(tx, {
        ...{ messageId, complaintId: head.id, media, notice, personId: who.personId },
      });
      const sent = (await this.lists.ofComplaint(tx, head.id)).find(
        (one) => one.messageId === messageId,
      );
      if (!sent) throw new Error('a sending vanished while it was queued');
      return viewOf(sent);
    });
  }

  private async offers(
    tx: Transaction,
    complaintId: string,
    media: readonly MessageMedium[],
  ): Promise<SendingOffer[]> {
    const reference = await this.references.within(tx);
    const told = await this.numbers.told(tx, complaintId);
    const values = parcelValues(told, reference, this.config.PUBLIC_URL);
    const offers: SendingOffer[] = [];
    for (const medium of media)
      offers.push(
        isSent(medium)
          ? offerOf(medium, await this.accounts.find(tx, medium), values, this.config)
          : { medium, ready: true, text: null, parts: 1, costFen: 0 },
      );
    return offers;
  }

  private async find(tx: Transaction, who: Identity, caseNo: string): Promise<ReachedComplaint> {
    const found = await this.reached.find(tx, who, complaintNoOfCase(caseNo));
    if (!found || who.personId === null) throw notYours();
    return found;
  }
}

const viewOf = ({ messageId, state, ways }: ShownMessage): MessageSendings => ({
  messageId,
  state,
  ways: ways.map(({ lastError: error, beganAt, settledAt, postedOn, postedNo, ...way }) => ({
    ...{ sendingId: way.sendingId, medium: way.medium, state: way.state, proof: way.proof, error },
    at: (settledAt ?? beganAt)?.toISOString() ?? null,
    nextAt: (way.nextAttemptAt ?? way.receiptBy)?.toISOString() ?? null,
    ...{ attempts: way.attempts, costFen: way.costFen },
    ...{ doneOn: postedOn, doneNo: postedNo },
  })),
});

/** A case does not exist for who may not read it. */
const notYours = (): ProblemError =>
  new ProblemError('case.not_found', 'There is no case of this number that you may read.');
