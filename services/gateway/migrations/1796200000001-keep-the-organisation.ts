import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Departments form a tree within their campus, and end: closed, or merged into another one, whose code is written down. */
export class KeepTheOrganisation1796200000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table gateway.department
      add column parent text,
      add column closed_at timestamptz,
      add column merged_into text,
      add constraint department_parent foreign key (tenant_id, parent) references gateway.department,
      add constraint department_merged foreign key (tenant_id, merged_into) references gateway.department,
      add constraint department_not_own check (parent <> code and merged_into <> code),
      add constraint department_merged_is_closed check (merged_into is null or closed_at is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table gateway.department drop column parent, drop column closed_at, drop column merged_into',
    );
  }
}
