import { cutByMonth } from '@tingsu/database';
import { monthsOfMessaging } from '@tingsu/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Partitions that the service makes ahead, of notices and deliveries too; an inbox that holds only what waits. */
export class CutByMonth1795703205844 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: months that were archived are not put together again.');
  }
}

const STATEMENTS = [
  ...monthsOfMessaging('notifications'),
  'alter table notifications.case_brief add column opened_at timestamptz',
  // The month is that of the event: however often it comes, its notices meet each other.
  'alter table notifications.notice add column event_at timestamptz',
  'alter table notifications.delivery add column event_at timestamptz',
  'alter table notifications.notice no force row level security',
  'alter table notifications.delivery no force row level security',
  'update notifications.notice set event_at = created_at',
  `update notifications.delivery d set event_at = n.event_at from notifications.notice n
     where n.tenant_id = d.tenant_id and n.notice_id = d.notice_id`,
  'alter table notifications.notice alter column event_at set not null',
  'alter table notifications.delivery alter column event_at set not null',
  ...cutByMonth('notifications', {
    table: 'delivery',
    key: 'event_at',
    primaryKey: ['tenant_id', 'delivery_id', 'event_at'],
    indexes: [
      ['unique index', 'delivery_once', '(tenant_id, notice_id, medium, event_at)'],
      ['index', 'delivery_due', `(next_attempt_at) where state = 'pending'`],
      ['index', 'delivery_lease', `(lease_until) where state = 'sending'`],
      ['index', 'delivery_log', '(tenant_id, created_at desc, delivery_id desc)'],
      ['index', 'delivery_log_by_state', '(tenant_id, state, created_at desc, delivery_id desc)'],
    ],
    rights: { worker: 'all' },
    settings: 'fillfactor = 80',
  }),
  ...cutByMonth('notifications', {
    table: 'notice',
    key: 'event_at',
    primaryKey: ['tenant_id', 'notice_id', 'event_at'],
    indexes: [
      ['unique index', 'notice_once', '(tenant_id, event_id, recipient_id, template, event_at)'],
      ['index', 'notice_unsettled', '(tenant_id, case_id) where settled_at is null'],
      [
        'index',
        'notice_inbox',
        '(tenant_id, recipient_id, (read_at is null and settled_at is null) desc, created_at desc, notice_id desc)',
      ],
      [
        'index',
        'notice_open',
        '(tenant_id, recipient_id) where read_at is null and settled_at is null',
      ],
    ],
    rights: { worker: 'select' },
  }),
  'select notifications.make_partitions()',
];
