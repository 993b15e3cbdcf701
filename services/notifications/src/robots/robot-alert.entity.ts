import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeFacts, Template } from '../rules/notice.js';

/** Something that a robot says in a group chat of staff. */
@Entity('robot_alert')
export class RobotAlertEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'alert_id' }) readonly alertId!: string;
  @Column('text') readonly robot!: string;
  @Column('uuid', { name: 'event_id' }) readonly eventId!: string;
  @Column('text') readonly template!: Template;
  @Column('jsonb') readonly facts!: NoticeFacts;
  @Column('text') readonly state!: 'pending' | 'sent' | 'failed';
  @Column('integer') readonly attempts!: number;
  /** When it goes out, or another process may take it over. */
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  /** A code, never an address. */
  @Column('text', { name: 'last_error', nullable: true }) readonly lastError!: string | null;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) readonly finishedAt!: Date | null;
}

/** How much a robot may say now, for all processes, and how it fared last. */
@Entity('robot_pace')
export class RobotPaceEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly robot!: string;
  @Column('double precision') readonly tokens!: number;
  @Column('timestamptz', { name: 'filled_at' }) readonly filledAt!: Date;
  @Column('timestamptz', { name: 'last_sent_at', nullable: true })
  readonly lastSentAt!: Date | null;
  /** When the platform last took nothing, and why as a code. */
  @Column('timestamptz', { name: 'last_failed_at', nullable: true })
  readonly lastFailedAt!: Date | null;
  @Column('text', { name: 'last_error', nullable: true }) readonly lastError!: string | null;
}

export const RobotAlerts = table(RobotAlertEntity);
export const RobotPaces = table(RobotPaceEntity);
