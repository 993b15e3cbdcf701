import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sign-in log also says who did something for another person: unlocking an account. */
export class UnlockAccounts1795648800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table gateway.sign_in_log add column actor_id uuid');
    // Counts of earlier versions are by login or by address alone; they would lock what is no longer locked as a whole.
    await runner.query('alter table gateway.sign_in_attempt no force row level security');
    await runner.query('delete from gateway.sign_in_attempt');
    await runner.query('alter table gateway.sign_in_attempt force row level security');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table gateway.sign_in_log drop column actor_id');
  }
}
