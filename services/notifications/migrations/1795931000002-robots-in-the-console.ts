import { serviceRole, tenantTable, workerRole } from '@tingsu/database';
import { dataKeyTables, findKeyPurpose } from '@tingsu/privacy';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Robots that administrators set up, with sealed addresses, and how each robot has fared. */
export class RobotsInTheConsole1795931000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'drop policy all_tenants on notifications.robot_alert',
      `revoke select on notifications.robot_alert from ${workerRole('notifications')}`,
      `revoke delete on notifications.robot_pace from ${serviceRole('notifications')}`,
      `alter table notifications.robot_pace drop column last_sent_at, drop column last_failed_at, drop column last_error`,
      'drop table notifications.alert_robot',
      'drop function notifications.forget_find_keys(smallint)',
      'drop table notifications.data_key',
    ])
      await runner.query(statement);
  }
}

const STATEMENTS = [
  ...dataKeyTables('notifications'),
  ...findKeyPurpose('notifications'),
  `create table notifications.alert_robot (
     tenant_id uuid not null,
     robot_id uuid not null,
     name text not null,
     platform text not null check (platform in ('wecom', 'dingtalk', 'feishu')),
     host text not null,
     address bytea not null,
     secret bytea,
     campus text,
     department text,
     language text not null,
     active boolean not null,
     changed_by uuid not null,
     changed_at timestamptz not null,
     primary key (tenant_id, robot_id),
     constraint alert_robot_name unique (tenant_id, name)
   )`,
  ...tenantTable('notifications', 'alert_robot'),
  `alter table notifications.robot_pace add column last_sent_at timestamptz, add column last_failed_at timestamptz, add column last_error text`,
  `grant delete on notifications.robot_pace to ${serviceRole('notifications')}`,
  // Which robots have something to say is looked for across hospital groups.
  `create policy all_tenants on notifications.robot_alert for select to ${workerRole('notifications')} using (true)`,
  `grant select on notifications.robot_alert to ${workerRole('notifications')}`,
];
