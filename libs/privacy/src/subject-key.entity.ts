import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The data key of one subject (a complaint in intake, a case in cases), wrapped by the data key of its tenant. */
@Entity('subject_key')
export class SubjectKeyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid') readonly subject!: string;
  /** Null once it was destroyed: then nothing of the subject opens any more, and no other key is made for it. */
  @Column('bytea', { nullable: true }) readonly wrapped!: Buffer | null;
  @Column('timestamptz', { name: 'destroyed_at', nullable: true })
  readonly destroyedAt!: Date | null;
}

export const SubjectKeys = table(SubjectKeyEntity);
