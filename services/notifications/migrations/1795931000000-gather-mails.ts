import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What can wait goes out in one mail at times that the house or the person sets. */
export class GatherMails1795931000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      // They go out by themselves again; what was done is not sent.
      'alter table notifications.delivery no force row level security',
      `update notifications.delivery set state = 'pending', next_attempt_at = notifications.instant() where state = 'gathered'`,
      `delete from notifications.delivery where state = 'left_out'`,
      'alter table notifications.delivery force row level security',
      ...states(['pending', 'sending', 'sent', 'failed']),
      'drop index notifications.delivery_of_digest',
      'alter table notifications.delivery drop column digest_id',
      'drop index notifications.notice_informs_once',
      `create unique index notice_informs_once on notifications.notice (tenant_id, case_id, recipient_id, event_at) where template like 'watch.%'`,
      'drop table notifications.digest',
      'drop table notifications.house_notice_wish',
      'drop table notifications.notice_wish',
    ])
      await runner.query(statement);
  }
}

const states = (names: readonly string[]): string[] => [
  'alter table notifications.delivery drop constraint delivery_state_check',
  `alter table notifications.delivery add constraint delivery_state_check check (state in (${names.map((name) => `'${name}'`).join(', ')}))`,
];

const STATEMENTS = [
  `create table notifications.notice_wish (
     tenant_id uuid not null,
     person_id uuid not null,
     wish jsonb not null,
     changed_at timestamptz not null,
     primary key (tenant_id, person_id)
   )`,
  ...tenantTable('notifications', 'notice_wish'),
  `create table notifications.house_notice_wish (
     tenant_id uuid primary key,
     wish jsonb not null,
     changed_by uuid not null,
     changed_at timestamptz not null
   )`,
  ...tenantTable('notifications', 'house_notice_wish'),
  `create table notifications.digest (
     tenant_id uuid not null,
     digest_id uuid not null,
     recipient_id uuid not null,
     due_at timestamptz not null,
     state text not null check (state in ('open', 'sending', 'waiting', 'sent', 'failed', 'empty')),
     attempts integer not null,
     lease_until timestamptz,
     last_error text,
     created_at timestamptz not null,
     finished_at timestamptz,
     primary key (tenant_id, digest_id)
   ) with (fillfactor = 70)`,
  // A person has one that is still written to.
  `create unique index digest_open on notifications.digest (tenant_id, recipient_id) where state = 'open'`,
  `create index digest_due on notifications.digest (due_at) where state in ('open', 'waiting')`,
  `create index digest_lease on notifications.digest (lease_until) where state = 'sending'`,
  'create index digest_finished on notifications.digest (tenant_id, finished_at) where finished_at is not null',
  ...tenantTable('notifications', 'digest', { worker: 'all' }),
  ...states(['pending', 'sending', 'sent', 'failed', 'gathered', 'left_out']),
  'alter table notifications.delivery add column digest_id uuid',
  'create index delivery_of_digest on notifications.delivery (tenant_id, digest_id) where digest_id is not null',
  // More sorts of notices are for information now; one for a case and moment is for who watches.
  'drop index notifications.notice_informs_once',
  `create unique index notice_informs_once on notifications.notice (tenant_id, case_id, recipient_id, event_at) where template like 'watch.%'`,
];
