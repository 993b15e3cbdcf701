import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `create table gateway.roster_version (
    tenant_id uuid not null,
    subject text not null,
    version integer not null,
    primary key (tenant_id, subject)
  )`,
  `create table gateway.duty (
    tenant_id uuid not null,
    duty_id uuid not null,
    campus text not null,
    unit text not null,
    person_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    primary key (tenant_id, duty_id),
    foreign key (tenant_id, person_id) references gateway.staff,
    constraint duty_lasts check (ends_at > starts_at)
  )`,
  'create index duty_unit on gateway.duty (tenant_id, campus, unit, starts_at)',
  'create index duty_person on gateway.duty (tenant_id, person_id, ends_at)',
  `create table gateway.absence (
    tenant_id uuid not null,
    absence_id uuid not null,
    person_id uuid not null,
    deputy uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    entered_by uuid not null,
    entered_at timestamptz not null,
    primary key (tenant_id, absence_id),
    foreign key (tenant_id, person_id) references gateway.staff,
    foreign key (tenant_id, deputy) references gateway.staff,
    constraint absence_lasts check (ends_at > starts_at),
    constraint absence_deputy check (deputy <> person_id)
  )`,
  'create index absence_end on gateway.absence (tenant_id, ends_at, absence_id)',
];

/** Who is on duty for which unit, and who acts for those who are away. */
export class PlanDuties1795741844953 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const shut = ['roster_version', 'duty', 'absence'].flatMap((table) =>
      tenantTable('gateway', table),
    );
    for (const statement of [...TABLES, ...shut]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gateway.absence, gateway.duty, gateway.roster_version');
  }
}
