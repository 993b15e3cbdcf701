import { serviceRole } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases at rest have no rows of clocks. */
export class RestWithoutClocks1795728635830 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`grant delete on cases.clock to ${serviceRole('cases')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`revoke delete on cases.clock from ${serviceRole('cases')}`);
  }
}
