/**
 * The statement that lets `app.clock_offset` move the time of a migrated schema, as `UnitOfWork` sets it for a fake time.
 * For databases of tests only: the next migration takes it back.
 */
export function movableTime(schema: string): string {
  return `create or replace function ${schema}.instant() returns timestamptz language sql stable as
    $$ select clock_timestamp() + coalesce(nullif(current_setting('app.clock_offset', true), ''), '0 seconds')::interval $$`;
}
