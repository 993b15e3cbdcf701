import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where people work besides the departments of their grants, and who stands in for them. */
export class KnowWorkplacesAndDeputies1795661488190 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table gateway.staff
      add column works_in text[] not null default '{}',
      add column deputy uuid,
      add constraint staff_deputy foreign key (tenant_id, deputy) references gateway.staff,
      add constraint staff_not_own_deputy check (deputy <> staff_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table gateway.staff drop column works_in, drop column deputy');
  }
}
