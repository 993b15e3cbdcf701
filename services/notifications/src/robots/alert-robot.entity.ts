import type { RobotPlatform } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A robot that an administrator set up. */
@Entity('alert_robot')
export class AlertRobotEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'robot_id' }) readonly robotId!: string;
  @Column('text') readonly name!: string;
  @Column('text') readonly platform!: RobotPlatform;
  @Column('text') readonly host!: string;
  /** Sealed: it holds the key of the robot. */
  @Column('bytea') readonly address!: Buffer;
  @Column('bytea', { nullable: true }) readonly secret!: Buffer | null;
  @Column('text', { nullable: true }) readonly campus!: string | null;
  @Column('text', { nullable: true }) readonly department!: string | null;
  @Column('text') readonly language!: 'zh-CN' | 'en';
  @Column('boolean') readonly active!: boolean;
  @Column('uuid', { name: 'changed_by' }) readonly changedBy!: string;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
}

export const KeptRobots = table(AlertRobotEntity);
