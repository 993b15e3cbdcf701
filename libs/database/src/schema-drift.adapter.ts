import type { DataSource } from 'typeorm';

/**
 * Indexes, checks, foreign keys, defaults, and the column by which rows of logs are sealed are the migrations' own business; entities mirror
 * tables, columns and primary keys.
 */
const MIGRATIONS_OWN =
  /^(DROP INDEX|ALTER TABLE \S+ DROP CONSTRAINT|ALTER TABLE \S+ ALTER COLUMN \S+ (SET|DROP) DEFAULT|ALTER TABLE \S+ DROP COLUMN "sealing"$|COMMENT ON)/i;

/** The SQL that would make the tables equal to the entities. Empty when they agree. */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  const plan = await dataSource.driver.createSchemaBuilder().log();
  return plan.upQueries.map((step) => step.query).filter((sql) => !MIGRATIONS_OWN.test(sql));
}
