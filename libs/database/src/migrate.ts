import { DataSource, type MigrationInterface } from 'typeorm';
import { underLock } from './client.js';
import { OWNER_ROLE, checkedName } from './roles.js';

/** A migration: `KebabName1795294800000` in the file `1795294800000-kebab-name.ts`; the digits are milliseconds since 1970. */
export interface MigrationClass {
  new (): MigrationInterface;
  /** Names under which installations of earlier versions applied it. */
  readonly formerNames?: readonly string[];
}

export interface MigrateOptions {
  readonly adminUrl: string;
  readonly service: string;
  readonly migrations: readonly MigrationClass[];
  /** Called with the name of each migration that was applied. */
  readonly onStep?: (name: string) => void;
}

/**
 * Applies what is missing, in order, each migration in a transaction of its own, as the owner role. Returns the names
 * of those applied now. Several callers at once wait for each other.
 */
export async function migrate({
  adminUrl,
  service,
  migrations,
  onStep,
}: MigrateOptions): Promise<string[]> {
  const schema = checkedName(service);
  return underLock(adminUrl, `migrate:${schema}`, async () => {
    const dataSource = await ownerDataSource(adminUrl, schema, migrations).initialize();
    try {
      await dataSource.query(instantFunction(schema));
      await renameApplied(dataSource, migrations);
      const applied = (await dataSource.runMigrations({ transaction: 'each' })).map(
        (migration) => migration.name,
      );
      applied.forEach((name) => onStep?.(name));
      return applied;
    } finally {
      await dataSource.destroy();
    }
  });
}

/** TypeORM knows an applied migration by its name alone: under a new name it would run again. */
async function renameApplied(
  dataSource: DataSource,
  migrations: readonly MigrationClass[],
): Promise<void> {
  const renamed = migrations.flatMap(({ name, formerNames = [] }) =>
    formerNames.map((former) => ({ former, name, timestamp: Number(name.slice(-13)) })),
  );
  if (renamed.length === 0) return;
  const [found] = await dataSource.query<{ present: boolean }[]>(
    `select to_regclass('migration') is not null as present`,
  );
  if (!found?.present) return;
  await dataSource.query(
    `update migration m set name = r.name, "timestamp" = r.timestamp
     from json_to_recordset($1) as r(former text, name text, timestamp bigint) where m.name = r.former`,
    [JSON.stringify(renamed)],
  );
}

function ownerDataSource(
  url: string,
  schema: string,
  migrations: readonly MigrationClass[],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema,
    entities: [],
    migrations: [...migrations],
    migrationsTableName: 'migration',
    installExtensions: false,
    logging: false,
    poolSize: 1,
    applicationName: `tingsu-migrate-${schema}`,
    extra: {
      options: `-c role=${OWNER_ROLE} -c search_path=${schema} -c lock_timeout=3s -c timezone=UTC`,
    },
  });
}

/**
 * The database's "now". It reads the wall clock, also within a transaction, but is declared stable so that the planner
 * may use it in an index condition (`due_at <= instant()`). Every migration writes it again: nothing that a session
 * sets may move it.
 */
function instantFunction(schema: string): string {
  return `create or replace function ${schema}.instant() returns timestamptz language sql stable as
    $$ select clock_timestamp() $$`;
}
