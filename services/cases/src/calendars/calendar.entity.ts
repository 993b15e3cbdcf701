import type { RecomputeRun } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredCalendar } from './calendar-year.js';

@Entity('calendar_version')
export class CalendarVersionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text', { name: 'calendar_id' }) readonly calendarId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('integer', { nullable: true }) readonly year!: number | null;
  @Column('jsonb') readonly data!: StoredCalendar;
  @Column('uuid', { nullable: true }) readonly author!: string | null;
  @Column('uuid', { nullable: true }) readonly approver!: string | null;
  @Column('timestamptz', { name: 'published_at' }) readonly publishedAt!: Date;
}

@Entity('calendar_reminder')
export class CalendarReminderEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('text', { name: 'calendar_id' }) readonly calendarId!: string;
  @Column('integer') readonly year!: number;
  @Column('timestamptz', { name: 'reminded_at' }) readonly remindedAt!: Date;
}

@Entity('recompute_run')
export class RecomputeRunEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'run_id' }) readonly runId!: string;
  @Column('integer') readonly previous!: number;
  @Column('integer') readonly activation!: number;
  @Column('text', { name: 'calendar_ids', array: true }) readonly calendarIds!: string[];
  @Column('text') readonly state!: RecomputeRun['state'];
  @Column('uuid', { nullable: true }) readonly reached!: string | null;
  @Column('uuid', { name: 'last_case', nullable: true }) readonly lastCase!: string | null;
  @Column('integer') readonly done!: number;
  @Column('integer') readonly total!: number;
  @Column('integer') readonly moved!: number;
  @Column('integer') readonly kept!: number;
  @Column('integer') readonly failed!: number;
  @Column('timestamptz', { name: 'started_at' }) readonly startedAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) readonly finishedAt!: Date | null;
}

export const CalendarVersions = table(CalendarVersionEntity);
export const CalendarReminders = table(CalendarReminderEntity);
export const RecomputeRuns = table(RecomputeRunEntity);
