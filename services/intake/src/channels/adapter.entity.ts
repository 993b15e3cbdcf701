import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('adapter')
export class AdapterEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  @Column('bytea', { name: 'key_hash' }) readonly keyHash!: Buffer;
  /** The last characters of the key; null for one from before that was kept. */
  @Column('text', { name: 'key_hint', nullable: true }) readonly keyHint!: string | null;
  /** The key before this one, which works beside it for a while. */
  @Column('bytea', { name: 'former_key_hash', nullable: true })
  readonly formerKeyHash!: Buffer | null;
  @Column('timestamptz', { name: 'former_until', nullable: true })
  readonly formerUntil!: Date | null;
  @Column('text', { array: true }) readonly channels!: readonly string[];
  /** Empty: all campuses. */
  @Column('text', { array: true }) readonly campuses!: readonly string[];
  /** Most requests a minute; null: only the limits of the installation hold. */
  @Column('integer', { name: 'per_minute', nullable: true }) readonly perMinute!: number | null;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) readonly expiresAt!: Date | null;
  /** Of which complaints it may read what happens to their cases. */
  @Column('text', { name: 'reads_events', default: 'none' })
  readonly readsEvents!: 'none' | 'own' | 'all';
  /** False once it was revoked. */
  @Column('boolean') readonly active!: boolean;
  /** Who made or changed it in the console; null while it is as the installation brought it. */
  @Column('uuid', { name: 'changed_by', nullable: true }) readonly changedBy!: string | null;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
}

export const Adapters = table(AdapterEntity);
