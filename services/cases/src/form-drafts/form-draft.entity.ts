import type { DraftedForm } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person typed into a form outside a case, and has not sent. */
@Entity('form_draft')
export class FormDraftEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @PrimaryColumn('text') readonly form!: DraftedForm;
  @PrimaryColumn('text') readonly subject!: string;
  @Column('integer') readonly revision!: number;
  /** The typed values as JSON, sealed. */
  @Column('bytea') readonly body!: Buffer;
  @Column('timestamptz', { name: 'updated_at' }) readonly updatedAt!: Date;
}

export const FormDrafts = table(FormDraftEntity);
