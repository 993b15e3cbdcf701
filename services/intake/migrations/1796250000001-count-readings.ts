import { readingDayTable } from '@tingsu/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much each person read on each day, so that odd reading is found. */
export class CountReadings1796250000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of readingDayTable('intake')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.reading_day');
  }
}
