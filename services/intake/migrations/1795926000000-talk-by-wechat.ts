import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people write to the official account, kept before anything else is done with it, and where the conversation with each stands. */
export class TalkByWechat1795926000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.wechat_talk');
    await runner.query('drop table intake.wechat_call');
    await runner.query('alter table intake.complaint drop column open_id_mark');
  }
}

const STATEMENTS = [
  // By which the complaints of somebody at WeChat are found.
  'alter table intake.complaint add column open_id_mark bytea',
  `create index complaint_open_id on intake.complaint (tenant_id, open_id_mark, registered_at)
   where open_id_mark is not null`,
  `create table intake.wechat_call (
     tenant_id uuid not null,
     call_id uuid not null,
     digest bytea not null,
     person_mark bytea not null,
     received_at timestamptz not null,
     body bytea,
     reply bytea,
     state text not null check (state in ('kept', 'replying', 'done')),
     attempts integer not null,
     due_at timestamptz not null,
     primary key (tenant_id, call_id),
     unique (tenant_id, digest)
   )`,
  `create index wechat_call_due on intake.wechat_call (due_at) where state <> 'done'`,
  `create index wechat_call_waiting on intake.wechat_call (tenant_id, person_mark, state, call_id) where state <> 'done'`,
  'create index wechat_call_person on intake.wechat_call (tenant_id, person_mark, received_at)',
  ...tenantTable('intake', 'wechat_call', {
    service: ['select', 'insert', 'update'],
    worker: 'all',
  }),
  `create table intake.wechat_talk (
     tenant_id uuid not null,
     person_mark bytea not null,
     talk bytea,
     wrote_at timestamptz not null,
     until timestamptz not null,
     primary key (tenant_id, person_mark)
   )`,
  'create index wechat_talk_until on intake.wechat_talk (until) where talk is not null',
  ...tenantTable('intake', 'wechat_talk', {
    service: ['select', 'insert', 'update'],
    worker: 'all',
  }),
];
