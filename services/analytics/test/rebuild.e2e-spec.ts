import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '@tingsu/contracts';
import {
  ConfirmPublisher,
  messagingTables,
  MESSAGING_ENTITIES,
  monthsOfMessaging,
  Outbox,
} from '@tingsu/messaging';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rebuildReadModel } from '../src/rebuild/rebuild-read-model.usecase.js';
import { aCase, aDirectory, TENANT } from './events.js';
import { type AnalyticsUnderTest, startAnalytics } from './service.js';

/** The database of another service, as far as a rebuild reads it: its outbox. */
class OutboxOfCases1795000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...messagingTables('cases'), ...monthsOfMessaging('cases')])
      await runner.query(statement);
  }
  async down(): Promise<void> {}
}

describe('rebuilding the read model', () => {
  const events = [
    aDirectory(),
    ...aCase({ nr: 1 }),
    ...aCase({ nr: 2, until: 'breached' }),
    ...aCase({ nr: 3, campus: 'east', department: 'east.icu' }),
  ];
  let service: AnalyticsUnderTest;
  let cases: TestDatabase;
  let publisher: ConfirmPublisher;
  const lines: string[] = [];

  const rebuild = (stallMs?: number) =>
    rebuildReadModel({
      analytics: service.database.unitOfWork,
      publisher,
      sources: [{ service: 'cases', unitOfWork: cases.unitOfWork }],
      onProgress: (line) => lines.push(line),
      stallMs,
    });

  beforeAll(async () => {
    service = await startAnalytics();
    cases = await openTestDatabase('cases', {
      migrations: [OutboxOfCases1795000000000],
      entities: MESSAGING_ENTITIES,
    });
    publisher = new ConfirmPublisher({ url: service.broker.url, name: 'test' });
    await publisher.open();
    await publisher.connected();
    await cases.unitOfWork.run(TENANT, (tx) =>
      new Outbox('cases').append(
        tx,
        events.map((event) => ({
          definition: CATALOGUE.get(event.type) as never,
          aggregateId: event.aggregateid,
          aggregateVersion: event.aggregateversion,
          data: event.data,
          actor: event.actor,
          at: new Date(event.time),
          id: event.id,
        })),
      ),
    );
    await service.deliver(events);
  });
  afterAll(async () => {
    await publisher.close();
    await service.close();
    await cases.close();
  });

  it('gives back exactly what was there, from the outboxes alone, while the service runs', async () => {
    const original = await service.readModel();
    expect(await rebuild()).toEqual({ events: events.length, cases: 3 });
    expect(await service.readModel()).toBe(original);
    expect(lines.at(-1)).toBe(`${events.length} of ${events.length} events applied`);
  });

  it('repairs a read model that was corrupted by hand', async () => {
    const original = await service.readModel();
    await service.database.admin('update analytics.tally set count = count + 7');
    await service.database.admin('delete from analytics.case_fact where case_no = $1', [
      'C-2026-1',
    ]);
    await rebuild();
    expect(await service.readModel()).toBe(original);
  });

  it('can be repeated', async () => {
    const original = await service.readModel();
    await rebuild();
    expect(await service.readModel()).toBe(original);
  });

  it('refuses to throw away what the outboxes could not give back', async () => {
    await service.deliver(aCase({ nr: 4, until: 'opened' }));
    const original = await service.readModel();
    await expect(rebuild()).rejects.toThrow('Nothing was changed');
    expect(await service.readModel()).toBe(original);
    await service.database.admin(
      `delete from analytics.inbox_cursor where aggregate_id like '%000000000004'`,
    );
  });

  it('says what to do when nothing is applied', async () => {
    await service.stopConsuming();
    await expect(rebuild(300)).rejects.toThrow(
      /Only 0 of \d+ events were applied.*analytics service runs/,
    );
  });
});
