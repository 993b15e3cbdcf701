import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is known of a way by which complaints come in besides its counts. */
@Entity('inlet')
export class InletEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  /** `form`, `boxes`, `desk`, `wechat`, `queue`, `mail:` and an address, or the id of an adapter. */
  @PrimaryColumn('text') readonly inlet!: string;
  /** Who answers for it. */
  @Column('uuid', { name: 'person_id', nullable: true }) readonly personId!: string | null;
  /** The last test, when it left, and when it came. */
  @Column('uuid', { name: 'test_id', nullable: true }) readonly testId!: string | null;
  @Column('timestamptz', { name: 'tested_at', nullable: true }) readonly testedAt!: Date | null;
  @Column('timestamptz', { name: 'came_at', nullable: true }) readonly cameAt!: Date | null;
}

export const InletRows = table(InletEntity);
