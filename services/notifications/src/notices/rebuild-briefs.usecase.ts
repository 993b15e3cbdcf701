import { rebuild, type RebuildOptions } from '@tingsu/messaging';
import { tenantOf, type Transaction } from '@tingsu/database';
import { briefAfter } from '../rules/case-brief.js';
import { NOTIFYING_TYPES, type NotifyingEvent } from '../rules/notifying-event.js';
import { CaseBriefRepository } from './case-brief.repository.js';

/** What is known of cases, again from their events, beside the briefs that serve. It notifies no one. */
export function rebuildBriefs(
  options: Omit<RebuildOptions, 'kinds' | 'handlers'>,
): Promise<{ readonly events: number }> {
  const types: readonly string[] = NOTIFYING_TYPES;
  const briefs = new CaseBriefRepository();
  return rebuild({
    ...options,
    kinds: ['case'],
    handlers: {
      has: (type) => types.includes(type),
      groupOf: () => 'case events',
      call: (_, events: readonly unknown[], { tx }) =>
        follow(tx, briefs, events as NotifyingEvent[]),
    },
  });
}

async function follow(
  tx: Transaction,
  repository: CaseBriefRepository,
  events: readonly NotifyingEvent[],
): Promise<void> {
  const tenantId = tenantOf(tx);
  const briefs = await repository.load(
    tx,
    tenantId,
    events.map(({ aggregateid }) => aggregateid),
  );
  for (const event of events)
    briefs.set(event.aggregateid, briefAfter(briefs.get(event.aggregateid) ?? null, event));
  await repository.store(tx, tenantId, [...briefs.values()]);
}
