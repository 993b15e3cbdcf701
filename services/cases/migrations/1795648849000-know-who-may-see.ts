import { serviceRole, tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases from before nobody could be named, excluded or published to: the job `RefreshAccess` gives each its facts of access. */
const NOTHING_YET = { respondents: null, excluded: [], access: null };

/** Facts whose author has handled the case, as `handledBy` has them. */
const HANDLING = [
  'case.signedFor.v1',
  'case.packageSubmitted.v1',
  'case.opinionDrafted.v1',
  'case.approvalRequested.v1',
  'case.opinionFinalised.v1',
  'case.feedbackGiven.v1',
  'case.resolvedOnSpot.v1',
];

/** Who may see a case, who did what in it, and who read it. */
export class KnowWhoMaySee1795648849000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table cases.complaint_case
      add column access jsonb,
      add column access_stale boolean not null default true`);
    await runner.query(
      'create index complaint_case_stale on cases.complaint_case (tenant_id, received_at desc) where access_stale',
    );
    await runner.query(`create table cases.access_log (
      tenant_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      person_id uuid not null,
      action text not null,
      outcome text not null check (outcome in ('allowed', 'refused')),
      reason text,
      case_no text not null,
      primary key (tenant_id, id)
    )`);
    await runner.query(
      'create index access_log_case on cases.access_log (tenant_id, case_no, at desc)',
    );
    await runner.query(
      'create index access_log_person on cases.access_log (tenant_id, person_id, at desc)',
    );
    for (const statement of tenantTable('cases', 'access_log', { service: ['select', 'insert'] }))
      await runner.query(statement);
    await runner.query(
      `create trigger append_only before update or delete on cases.access_log
         for each row execute function cases.refuse_change()`,
    );
    await runner.query(
      `revoke update, delete, truncate on cases.access_log from ${serviceRole('cases')}`,
    );
    await fillSnapshots(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.access_log');
    await runner.query(
      'alter table cases.complaint_case drop column access, drop column access_stale',
    );
    await withAllTenants(runner, () =>
      runner.query('update cases.complaint_case set snapshot = snapshot - $1::text[]', [
        [...Object.keys(NOTHING_YET), 'draftedBy', 'handlers'],
      ]),
    );
  }
}

/** Who drafted and who handled is in the log already; only the round that runs counts. */
async function fillSnapshots(runner: QueryRunner): Promise<void> {
  await withAllTenants(runner, () =>
    runner.query(
      `update cases.complaint_case c set snapshot = $1::jsonb || c.snapshot || jsonb_build_object(
         'draftedBy', (select l.actor -> 'id' from cases.case_log l
           where ${OF_ROUND} and l.type = 'case.opinionDrafted.v1' order by l.version desc limit 1),
         'handlers', coalesce((select jsonb_agg(distinct l.actor ->> 'id' collate "C")
           from cases.case_log l where ${OF_ROUND} and l.type = any($2::text[])
             and l.actor ->> 'type' = 'person' and l.actor ->> 'id' is not null), '[]'))
       where not c.snapshot ? 'handlers'`,
      [JSON.stringify(NOTHING_YET), HANDLING],
    ),
  );
}

const OF_ROUND = `l.tenant_id = c.tenant_id and l.case_id = c.case_id and l.version > coalesce((select max(r.version) from cases.case_log r
  where r.tenant_id = c.tenant_id and r.case_id = c.case_id and r.type = 'case.reopened.v1'), 0)`;

/** The owner passes row-level security only for this one statement. */
async function withAllTenants(runner: QueryRunner, work: () => Promise<unknown>): Promise<void> {
  for (const table of ['complaint_case', 'case_log'])
    await runner.query(`alter table cases.${table} no force row level security`);
  await work();
  for (const table of ['complaint_case', 'case_log'])
    await runner.query(`alter table cases.${table} force row level security`);
}
