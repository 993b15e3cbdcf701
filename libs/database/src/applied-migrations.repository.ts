import type { DataSource } from 'typeorm';

/** A migration that has another name than when some installations applied it. */
export interface Renamed {
  readonly former: string;
  readonly name: string;
  /** Milliseconds since 1970, by which TypeORM puts migrations in order. */
  readonly timestamp: number;
}

/** TypeORM knows an applied migration by its name alone: under a new name it would run again. */
export async function renameApplied(
  dataSource: DataSource,
  renamed: readonly Renamed[],
): Promise<void> {
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
