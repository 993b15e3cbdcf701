import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases with a duty to report to an authority. Those from before stand as marked, or as reported where a report stopped their clock. */
export class ListReportableEvents1795957900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.reportable_event (
      tenant_id uuid not null,
      case_id uuid not null,
      case_no text not null,
      campus text not null,
      state text not null,
      found_at timestamptz not null,
      grade text,
      accident_grade smallint,
      reported_at timestamptz,
      primary key (tenant_id, case_id)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'reportable_event', { service: ['select', 'insert', 'update'] }),
      'create index reportable_event_found on cases.reportable_event (tenant_id, found_at, case_id)',
      'create index reportable_event_state on cases.reportable_event (tenant_id, state, found_at, case_id)',
    ])
      await runner.query(statement);
    await runner.query(`insert into cases.reportable_event
        (tenant_id, case_id, case_no, campus, state, found_at, reported_at)
      select s.tenant_id, s.case_id, s.snapshot ->> 'caseNo', s.snapshot ->> 'campus',
        case when m.reported is null then 'marked' else 'submitted' end,
        coalesce(m.found, (s.snapshot ->> 'receivedAt')::timestamptz), m.reported
      from cases.case_snapshot s, lateral (
        select max((one ->> 'at')::timestamptz) filter (where one ->> 'name' in ('reportable.found', 'safetyEvent.found')) as found,
          min((one ->> 'at')::timestamptz) filter (where one ->> 'name' in ('regulator.reported', 'safetyEvent.reported')) as reported,
          bool_or(one ->> 'name' in ('reportable.marked', 'safetyEvent.found')) as owed
        from jsonb_array_elements(s.snapshot -> 'milestones') as one) m
      where m.owed`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.reportable_event');
  }
}
