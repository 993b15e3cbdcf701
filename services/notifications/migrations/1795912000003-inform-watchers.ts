import type { MigrationInterface, QueryRunner } from 'typeorm';

const MESSAGE = 'coalesce(bundle_id, notice_id)';
const OPEN = 'read_at is null and settled_at is null';

/** Notices for information stand below those that ask for something; of one moment of a case a person has one of them at most. */
export class InformWatchers1795912000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'alter table notifications.notice add column informs boolean not null default false',
      'drop index notifications.notice_waiting',
      `create index notice_waiting on notifications.notice (tenant_id, recipient_id, informs, created_at desc, (${MESSAGE}) desc)
         where ${OPEN}`,
      `create unique index notice_informs_once on notifications.notice (tenant_id, case_id, recipient_id, event_at) where informs`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'delete from notifications.notice where informs',
      'drop index notifications.notice_informs_once',
      'drop index notifications.notice_waiting',
      'alter table notifications.notice drop column informs',
      `create index notice_waiting on notifications.notice (tenant_id, recipient_id, created_at desc, (${MESSAGE}) desc) where ${OPEN}`,
    ])
      await runner.query(statement);
  }
}
