import { publishedAsColumn, waitingOutbox } from '@tingsu/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is still to be published is a row of its own; rows of the outbox never change. */
export class PublishFromWaiting1795718113334 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of waitingOutbox('cases')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of publishedAsColumn('cases')) await runner.query(statement);
  }
}
