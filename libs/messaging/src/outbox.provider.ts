import { type Actor, type Envelope, type EventDefinition } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { currentCorrelationId } from '@tingsu/runtime';
import { v7 as uuid } from 'uuid';
import { insertEvents } from './outbox.repository.js';

export interface NewEvent<Data = unknown> {
  readonly definition: EventDefinition<string, Data>;
  readonly aggregateId: string;
  /** The version that the guarded update of the aggregate just reached; versions of an aggregate have no gaps. */
  readonly aggregateVersion: number;
  readonly data: Data;
  readonly actor: Actor;
  /** When it happened. */
  readonly at: Date;
  readonly id?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
}

/** Where events wait, in the transaction of the change that they report, until the relay has published them. */
export class Outbox {
  private readonly listeners: (() => void)[] = [];
  private heldUntil = 0;

  constructor(private readonly service: string) {}

  /** Checks each event's data against its schema and writes all in one statement. Throws before anything is written. */
  async append(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    if (tx.tenantId === null)
      throw new Error('Events belong to a tenant: append them within UnitOfWork.run');
    const { tenantId } = tx;
    const envelopes = events.map((event) => envelopeOf(event, tenantId, this.service));
    await insertEvents(tx, tenantId, envelopes);
    tx.afterCommit(() => this.listeners.forEach((listener) => listener()));
  }

  /** This process publishes nothing for so long: something more urgent needs the machine. Another process may publish meanwhile. */
  hold(ms: number): void {
    this.heldUntil = performance.now() + ms;
  }

  /** Milliseconds for which publishing still waits; 0 = it does not. */
  get heldForMs(): number {
    return Math.max(0, this.heldUntil - performance.now());
  }

  /** Ends the waiting. */
  release(): void {
    this.heldUntil = 0;
    this.listeners.forEach((listener) => listener());
  }

  /** Calls the listener after each commit that left events behind. */
  onAppended(listener: () => void): void {
    this.listeners.push(listener);
  }
}

/** The CloudEvent of a new event. */
export function envelopeOf(
  event: NewEvent,
  tenantId: string,
  service: string,
): Envelope & { readonly data: unknown } {
  const { definition, actor, aggregateId, aggregateVersion, causationId } = event;
  if (!Number.isInteger(aggregateVersion) || aggregateVersion < 1)
    throw new Error(`${definition.type} needs a positive aggregate version`);
  const correlationId = event.correlationId ?? currentCorrelationId();
  return {
    specversion: '1.0',
    id: event.id ?? uuid(),
    source: `/tingsu/${service}`,
    type: definition.type,
    time: event.at.toISOString(),
    subject: aggregateId,
    datacontenttype: 'application/json',
    tenantid: tenantId,
    aggregatetype: definition.aggregate,
    aggregateid: aggregateId,
    aggregateversion: aggregateVersion,
    actor,
    ...(correlationId ? { correlationid: correlationId } : {}),
    ...(causationId ? { causationid: causationId } : {}),
    data: definition.data.parse(event.data),
  };
}
