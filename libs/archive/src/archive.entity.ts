import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A partition that was archived: where its file lies and what is in it. */
@Entity('archived_partition')
class ArchivedPartitionEntity {
  @PrimaryColumn('bigint') readonly position!: string;
  @Column('text') readonly relation!: string;
  @Column('text') readonly partition!: string;
  /** Null = from the beginning. */
  @Column('timestamptz', { nullable: true }) readonly first!: Date | null;
  @Column('timestamptz') readonly until!: Date;
  @Column('bigint') readonly rows!: string;
  /** Of the compressed file. */
  @Column('bigint') readonly bytes!: string;
  @Column('text') readonly file!: string;
  /** Of the manifest. */
  @Column('text') readonly hash!: string;
  /** State of the partition when it was read. */
  @Column('text') readonly mark!: string;
  @Column('timestamptz', { name: 'archived_at' }) readonly archivedAt!: Date;
  /** Null while the partition is in the database. */
  @Column('timestamptz', { name: 'dropped_at', nullable: true }) readonly droppedAt!: Date | null;
  /** A partition that was put back stays until then. */
  @Column('timestamptz', { name: 'restored_until', nullable: true })
  readonly restoredUntil!: Date | null;
}

/** One round of maintenance. */
@Entity('maintenance_run')
class MaintenanceRunEntity {
  @PrimaryColumn('timestamptz', { name: 'begun_at' }) readonly begunAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) readonly endedAt!: Date | null;
  @Column('integer', { default: 0 }) readonly archived!: number;
  @Column('integer', { default: 0 }) readonly dropped!: number;
  @Column('text', { nullable: true }) readonly failure!: string | null;
}

/** How large a table was on a day. */
@Entity('size_sample')
class SizeSampleEntity {
  @PrimaryColumn('date') readonly day!: string;
  @PrimaryColumn('text') readonly relation!: string;
  @Column('bigint') readonly bytes!: string;
}

/** For the drift check and the data source of every service. */
export const ARCHIVE_ENTITIES = [
  ArchivedPartitionEntity,
  MaintenanceRunEntity,
  SizeSampleEntity,
] as const;

export const ArchivedPartitions = table(ArchivedPartitionEntity);
export const MaintenanceRuns = table(MaintenanceRunEntity);
