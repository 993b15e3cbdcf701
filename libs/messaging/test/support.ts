import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CaseAccepted, CaseTriageStarted, type EventDefinition } from '@tingsu/contracts';
import { type TimeSource, tenantTable } from '@tingsu/database';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { v7 as uuid } from 'uuid';
import {
  ConfirmPublisher,
  envelopeOf,
  EVENTS_EXCHANGE,
  MESSAGING_ENTITIES,
  messagingTables,
  monthsOfMessaging,
  parkedDecisions,
  parkedHashes,
  waitingOutbox,
  type NewEvent,
} from '../src/index.js';

export const TENANT = '01900000-0000-7000-8000-000000000001';
export const OTHER_TENANT = '01900000-0000-7000-8000-000000000002';
export const SYSTEM = { type: 'system', id: null, role: null } as const;

/** The tables of messaging, and one in which handlers write down what they did. */
export class Tables1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...messagingTables('cases'),
      parkedHashes('cases'),
      ...parkedDecisions('cases'),
      ...monthsOfMessaging('cases'),
      ...waitingOutbox('cases'),
      `create table cases.effect (nr bigint generated always as identity primary key, tenant_id uuid not null, event_id uuid not null,
        aggregate_id text not null, version integer not null, type text not null, calls integer not null)`,
      ...tenantTable('cases', 'effect'),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {}
}

export function openCasesDatabase(
  o: { time?: TimeSource; poolSize?: number } = {},
): Promise<TestDatabase> {
  return openTestDatabase('cases', {
    migrations: [Tables1767225600000],
    entities: MESSAGING_ENTITIES,
    ...o,
  });
}

export function event(
  aggregateId: string,
  aggregateVersion: number,
  more: Partial<NewEvent> = {},
): NewEvent {
  const definition: EventDefinition<string, unknown> =
    aggregateVersion % 2 === 0 ? CaseAccepted : CaseTriageStarted;
  const data = { state: aggregateVersion % 2 === 0 ? 'accepted' : 'triage' };
  return {
    definition,
    aggregateId,
    aggregateVersion,
    data,
    actor: SYSTEM,
    at: new Date('2026-11-20T02:00:00Z'),
    id: uuid(),
    ...more,
  };
}

/** `count` events of one aggregate, versions 1 to count. */
export function story(aggregateId: string, count: number): NewEvent[] {
  return Array.from({ length: count }, (_, i) => event(aggregateId, i + 1));
}

export function bodyOf(given: NewEvent, tenantId = TENANT): Buffer {
  return Buffer.from(JSON.stringify(envelopeOf(given, tenantId, 'cases')));
}

/** Publishes raw bodies to the queue, or events by their routing key when no queue is given. */
export async function send(
  url: string,
  bodies: readonly Buffer[],
  to: { queue: string } | { key: string },
): Promise<void> {
  const publisher = new ConfirmPublisher({ url, name: 'test' });
  await publisher.open();
  await publisher.connected();
  const [exchange, routingKey] = 'queue' in to ? ['', to.queue] : [EVENTS_EXCHANGE, to.key];
  const settled = await publisher.publish(
    bodies.map((body, i) => ({ exchange, routingKey, body, messageId: `m-${i}` })),
  );
  await publisher.close();
  const failed = settled.filter((settlement) => settlement !== 'confirmed');
  if (failed.length > 0)
    throw new Error(`${failed.length} messages were not confirmed: ${failed[0]}`);
}

export function shuffled<T>(items: readonly T[], seed = 7): T[] {
  const copy = [...items];
  let state = seed;
  for (let i = copy.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const j = state % (i + 1);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}
