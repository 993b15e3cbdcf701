import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { CATALOGUE, DirectoryPublished } from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import type { CaseEvent } from './case-fact.js';
import { CountCases } from './count-cases.usecase.js';

/** Every event of a case carries a state, so every one counts. */
export const CASE_EVENTS: readonly string[] = [...CATALOGUE.values()]
  .filter(({ aggregate }) => aggregate === 'case')
  .map(({ type }) => type);

/** Batches come inside the inbox's transaction: one tenant, in the order of each case's versions. */
@Controller()
export class CaseEventsConsumer {
  constructor(private readonly countCases: CountCases) {}

  @EventPattern<string[]>([...CASE_EVENTS], { together: 'case events' })
  async countWhenACaseMoves(
    @Payload() events: CaseEvent[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const [first] = events;
    if (first) await this.countCases.execute(inbox.tx, first.tenantid, events);
  }

  @EventPattern<string>(DirectoryPublished.type)
  async organise(
    @Payload() events: DirectoryPublished[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const latest = events.at(-1);
    if (!latest) return;
    const { timeZone, campuses } = latest.data;
    await this.countCases.organise(inbox.tx, latest.tenantid, {
      version: latest.aggregateversion,
      timeZone,
      campuses: campuses.map((campus) => campus.code),
    });
  }
}
