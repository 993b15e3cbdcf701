import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that still lie as they came, by when they were settled; and those of a complaint, for its dossier. */
export class EmptyOldMails1795935000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index mail_to_empty on intake.mail (settled_at) where state in ('taken', 'noted') and octet_length(raw) > 0`,
    );
    await runner.query(
      `create index mail_of_complaint on intake.mail (tenant_id, complaint_id, received_at) where complaint_id is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index intake.mail_to_empty');
    await runner.query('drop index intake.mail_of_complaint');
  }
}
