import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases are counted by kind. Until now the channel said the kind. */
export class CountKinds1795731210654 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from analytics.tally where dimension = 'kind'`);
    await runner.query('alter table analytics.case_fact drop column case_kind');
  }
}

const STATEMENTS = [
  `alter table analytics.case_fact add column case_kind text not null default 'external'`,
  `update analytics.case_fact set case_kind = 'internal' where channel = 'staff_portal'`,
  `insert into analytics.tally (tenant_id, scope, day, dimension, key, count)
     select f.tenant_id, s.scope, d.day, 'kind', f.case_kind, count(*) from analytics.case_fact f
     cross join lateral (values ('*'), ('campus:' || f.campus),
       (case when f.department is not null and not f.department = any(f.hidden_from) then 'department:' || f.department end)) as s (scope)
     cross join lateral (values ('-infinity'::date), (f.received_day)) as d (day)
     where s.scope is not null group by 1, 2, 3, 5`,
];
