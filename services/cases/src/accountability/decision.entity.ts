import type { DecisionService } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Append-only: a decision as it was made, sealed, with the hash of what it says. The last one of a matter holds. */
@Entity('accountability_decision')
export class DecisionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'matter_id' }) readonly matterId!: string;
  /** Of the matter, when it was decided. */
  @PrimaryColumn('integer') readonly version!: number;
  @Column('text', { nullable: true }) readonly number!: string | null;
  @Column('timestamptz', { name: 'decided_at' }) readonly decidedAt!: Date;
  /** Who answers for a line of it. */
  @Column('uuid', { array: true }) readonly concerned!: readonly string[];
  /** Canonical JSON of `DecisionContent`, sealed. */
  @Column('bytea') readonly content!: Buffer;
  @Column('bytea') readonly sha256!: Buffer;
}
export const Decisions = table(DecisionEntity);

/** Append-only: on whom a decision was served, how, and until when that person may appeal. */
@Entity('accountability_service')
export class DecisionServiceEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'matter_id' }) readonly matterId!: string;
  /** Of the decision. */
  @PrimaryColumn('integer') readonly version!: number;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text') readonly medium!: DecisionService['medium'];
  @Column('text') readonly receipt!: DecisionService['receipt'];
  @Column('timestamptz', { name: 'served_at' }) readonly servedAt!: Date;
  @Column('timestamptz', { name: 'appeal_until', nullable: true })
  readonly appealUntil!: Date | null;
  /** Who saw that the receipt was refused; sealed. */
  @Column('bytea', { nullable: true }) readonly witness!: Buffer | null;
  @Column('uuid', { name: 'recorded_by' }) readonly recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
}
export const DecisionServices = table(DecisionServiceEntity);

/** The last number of a series in a year. */
@Entity('accountability_series')
export class DecisionSeriesEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly campus!: string;
  @PrimaryColumn('text') readonly series!: string;
  @PrimaryColumn('integer') readonly year!: number;
  @Column('integer') readonly last!: number;
}
