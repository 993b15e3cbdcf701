import { rebuild, type RebuildOptions } from '@tingsu/messaging';
import { tenantOf, type Transaction } from '@tingsu/database';
import { WatchChanged } from '@tingsu/contracts';
import { briefAfter } from '../rules/case-brief.js';
import { NOTIFYING_TYPES, type NotifyingEvent } from '../rules/notifying-event.js';
import { WatchesRepository } from '../watches/watches.repository.js';
import { CaseBriefRepository } from './case-brief.repository.js';

/** What is known of cases and who watches them, again from their events, beside what serves. It notifies no one. */
export function rebuildBriefs(
  options: Omit<RebuildOptions, 'kinds' | 'handlers'>,
): Promise<{ readonly events: number }> {
  const types: readonly string[] = [...NOTIFYING_TYPES, WatchChanged.type];
  const briefs = new CaseBriefRepository();
  const watches = new WatchesRepository();
  return rebuild({
    ...options,
    kinds: ['case', 'watch'],
    handlers: {
      has: (type) => types.includes(type),
      groupOf: (type) => (type === WatchChanged.type ? type : 'case events'),
      call: (group, events: readonly unknown[], { tx }) =>
        group === WatchChanged.type
          ? watches.store(tx, events as WatchChanged[])
          : follow(tx, briefs, events as NotifyingEvent[]),
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
