import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which campuses the register was read: what says who may see that it was. Rows of one campus have it in their words. */
export class SeeReadingsOfTheRegister1795933100002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.access_log add column campuses text[]');
    await runner.query(`update intake.access_log set campuses = array[split_part(reason, ' ', 2)]
      where action in ('register.read', 'register.export', 'register.exported') and reason ~ '^\\S+ \\S+ \\d+$'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake.access_log drop column campuses');
  }
}
