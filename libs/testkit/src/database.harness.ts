import { createHash, randomBytes } from 'node:crypto';
import {
  checkedName,
  createDataSource,
  databaseUrl,
  type DataSourceSettings,
  loginUrl,
  migrate,
  type MigrationClass,
  provisionForTests,
  serviceRole,
  systemTime,
  type TimeSource,
  underLock,
  UnitOfWork,
  withClient,
} from '@tingsu/database';
import type pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { movableTime } from './movable-time.ddl.js';

/** Roles belong to the whole server, so all tests share one password. */
export const TEST_PASSWORD = 'test';

export interface TestDatabaseOptions {
  readonly migrations: readonly MigrationClass[];
  readonly entities?: DataSourceSettings['entities'];
  readonly time?: TimeSource;
  readonly poolSize?: number;
}

export interface TestDatabase {
  readonly dataSource: DataSource;
  readonly unitOfWork: UnitOfWork;
  /** Signs in as the service's role. */
  readonly url: string;
  readonly adminUrl: string;
  /** Runs SQL as the superuser, who sees every tenant. */
  admin<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** A database of its own for one test file, copied from a template that is migrated once per set of migrations. */
export async function openTestDatabase(
  service: string,
  options: TestDatabaseOptions,
): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server)
    throw new Error('TEST_POSTGRES_URL is not set; `npm test` starts a PostgreSQL and sets it');
  const template = await ensureTemplate(server, checkedName(service), options.migrations);
  const name = `tingsu_run_${service}_${process.pid}_${randomBytes(4).toString('hex')}`;
  await withClient(
    server,
    (client) => client.query(`create database ${name} template ${template}`),
    'postgres',
  );
  return connect(service, server, name, options);
}

async function connect(
  service: string,
  server: string,
  name: string,
  options: TestDatabaseOptions,
): Promise<TestDatabase> {
  const adminUrl = databaseUrl(server, name);
  const url = loginUrl(adminUrl, serviceRole(service), TEST_PASSWORD);
  const { entities = [], poolSize } = options;
  const dataSource = await createDataSource({ url, service, entities, poolSize }).initialize();
  return {
    dataSource,
    unitOfWork: new UnitOfWork(dataSource, service, options.time ?? systemTime()),
    url,
    adminUrl,
    admin: (sql, params = []) =>
      withClient(adminUrl, async (client) => (await client.query(sql, [...params])).rows),
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await withClient(
        server,
        (client) => client.query(`drop database if exists ${name} with (force)`),
        'postgres',
      );
    },
  };
}

/** Built under another name and renamed at the end, so that a template that exists is complete. */
async function ensureTemplate(
  server: string,
  service: string,
  migrations: readonly MigrationClass[],
): Promise<string> {
  const template = `tingsu_template_${service}_${await fingerprint(migrations)}`;
  await underLock(
    server,
    `template:${template}`,
    async (client) => {
      if (await exists(client, template)) return;
      const draft = `${template}_draft`;
      await client.query(`drop database if exists ${draft} with (force)`);
      await client.query(`create database ${draft}`);
      await provisionForTests(databaseUrl(server, draft), [service], TEST_PASSWORD);
      await migrate({ adminUrl: databaseUrl(server, draft), service, migrations });
      await withClient(databaseUrl(server, draft), (client) => client.query(movableTime(service)));
      await client.query(`alter database ${draft} rename to ${template}`);
    },
    'postgres',
  );
  return template;
}

async function exists(client: pg.Client, database: string): Promise<boolean> {
  return (
    (await client.query('select 1 from pg_database where datname = $1', [database])).rowCount !== 0
  );
}

/** Of the statements that the migrations run, and of what they are run with. */
async function fingerprint(migrations: readonly MigrationClass[]): Promise<string> {
  const hash = createHash('sha256').update(movableTime('any'));
  for (const Migration of migrations) {
    hash.update(Migration.name).update(Migration.toString());
    for (const statement of await statementsOf(Migration)) hash.update(statement);
  }
  return hash.digest('hex').slice(0, 12);
}

async function statementsOf(Migration: MigrationClass): Promise<string[]> {
  const statements: string[] = [];
  const recorder = { query: (sql: string) => (statements.push(sql), Promise.resolve([])) };
  // A migration that reads before it writes may stop early here; what it ran so far still counts.
  await new Migration().up(recorder as unknown as QueryRunner).catch(() => undefined);
  return statements;
}
