/**
 * The database's "now". It reads the wall clock, also within a transaction, but is declared stable so that the planner
 * may use it in an index condition (`due_at <= instant()`). Every migration writes it again: nothing that a session
 * sets may move it.
 */
export function instantFunction(schema: string): string {
  return `create or replace function ${schema}.instant() returns timestamptz language sql stable as
    $$ select clock_timestamp() $$`;
}
