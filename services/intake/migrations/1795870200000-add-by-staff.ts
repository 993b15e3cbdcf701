import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Staff add to a complaint what its sender says later, also where it is no order of an outside body. */
export class AddByStaff1795870200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Complaints are never dropped by a migration');
  }
}

const STATEMENTS = [
  `alter table intake.complaint_addition
     alter column adapter_id drop not null,
     alter column external_ref drop not null,
     add column complaint_id uuid,
     add column person_id uuid,
     drop constraint complaint_addition_kind_check,
     add constraint complaint_addition_kind_check check (kind in ('correction', 'urge', 'statement')),
     add constraint complaint_addition_of_one check ((adapter_id is null) = (complaint_id is not null)),
     add constraint complaint_addition_by_person unique (tenant_id, person_id, key)`,
  `create unique index complaint_addition_of_complaint on intake.complaint_addition (tenant_id, complaint_id, nr)
     where complaint_id is not null`,
];
