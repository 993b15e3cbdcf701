import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What robots say in group chats of staff, and how much each may say. */
export class AlertRobots1795926100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notifications.robot_pace');
    await runner.query('drop table notifications.robot_alert');
  }
}

const STATEMENTS = [
  `create table notifications.robot_alert (
     tenant_id uuid not null,
     alert_id uuid not null,
     robot text not null,
     event_id uuid not null,
     template text not null,
     facts jsonb not null,
     state text not null check (state in ('pending', 'sent', 'failed')),
     attempts integer not null,
     due_at timestamptz not null,
     last_error text,
     created_at timestamptz not null,
     finished_at timestamptz,
     primary key (tenant_id, alert_id),
     unique (tenant_id, robot, event_id, template)
   )`,
  `create index robot_alert_due on notifications.robot_alert (tenant_id, robot, created_at) where state = 'pending'`,
  'create index robot_alert_finished on notifications.robot_alert (tenant_id, finished_at) where finished_at is not null',
  `create table notifications.robot_pace (
     tenant_id uuid not null,
     robot text not null,
     tokens double precision not null,
     filled_at timestamptz not null,
     primary key (tenant_id, robot)
   )`,
  ...tenantTable('notifications', 'robot_alert'),
  ...tenantTable('notifications', 'robot_pace', { service: ['select', 'insert', 'update'] }),
];
