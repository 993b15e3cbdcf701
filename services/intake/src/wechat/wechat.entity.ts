import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `kept`: not looked at yet. `replying`: its answer waits to go out. */
type CallState = 'kept' | 'replying' | 'done';

/** Something that a person wrote to the official account, and what they are answered. */
@Entity('wechat_call')
export class WechatCallEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'call_id' }) readonly callId!: string;
  /** Fingerprint of its number: what WeChat sends again is kept once. */
  @Column('bytea') readonly digest!: Buffer;
  /** Blind index of the open id. */
  @Column('bytea', { name: 'person_mark' }) readonly personMark!: Buffer;
  @Column('timestamptz', { name: 'received_at' }) readonly receivedAt!: Date;
  /** Who wrote what, as JSON, sealed; null once it was looked at. */
  @Column('bytea', { nullable: true }) readonly body!: Buffer | null;
  /** To whom goes which answer, as JSON, sealed; null before it is known and after it went. */
  @Column('bytea', { nullable: true }) readonly reply!: Buffer | null;
  @Column('text') readonly state!: CallState;
  @Column('integer') readonly attempts!: number;
  /** When it is looked at next, or another process may take it over. */
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
}

/** Where the conversation with one person stands. */
@Entity('wechat_talk')
export class WechatTalkEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('bytea', { name: 'person_mark' }) readonly personMark!: Buffer;
  /** As JSON, sealed; null once it is forgotten. */
  @Column('bytea', { nullable: true }) readonly talk!: Buffer | null;
  /** When they wrote last. */
  @Column('timestamptz', { name: 'wrote_at' }) readonly wroteAt!: Date;
  /** When it is forgotten. */
  @Column('timestamptz') readonly until!: Date;
}

export const WechatCalls = table(WechatCallEntity);
export const WechatTalks = table(WechatTalkEntity);
