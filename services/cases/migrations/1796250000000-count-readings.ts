import { readingDayTable } from '@tingsu/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much each person read on each day, so that odd reading is found. */
export class CountReadings1796250000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of readingDayTable('cases')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.reading_day');
  }
}
