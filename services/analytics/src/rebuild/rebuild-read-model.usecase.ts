import { DirectoryPublished } from '@tingsu/contracts';
import {
  type EventHandlers,
  type InboxContext,
  rebuild,
  type RebuildOptions,
} from '@tingsu/messaging';
import { CASE_EVENTS, CaseEventsConsumer } from '../projections/case-events.consumer.js';
import type { CaseEvent } from '../projections/case-fact.js';
import { CaseFactRepository } from '../projections/case-fact.repository.js';
import { ClockLabelRepository } from '../projections/clock-label.repository.js';
import { CountCases } from '../projections/count-cases.usecase.js';
import { OrganisationRepository } from '../projections/organisation.repository.js';
import { TallyRepository } from '../projections/tally.repository.js';

export interface Rebuilt {
  readonly events: number;
  readonly cases: number;
}

/** Counts every case again, from outboxes and archives, beside the figures that serve. */
export async function rebuildReadModel(
  options: Omit<RebuildOptions, 'kinds' | 'handlers'>,
): Promise<Rebuilt> {
  const { events } = await rebuild({
    ...options,
    kinds: ['case', 'directory'],
    handlers: handlers(),
  });
  const cases = await options.unitOfWork.system((tx) => new CaseFactRepository().count(tx));
  return { events, cases };
}

/** The consumer of the service, without a broker. */
function handlers(): EventHandlers {
  const count = new CountCases(
    new CaseFactRepository(),
    new ClockLabelRepository(),
    new OrganisationRepository(),
    new TallyRepository(),
  );
  const consumer = new CaseEventsConsumer(count);
  const isCaseEvent = (type: string): boolean => CASE_EVENTS.includes(type);
  return {
    has: (type) => isCaseEvent(type) || type === DirectoryPublished.type,
    groupOf: (type) => (isCaseEvent(type) ? 'case events' : type),
    call: (group: string, events: readonly unknown[], context: InboxContext) =>
      group === DirectoryPublished.type
        ? consumer.organise(events as DirectoryPublished[], context)
        : consumer.countWhenACaseMoves(events as CaseEvent[], context),
  };
}
