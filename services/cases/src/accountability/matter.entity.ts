import type { AccountabilityLine, Degree, MatterEntryKind, MatterState } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import type { Changes, Established } from '@tingsu/policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A matter of accountability as it stands: who is to answer for what, and how far that has got. */
@Entity('accountability_matter')
export class MatterEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'matter_id' }) readonly matterId!: string;
  @Column('integer') readonly version!: number;
  @Column('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('text', { name: 'case_no' }) readonly caseNo!: string;
  @Column('text') readonly campus!: string;
  /** Whose people are to answer. */
  @Column('text') readonly department!: string;
  @Column('text') readonly state!: MatterState;
  @Column('text', { nullable: true }) readonly degree!: Degree | null;
  /** Who answers for a line of it. */
  @Column('uuid', { array: true }) readonly persons!: readonly string[];
  @Column('jsonb') readonly lines!: readonly AccountabilityLine[];
  /** What the lines are computed from; no wages. */
  @Column('jsonb') readonly established!: Established;
  @Column('jsonb') readonly changes!: Changes;
  @Column('uuid', { name: 'proposed_by' }) readonly proposedBy!: string;
  /** Who agreed so far; two have decided it. */
  @Column('uuid', { name: 'decided_by', array: true }) readonly decidedBy!: readonly string[];
  @Column('uuid', { name: 'appealed_by', nullable: true }) readonly appealedBy!: string | null;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
}
export const Matters = table(MatterEntity);

/** Who answers for a line of a matter, or did before it was changed: by it a person's own matters are found. */
@Entity('accountability_person')
export class MatterPersonEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @PrimaryColumn('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
  @PrimaryColumn('uuid', { name: 'matter_id' }) readonly matterId!: string;
}
export const MatterPersons = table(MatterPersonEntity);

/** Append-only: who did what to a matter, when, and in which words. */
@Entity('accountability_entry')
export class MatterEntryEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'matter_id' }) readonly matterId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('text') readonly kind!: MatterEntryKind;
  @Column('timestamptz') readonly at!: Date;
  @Column('uuid', { name: 'by_person' }) readonly by!: string;
  /** The lines as they stood then. */
  @Column('jsonb') readonly lines!: readonly AccountabilityLine[];
  /** Sealed. */
  @Column('bytea') readonly words!: Buffer;
}
export const MatterEntries = table(MatterEntryEntity);
