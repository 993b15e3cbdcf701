import type { UnitOfWork } from '@tingsu/database';
import { decodeMessage } from './event-codec.js';
import { type EventHandlers, Inbox } from './inbox.provider.js';
import { entryOf, type InboxEntry } from './inbox.repository.js';
import type { OutboxPlace } from './outbox.repository.js';
import { eventsAfter } from './outbox.repository.js';

/** A row of an outbox. */
export interface KeptEvent {
  readonly tenantId: string;
  /** An event, or several in a row. */
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
      const own = entries.get(tenantId) ?? [];
      for (const { decoded, text } of decodeMessage(body)) {
        if (decoded.ok) own.push(entryOf(decoded.event, text));
        else unreadable += 1;
      }
      entries.set(tenantId, own);
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
