import { shutArchiveTables } from '@tingsu/archive';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the archive are shut by row-level security, as all others are. */
export class ShutArchiveTables1795708313301 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of shutArchiveTables('intake')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['archived_partition', 'maintenance_run', 'size_sample']) {
      await runner.query(`drop policy all_tenants on intake.${table}`);
      await runner.query(
        `alter table intake.${table} no force row level security, disable row level security`,
      );
    }
  }
}
