import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The messages of a complaint with their ways are read on its case page, and how each account fares on the page of the accounts. */
export class LookAtSendings1795924000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['outgoing_of_complaint', 'sending_of_complaint', 'sending_ended'])
      await runner.query(`drop index intake.${index}`);
  }
}

const STATEMENTS = [
  // Cursors of the lists of letters and calls hold whole milliseconds.
  `update intake.sending set began_at = date_trunc('milliseconds', began_at)
     where state = 'pending' and next_attempt_at is null and began_at is not null`,
  'create index outgoing_of_complaint on intake.outgoing (tenant_id, complaint_id, message_id)',
  'create index sending_of_complaint on intake.sending (tenant_id, complaint_id, rank)',
  // Not what had no address: that says nothing of the account, and is most of what fails.
  `create index sending_ended on intake.sending (tenant_id, medium, state, settled_at)
     where state = 'arrived' or (state = 'failed' and last_error not in ('address.missing', 'media.not_configured'))`,
];
