import { Injectable } from '@nestjs/common';
import {
  type CaseSendings,
  complaintNoOfCase,
  type Identity,
  type MessageMedium,
  type MessageSendings,
  ProblemError,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { saidOfPerson } from '../complaints/person-said.js';
import {
  type ReachedComplaint,
  ReachedComplaints,
} from '../complaints/reached-complaint.repository.js';
import { MessageRepository } from '../messages/message.repository.js';
import { OpenIds } from './open-id.repository.js';
import { mediaOf } from './reachable.js';
import { SendingListRepository, type ShownMessage } from './sending-list.repository.js';
import { Sendings } from './sendings.usecase.js';

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
  ) {}

  /** For who reads the thread. */
  list(who: Identity, caseNo: string): Promise<CaseSendings> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { head, access } = await this.find(tx, who, caseNo);
      if (access?.roleFor('words.read') == null) throw notYours();
      const said = saidOfPerson(await this.complaints.open(tx, head));
      const openId = await this.openIds.of(tx, head.id);
      const items = (await this.lists.ofComplaint(tx, head.id)).map(viewOf);
      return { items, media: mediaOf(said, openId) };
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
    ...{ doneOn: postedOn, doneNo: postedNo },
  })),
});

/** A case does not exist for who may not read it. */
const notYours = (): ProblemError =>
  new ProblemError('case.not_found', 'There is no case of this number that you may read.');
