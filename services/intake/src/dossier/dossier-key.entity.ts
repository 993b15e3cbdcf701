import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key by which a hospital group signs dossiers. Rows are only ever added. */
@Entity('dossier_key')
export class DossierKeyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  /** From 1; the highest signs. */
  @PrimaryColumn('integer') readonly nr!: number;
  /** SHA-256 of the public key in hex. */
  @Column('text', { name: 'key_id' }) readonly keyId!: string;
  /** SPKI, DER. */
  @Column('bytea', { name: 'public_key' }) readonly publicKey!: Buffer;
  /** PKCS 8 as PEM, sealed. */
  @Column('bytea', { name: 'private_key' }) readonly privateKey!: Buffer;
  /** Null for the first, which is drawn when the first dossier is made. */
  @Column('uuid', { name: 'made_by', nullable: true }) readonly madeBy!: string | null;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
}

export const DossierKeys = table(DossierKeyEntity);
