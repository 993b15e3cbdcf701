import type { UnitOfWork } from '@tingsu/database';
import { decodeEvent } from './event-codec.js';
import { type EventHandlers, Inbox } from './inbox.provider.js';
import { entryOf, type InboxEntry } from './inbox.repository.js';
import type { OutboxPlace } from './outbox.repository.js';
import { eventsAfter } from './outbox.repository.js';

/** An event as an outbox keeps it. */
export interface KeptEvent {
  readonly tenantId: string;
  readonly body: string;
}

export interface FoldOptions {
  /** Where the handlers write: it has an inbox of its own. */
  readonly unitOfWork: UnitOfWork;
  readonly handlers: EventHandlers;
}

/**
 * Applies events that were kept, in whichever order and however often they come, through an inbox and without a broker. Returns how many this
 * version cannot read; they are left out.
 */
export function foldInto({ unitOfWork, handlers }: FoldOptions) {
  const inbox = new Inbox({ unitOfWork, handlers, queue: 'rebuild', serviceVersion: 'rebuild' });
  return async (events: readonly KeptEvent[]): Promise<number> => {
    const entries = new Map<string, InboxEntry[]>();
    let unreadable = 0;
    for (const { tenantId, body } of events) {
      const decoded = decodeEvent(body);
      if (!decoded.ok) unreadable += 1;
      else entries.set(tenantId, [...(entries.get(tenantId) ?? []), entryOf(decoded.event, body)]);
    }
    for (const [tenantId, own] of entries) await inbox.receive(tenantId, own);
    return unreadable;
  };
}

const END_OF_TIME = new Date('9999-01-01T00:00:00Z');

/** The next events of these types in the outbox of a service, with the place of each. */
export function keptAfter(
  unitOfWork: UnitOfWork,
  types: readonly string[],
  place: OutboxPlace,
  limit: number,
) {
  const span = { from: new Date(0), to: END_OF_TIME, types };
  return unitOfWork.system((tx) => eventsAfter(tx, span, place, limit));
}
