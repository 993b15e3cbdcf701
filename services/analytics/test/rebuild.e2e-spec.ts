import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ARCHIVE_ENTITIES,
  archiveTables,
  maintain,
  type ObjectStore,
  objectStoreFrom,
} from '@tingsu/archive';
import { CATALOGUE } from '@tingsu/contracts';
import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import {
  GROWING_MESSAGING,
  messagingTables,
  MESSAGING_ENTITIES,
  monthsOfMessaging,
  waitingOutbox,
  Outbox,
} from '@tingsu/messaging';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rebuildReadModel } from '../src/rebuild/rebuild-read-model.usecase.js';
import { aCase, aDirectory, TENANT } from './events.js';
import { type AnalyticsUnderTest, startAnalytics } from './service.js';

/** The database of another service, as far as a rebuild reads it: its outbox and what it archived. */
class OutboxOfCases1795000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...messagingTables('cases'),
      ...monthsOfMessaging('cases'),
      ...waitingOutbox('cases'),
      ...archiveTables('cases'),
    ];
    for (const statement of statements) await runner.query(statement);
  }
  async down(): Promise<void> {}
}

type Events = ReturnType<typeof aCase>;

describe('rebuilding the read model', () => {
  const old = [...aCase({ nr: 1 }), ...aCase({ nr: 2, until: 'breached' })];
  const recent = aCase({ nr: 3, campus: 'east', department: 'east.icu' });
  const events = [aDirectory(), ...old, ...recent];
  let service: AnalyticsUnderTest;
  let cases: TestDatabase;
  let beside: UnitOfWork;
  let directory: string;
  let store: ObjectStore;
  const lines: string[] = [];

  const rebuild = (onProgress: (line: string) => unknown = (line) => lines.push(line)) =>
    rebuildReadModel({
      unitOfWork: service.database.unitOfWork,
      beside,
      sources: [{ service: 'cases', unitOfWork: cases.unitOfWork }],
      store,
      onProgress,
    });
  const publish = (given: Events) =>
    cases.unitOfWork.run(TENANT, (tx) =>
      new Outbox('cases').append(
        tx,
        given.map((event) => ({
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
  const figures = () =>
    service.database.admin(
      'select (select sum(count) from analytics.tally) as sum, (select count(*) from analytics.case_fact) as cases',
    );
  const rowsBeside = () =>
    service.database.admin(
      `select 1 from pg_class where relnamespace = 'analytics_rebuild'::regnamespace`,
    );

  beforeAll(async () => {
    service = await startAnalytics();
    directory = await mkdtemp(join(tmpdir(), 'tingsu-rebuild-'));
    store = await objectStoreFrom(pathToFileURL(directory).href);
    cases = await openTestDatabase('cases', {
      migrations: [OutboxOfCases1795000000000],
      entities: [...MESSAGING_ENTITIES, ...ARCHIVE_ENTITIES],
    });
    const dataSource = await createDataSource({
      url: service.database.url,
      service: 'analytics',
      entities: [],
      searchPath: ['analytics_rebuild', 'analytics'],
    }).initialize();
    beside = new UnitOfWork(dataSource, 'analytics', systemTime());
    await publish([aDirectory() as never, ...old]);
    await cases.admin(`update cases.outbox set created_at = created_at - interval '2 years'`);
    await cases.admin('truncate cases.outbox_waiting');
    await publish(recent);
    await maintain({
      service: 'cases',
      unitOfWork: cases.unitOfWork,
      tables: GROWING_MESSAGING,
      store,
    });
    await service.deliver(events);
  });
  afterAll(async () => {
    await beside.dataSource.destroy();
    await service.close();
    await cases.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('gives back exactly what was there, from an archive and an outbox, and leaves nothing beside it', async () => {
    const original = await service.readModel();
    expect(await cases.admin('select 1 from cases.outbox')).toHaveLength(1);
    expect(await rebuild()).toEqual({ events: events.length, cases: 3 });
    expect(await service.readModel()).toBe(original);
    expect(await rowsBeside()).toEqual([]);
  });

  it('repairs a read model that was corrupted by hand, which serves meanwhile', async () => {
    const original = await service.readModel();
    await service.database.admin('update analytics.tally set count = count + 7');
    await service.database.admin('delete from analytics.case_fact where case_no = $1', [
      'C-2026-1',
    ]);
    const corrupted = await figures();
    const seen: Promise<unknown>[] = [];
    await rebuild((line) => line.startsWith('cases') && seen.push(figures()));
    // Either of the two, and never a half of each.
    for (const one of await Promise.all(seen))
      expect([corrupted, await figures()]).toContainEqual(one);
    expect(seen.length).toBeGreaterThan(0);
    expect(await service.readModel()).toBe(original);
  });

  it('killed twice, goes on where it was, beside traffic, and counts everything once', async () => {
    const killAt = (what: RegExp) => (line: string) => {
      if (what.test(line)) throw new Error('killed');
    };
    await expect(rebuild(killAt(/archived events/))).rejects.toThrow('killed');
    await expect(rebuild(killAt(/events up to/))).rejects.toThrow('killed');
    const live = [...aCase({ nr: 4 }), ...aCase({ nr: 5, until: 'breached' })];
    await publish(live.slice(0, 3));
    await service.deliver(live.slice(0, 3));
    const said: string[] = [];
    const result = await rebuild((line) => said.push(line));
    expect(said[0]).toBe('going on where it ended');
    expect(result).toEqual({ events: events.length + 3, cases: 4 });
    await publish(live.slice(3));
    await service.deliver(live);
    const original = await service.readModel();
    await rebuild();
    expect(await service.readModel()).toBe(original);
  });

  it('applies to the new read model what arrives while it is swapped', async () => {
    const late = aCase({ nr: 6 });
    await publish(late);
    const result = await rebuild();
    expect(result.cases).toBe(6);
    const ahead = await service.readModel();
    await service.deliver(late);
    expect(await service.readModel()).toBe(ahead);
  });

  it('refuses a model that lacks what the old one has, and changes nothing', async () => {
    const unknown = aCase({ nr: 7, until: 'opened' });
    await service.deliver(unknown);
    const original = await service.readModel();
    await expect(rebuild()).rejects.toThrow(/lack events of 1 cases.*nothing was changed/);
    expect(await service.readModel()).toBe(original);
    await publish(unknown);
    await rebuild();
    expect(await service.readModel()).toBe(original);
  });

  it('refuses an archive with a changed byte', async () => {
    const folder = join(directory, 'cases/outbox');
    const name = (await readdir(folder)).find((file) => file.endsWith('.gz')) ?? '';
    const content = await readFile(join(folder, name));
    const changed = Buffer.from(content);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    await writeFile(join(folder, name), changed);
    const original = await service.readModel();
    await expect(rebuild()).rejects.toThrow('was changed or is incomplete');
    expect(await service.readModel()).toBe(original);
    await writeFile(join(folder, name), content);
    await rebuild();
    expect(await service.readModel()).toBe(original);
  });
});
