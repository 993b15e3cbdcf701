import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events say when a webhook switched itself off, and when it is on again: each has the next number. */
export class TellOfStoppedWebhooks1795931000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table intake.webhook_endpoint add column switches integer not null default 0',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.webhook_endpoint drop column switches');
  }
}
