import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails to the mailboxes of the campuses, kept as they came before anything else is done with them. */
export class KeepMails1795919600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table intake.mail');
  }
}

const STATEMENTS = [
  `create table intake.mail (
     tenant_id uuid not null,
     mail_id uuid not null,
     box text not null,
     campus text not null,
     received_at timestamptz not null,
     digest bytea not null,
     bytes integer not null,
     cut boolean not null,
     raw bytea not null,
     message_mark text,
     answer_marks text[] not null,
     sender_mark text,
     state text not null check (state in ('kept', 'taken', 'noted', 'set_aside')),
     complaint_id uuid,
     taking boolean not null,
     attempts integer not null,
     due_at timestamptz not null,
     settled_at timestamptz,
     primary key (tenant_id, mail_id),
     unique (tenant_id, digest)
   )`,
  // Sealed bytes do not shrink.
  'alter table intake.mail alter column raw set storage external',
  `create index mail_kept on intake.mail (due_at, mail_id) where state = 'kept'`,
  'create index mail_message on intake.mail (tenant_id, message_mark)',
  'create index mail_answers on intake.mail using gin (answer_marks)',
  'create index mail_sender on intake.mail (tenant_id, sender_mark, received_at)',
  ...tenantTable('intake', 'mail', { service: ['select', 'insert', 'update'], worker: 'all' }),
];
