import { searchFunction } from '@tingsu/find';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A search reads the index of a segment, also where PostgreSQL would walk its rows. */
export class SearchByMarks1795708792471 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(searchFunction('cases'));
  }

  async down(): Promise<void> {}
}
