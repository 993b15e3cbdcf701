import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A signal of an incoming call, kept for minutes. Its numbers are sealed with a key made from the secret of the telephone system. */
@Entity('incoming_call')
export class IncomingCallEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  /** The id of the webhook: the same signal is taken once. */
  @PrimaryColumn('text', { name: 'signal_id' }) readonly signalId!: string;
  @Column('text', { name: 'call_id' }) readonly callId!: string;
  /** The telephone system, under the code of its group. */
  @Column('text') readonly system!: string;
  /** Staff ids of whom it is offered to; null for all who may register for the complaint centre. */
  @Column('uuid', { array: true, nullable: true }) readonly persons!: readonly string[] | null;
  @Column('timestamptz', { name: 'received_at' }) readonly receivedAt!: Date;
  @Column('bytea') readonly body!: Buffer;
}

export const IncomingCalls = table(IncomingCallEntity);
