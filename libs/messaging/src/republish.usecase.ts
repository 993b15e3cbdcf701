import type { UnitOfWork } from '@tingsu/database';
import type { ConfirmPublisher } from './confirm-publisher.client.js';
import { messageOf } from './outgoing-message.js';
import { eventsAfter, OUTBOX_BEGINNING, type OutboxPlace } from './outbox.repository.js';
import { CONTROL_EXCHANGE } from './topology.js';

const PAGE = 500;

export interface RepublishOptions {
  /** Of the service whose outbox is read. */
  readonly unitOfWork: UnitOfWork;
  readonly publisher: ConfirmPublisher;
  /** Events written from (inclusive) to (exclusive) these instants. */
  readonly from: Date;
  readonly to: Date;
  /** Only these types, e.g. `case.opened.v1`. */
  readonly types?: readonly string[];
  /** Straight to one queue instead of the exchange, so that only one consumer sees them again. */
  readonly queue?: string;
  readonly onPage?: (publishedSoFar: number) => void;
}

/** Publishes a span of an outbox again, in order. Every inbox knows the events it has applied, so a repeat is harmless. */
export async function republish(options: RepublishOptions): Promise<number> {
  const { unitOfWork, publisher, queue, from, to, types = null } = options;
  let count = 0;
  let after: OutboxPlace = OUTBOX_BEGINNING;
  for (;;) {
    const rows = await unitOfWork.system((tx) => eventsAfter(tx, { from, to, types }, after, PAGE));
    if (rows.length === 0) return count;
    const messages = rows
      .map(messageOf)
      .map((message) =>
        queue
          ? { ...message, exchange: CONTROL_EXCHANGE, routingKey: queue, moreKeys: [] }
          : message,
      );
    const settled = await publisher.publish(messages);
    const failed = settled.find((settlement) => settlement !== 'confirmed');
    if (failed)
      throw new Error(
        `After ${count} messages the broker did not take one (${failed}); run it again, repeats are harmless`,
      );
    count += rows.length;
    after = rows.at(-1) ?? after;
    options.onPage?.(count);
  }
}
