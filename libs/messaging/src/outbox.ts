import { type Actor, type Envelope, type EventDefinition } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { currentCorrelationId } from '@tingsu/runtime';
import { v7 as uuid } from 'uuid';
import { OUTBOX_PARTS } from './tables.js';

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

const INSERT = `insert into outbox (created_at, id, tenant_id, part, aggregate_type, aggregate_id, aggregate_version, type, body)
  select $1::timestamptz, e.id, $2::uuid, e.part, e.aggregate_type, e.aggregate_id, e.aggregate_version, e.type, e.body
  from unnest($3::uuid[], $4::smallint[], $5::text[], $6::text[], $7::integer[], $8::text[], $9::text[])
    with ordinality as e (id, part, aggregate_type, aggregate_id, aggregate_version, type, body, nr)
  order by e.nr`;

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
    await tx.query(INSERT, [
      tx.now,
      tenantId,
      envelopes.map(({ id }) => id),
      envelopes.map(({ aggregateid }) => partOf(aggregateid)),
      envelopes.map(({ aggregatetype }) => aggregatetype),
      envelopes.map(({ aggregateid }) => aggregateid),
      envelopes.map(({ aggregateversion }) => aggregateversion),
      envelopes.map(({ type }) => type),
      envelopes.map((envelope) => JSON.stringify(envelope)),
    ]);
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

/** FNV-1a: the same part for an aggregate on every machine and version. */
function partOf(aggregateId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < aggregateId.length; i++)
    hash = Math.imul(hash ^ aggregateId.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % OUTBOX_PARTS;
}
