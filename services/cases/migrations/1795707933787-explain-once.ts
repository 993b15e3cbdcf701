import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a due time was reached is said in the log: the snapshot of a case, which every command writes again, loses its copy. */
export class ExplainOnce1795707933787 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await withAllTenants(runner, () => runner.query(STRIP));
  }

  /** The former version reads a snapshot only together with an explanation of each clock; an empty one is read as none. */
  async down(runner: QueryRunner): Promise<void> {
    await withAllTenants(runner, () => runner.query(EMPTY));
  }
}

const set = (
  clock: string,
): string => `update cases.case_snapshot s set snapshot = jsonb_set(s.snapshot, '{clocks}', (
    select coalesce(jsonb_object_agg(clock_id, ${clock}), '{}') from jsonb_each(s.snapshot -> 'clocks') as c (clock_id, clock)
  ))`;
const STRIP = `${set("clock - 'explanation'")} where jsonb_path_exists(s.snapshot, '$.clocks.*.explanation')`;
const EMPTY = set(`jsonb_build_object('explanation', '[]'::jsonb) || clock`);

/** The owner passes row-level security only for this statement. */
async function withAllTenants(runner: QueryRunner, work: () => Promise<unknown>): Promise<void> {
  await runner.query('alter table cases.case_snapshot no force row level security');
  await work();
  await runner.query('alter table cases.case_snapshot force row level security');
}
