import type { ReadingKind } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How much a person read on a day (UTC), counted from the access log. */
@Entity('reading_day')
export class ReadingDayEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @PrimaryColumn('text') readonly kind!: ReadingKind;
  @PrimaryColumn('date') readonly day!: string;
  @Column('integer') readonly count!: number;
  @Column('double precision') readonly usual!: number;
  /** Of what was read. */
  @Column('text', { array: true }) readonly campuses!: readonly string[];
  @Column('boolean') readonly odd!: boolean;
}

export const ReadingDays = table(ReadingDayEntity);
