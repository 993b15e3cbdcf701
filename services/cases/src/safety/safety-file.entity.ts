import type { SafetyDue, SafetySort, SafetyState } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something about the safety of people, as it stands. */
@Entity('safety_file')
export class SafetyFileEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'file_id' }) readonly fileId!: string;
  @Column('text') readonly sort!: SafetySort;
  @Column('text') readonly campus!: string;
  /** Where it is: its people learn that it is there, and the steps. */
  @Column('text', { nullable: true }) readonly department!: string | null;
  /** Departments that act on it, such as security. */
  @Column('text', { name: 'secured_by', array: true }) readonly securedBy!: readonly string[];
  /** People who act on it whatever their role. */
  @Column('uuid', { array: true }) readonly people!: readonly string[];
  @Column('text', { name: 'case_no', nullable: true }) readonly caseNo!: string | null;
  /** Null for what the system opened. */
  @Column('uuid', { name: 'raised_by', nullable: true }) readonly raisedBy!: string | null;
  @Column('timestamptz', { name: 'raised_at' }) readonly raisedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) readonly endedAt!: Date | null;
  @Column('text', { nullable: true }) readonly due!: SafetyDue | null;
  @Column('timestamptz', { name: 'due_at', nullable: true }) readonly dueAt!: Date | null;
  /** Sealed. */
  @Column('bytea', { nullable: true }) readonly headline!: Buffer | null;
  /** Without a word of what people wrote. */
  @Column('jsonb') readonly state!: SafetyState;
  @Column('integer') readonly version!: number;
}

/** Append-only: what was done, by whom, and what they wrote, sealed. */
@Entity('safety_entry')
export class SafetyEntryEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'file_id' }) readonly fileId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('timestamptz') readonly at!: Date;
  @Column('uuid', { name: 'by_id', nullable: true }) readonly byId!: string | null;
  @Column('text') readonly act!: string;
  @Column('jsonb') readonly facts!: Readonly<Record<string, unknown>>;
  @Column('bytea', { nullable: true }) readonly words!: Buffer | null;
}

export const SafetyFiles = table(SafetyFileEntity);
export const SafetyEntries = table(SafetyEntryEntity);
