import { DataSource, type MigrationInterface } from 'typeorm';
import { underLock } from './advisory-lock.repository.js';
import { type Renamed, renameApplied } from './applied-migrations.repository.js';
import { instantFunction } from './instant.ddl.js';
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
      await renameApplied(dataSource, migrations.flatMap(renamed));
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

function renamed({ name, formerNames = [] }: MigrationClass): Renamed[] {
  return formerNames.map((former) => ({ former, name, timestamp: Number(name.slice(-13)) }));
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
