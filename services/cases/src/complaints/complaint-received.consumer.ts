import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  ComplaintReceived,
  ComplaintSupplemented,
  CopiesGiven,
  EvidenceAdded,
  PaperMade,
  MessageWritten,
} from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import { OpenCases } from './open-cases.usecase.js';
import { ReceiveMessages } from './receive-messages.usecase.js';
import { RecordEvidence } from './record-evidence.usecase.js';
import { SupplementCases } from './supplement-cases.usecase.js';

@Controller()
export class ComplaintReceivedConsumer {
  constructor(
    private readonly openCases: OpenCases,
    private readonly supplementCases: SupplementCases,
    private readonly recordEvidence: RecordEvidence,
    private readonly receiveMessages: ReceiveMessages,
  ) {}

  @EventPattern<string>(ComplaintReceived.type)
  async openCasesWhenComplaintsAreReceived(
    @Payload() events: ComplaintReceived[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    await this.openCases.execute(inbox.tx, events);
  }

  @EventPattern<string>(ComplaintSupplemented.type)
  async supplementCasesWhenComplaintsAre(
    @Payload() events: ComplaintSupplemented[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    await this.supplementCases.execute(inbox.tx, events);
  }

  @EventPattern<string>(EvidenceAdded.type)
  async recordEvidenceWhenFilesAreAdded(
    @Payload() events: EvidenceAdded[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    await this.recordEvidence.execute(inbox.tx, events);
  }

  @EventPattern<string>(CopiesGiven.type)
  async recordCopiesWhenTheyAreGiven(
    @Payload() events: CopiesGiven[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    await this.recordEvidence.copies(inbox.tx, events);
  }

  @EventPattern<string>(PaperMade.type)
  async recordPapersWhenTheyAreMade(
    @Payload() events: PaperMade[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    await this.recordEvidence.papers(inbox.tx, events);
  }

  @EventPattern<string>(MessageWritten.type)
  async followThreadWhenMessagesAreWritten(
    @Payload() events: MessageWritten[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    await this.receiveMessages.execute(inbox.tx, events);
  }
}
