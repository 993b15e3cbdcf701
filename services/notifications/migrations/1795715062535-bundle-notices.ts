import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices of one moment for one person are one message. A notice without a bundle is a message of its own. */
export class BundleNotices1795715062535 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'drop index notifications.notice_past',
      'drop index notifications.notice_waiting',
      'drop index notifications.notice_bundled',
      'drop table notifications.gathering',
      'alter table notifications.notice drop column bundle_id',
      `create index notice_inbox on notifications.notice
         (tenant_id, recipient_id, (read_at is null and settled_at is null) desc, created_at desc, notice_id desc)`,
      'create index notice_open on notifications.notice (tenant_id, recipient_id) where read_at is null and settled_at is null',
    ])
      await runner.query(statement);
  }
}

const MESSAGE = 'coalesce(bundle_id, notice_id)';

const STATEMENTS = [
  'alter table notifications.notice add column bundle_id uuid',
  `create table notifications.gathering (
     tenant_id uuid not null,
     recipient_id uuid not null,
     bundle_id uuid not null,
     event_at timestamptz not null,
     since timestamptz not null,
     until timestamptz not null,
     primary key (tenant_id, recipient_id)
   ) with (fillfactor = 70)`,
  ...tenantTable('notifications', 'gathering', { worker: 'all' }),
  'drop index notifications.notice_inbox',
  'drop index notifications.notice_open',
  `create index notice_waiting on notifications.notice (tenant_id, recipient_id, created_at desc, (${MESSAGE}) desc)
     where read_at is null and settled_at is null`,
  `create index notice_past on notifications.notice (tenant_id, recipient_id, created_at desc, (${MESSAGE}) desc)
     where read_at is not null or settled_at is not null`,
  `create index notice_bundled on notifications.notice (tenant_id, bundle_id) where bundle_id is not null`,
];
