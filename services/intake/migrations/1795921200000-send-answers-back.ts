import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An order knows when it came, by when its authority wants the answer, and when that went back. */
export class SendAnswersBack1795921200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Complaints are never dropped by a migration');
  }
}

const STATEMENTS = [
  `alter table intake.external_order
     add column received_at timestamptz,
     add column due_at timestamptz,
     add column sent_back_at timestamptz,
     add column sent_back_by uuid`,
  // The owner is shut out of the rows of tenants as well; the statement between opens them for itself only.
  'alter table intake.complaint no force row level security',
  'alter table intake.external_order no force row level security',
  `update intake.external_order o set received_at = c.received_at from intake.complaint c
     where c.tenant_id = o.tenant_id and c.id = o.complaint_id`,
  'alter table intake.complaint force row level security',
  'alter table intake.external_order force row level security',
  `create index external_order_owed on intake.external_order
     (tenant_id, adapter_id, (coalesce(due_at, 'infinity'::timestamptz)), external_ref)
     where complaint_id is not null and sent_back_at is null`,
  `create index external_order_received on intake.external_order (tenant_id, adapter_id, received_at, external_ref)
     where complaint_id is not null`,
];
