import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A patient is asked whether the complainant may speak for them. */
@Entity('consent_request')
export class ConsentRequestEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  /** The message of the thread that says so. */
  @PrimaryColumn('uuid', { name: 'request_id' }) readonly requestId!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  /** Fingerprint of the token in the link, which is kept nowhere. */
  @Column('bytea', { name: 'token_mark' }) readonly tokenMark!: Buffer;
  /** The patient's number, sealed, until the question is answered or replaced; null where no text goes. */
  @Column('bytea', { nullable: true }) readonly phone!: Buffer | null;
  @Column('timestamptz', { name: 'asked_at' }) readonly askedAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
  @Column('boolean', { nullable: true }) readonly agrees!: boolean | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) readonly answeredAt!: Date | null;
}

export const ConsentRequests = table(ConsentRequestEntity);
