import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseKind, Channel, Limit, Relation, Warning } from '@tingsu/contracts';

/** One stored complaint. Words and identity of the sender are sealed; see the columns of type bytea. */
@Entity('complaint')
export class ComplaintEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text', { name: 'complaint_no' }) readonly complaintNo!: string;
  @Column('text') readonly channel!: Channel;
  @Column('text') readonly campus!: string;
  /** The department that the sender named, if any. */
  @Column('text', { nullable: true }) readonly department!: string | null;
  @Column('text', { name: 'case_kind' }) readonly caseKind!: CaseKind;
  @Column('text') readonly relation!: Relation;
  @Column('boolean') readonly anonymous!: boolean;
  @Column('text') readonly language!: 'zh-CN' | 'en';
  @Column('timestamptz', { name: 'received_at' }) readonly receivedAt!: Date;
  @Column('timestamptz', { name: 'occurred_at', nullable: true }) readonly occurredAt!: Date | null;
  @Column('timestamptz', { name: 'registered_at' }) readonly registeredAt!: Date;
  @Column('uuid', { name: 'adapter_id', nullable: true }) readonly adapterId!: string | null;
  @Column('text', { name: 'external_ref', nullable: true }) readonly externalRef!: string | null;
  @Column('bytea') readonly content!: Buffer;
  @Column('bytea', { nullable: true }) readonly demand!: Buffer | null;
  @Column('bytea', { nullable: true }) readonly name!: Buffer | null;
  @Column('bytea', { nullable: true }) readonly phone!: Buffer | null;
  @Column('bytea', { nullable: true }) readonly email!: Buffer | null;
  @Column('bytea', { nullable: true }) readonly address!: Buffer | null;
  /** By which name WeChat knows who complained there, sealed. */
  @Column('bytea', { name: 'open_id', nullable: true }) readonly openId!: Buffer | null;
  /** By which their complaints are found. */
  @Column('bytea', { name: 'open_id_mark', nullable: true }) readonly openIdMark!: Buffer | null;
  @Column('bytea', { name: 'phone_index', nullable: true }) readonly phoneIndex!: Buffer | null;
  @Column('bytea', { name: 'second_phone_index', nullable: true })
  readonly secondPhoneIndex!: Buffer | null;
  /** By which a complaint is found by the e-mail address with which it came; null in one from before that was kept. */
  @Column('bytea', { name: 'email_index', nullable: true }) readonly emailIndex!: Buffer | null;
  /** Equal for equal words. */
  @Column('bytea', { name: 'content_mark', nullable: true }) readonly contentMark!: Buffer | null;
  /** Who is complained of, as far as staff who registered it named departments and people of the directory. */
  @Column('text', { name: 'named_units', array: true }) readonly namedUnits!: readonly string[];
  @Column('uuid', { name: 'named_persons', array: true }) readonly namedPersons!: readonly string[];
  /** An earlier complaint with the same words and phone number. */
  @Column('uuid', { nullable: true }) readonly resembles!: string | null;
  @Column('bytea', { name: 'tracking_hash' }) readonly trackingHash!: Buffer;
  @Column('json') readonly limits!: readonly Limit[];
  @Column('json') readonly warnings!: readonly Warning[];
}

/** The last number given out, per tenant and year. */
@Entity('number_sequence')
export class NumberSequenceEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('smallint') readonly year!: number;
  @Column('integer') readonly last!: number;
}

/** Which request made which complaint; kept for 30 days. */
@Entity('idempotency_key')
export class IdempotencyKeyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly client!: string;
  @PrimaryColumn('bytea') readonly key!: Buffer;
  @Column('bytea') readonly fingerprint!: Buffer;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
}

export const Complaints = table(ComplaintEntity);
export const IdempotencyKeys = table(IdempotencyKeyEntity);
