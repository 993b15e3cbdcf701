import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An API key may read what happens to cases. */
export class PartnersReadEvents1795928600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table intake.adapter add column reads_events text not null default 'none' check (reads_events in ('none', 'own', 'all'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.adapter drop column reads_events');
  }
}
