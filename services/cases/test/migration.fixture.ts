import { migrate, OWNER_ROLE } from '@tingsu/database';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import type { QueryRunner } from 'typeorm';
import { migrations } from '../migrations/index.js';

/** A database as it was before one migration, which can be done and undone, as the owner of the tables does it. */
export interface BeforeMigration {
  readonly database: TestDatabase;
  readonly up: () => Promise<void>;
  readonly down: () => Promise<void>;
}

/** @param name how the class of the migration begins */
export async function openBefore(name: string): Promise<BeforeMigration> {
  const at = migrations.findIndex((migration) => migration.name.startsWith(name));
  const migration = migrations[at];
  if (!migration) throw new Error(`There is no migration ${name}`);
  const database = await openTestDatabase('cases', { migrations: migrations.slice(0, at) });
  const runner = {
    query: (sql: string) => database.admin(`set role ${OWNER_ROLE}; ${sql}`),
  } as Partial<QueryRunner> as QueryRunner;
  return {
    database,
    up: async () => {
      await migrate({
        adminUrl: database.adminUrl,
        service: 'cases',
        migrations: migrations.slice(0, at + 1),
      });
    },
    down: () => new migration().down(runner),
  };
}
