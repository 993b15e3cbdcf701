import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { CATALOGUE } from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import type { CaseEvent } from '../progress/copied-event.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import { EraseComplaints } from '../erasures/erase-complaints.usecase.js';
import { ContinueComplaints } from '../continued/continue-complaints.usecase.js';
import { KeepPartnerEvents } from '../partners/keep-partner-events.usecase.js';
import { MarkWords } from '../wording/mark-words.usecase.js';
import { WriteNotices } from './write-notices.usecase.js';

/** Every event of a case names the state that it left the case in, so all of them matter here. */
const CASE_EVENTS = [...CATALOGUE.values()]
  .filter(({ aggregate }) => aggregate === 'case')
  .map(({ type }) => type);

@Controller()
export class CaseEventsConsumer {
  constructor(
    private readonly copies: CaseCopyRepository,
    private readonly notices: WriteNotices,
    private readonly partners: KeepPartnerEvents,
    private readonly words: MarkWords,
    private readonly continuing: ContinueComplaints,
    private readonly erasing: EraseComplaints,
  ) {}

  @EventPattern<string[]>(CASE_EVENTS, { together: 'case events' })
  async follow(@Payload() events: CaseEvent[], @Ctx() { tx }: InboxContext): Promise<void> {
    const opened = await this.copies.apply(tx, events);
    await this.words.execute(tx, opened);
    await this.notices.execute(tx, events);
    await this.partners.execute(tx, events);
    await this.continuing.execute(tx, events);
    await this.erasing.execute(tx, events);
  }
}
