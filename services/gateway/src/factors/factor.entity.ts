import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The app that shows a person codes. It counts once `since` is set, when its first code was right. */
@Entity('code_app')
class CodeAppEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'staff_id' }) readonly staffId!: string;
  /** Sealed. */
  @Column('bytea') readonly secret!: Buffer;
  @Column('timestamptz', { name: 'begun_at' }) readonly begunAt!: Date;
  @Column('timestamptz', { nullable: true }) readonly since!: Date | null;
  /** Of the last code that served: a code serves once. */
  @Column('integer', { name: 'last_step', default: 0 }) readonly lastStep!: number;
}

@Entity('recovery_code')
class RecoveryCodeEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'staff_id' }) readonly staffId!: string;
  @PrimaryColumn('text', { name: 'first_group' }) readonly firstGroup!: string;
  @Column('text', { name: 'code_hash' }) readonly codeHash!: string;
}

@Entity('passkey')
class PasskeyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text', { name: 'credential_id' }) readonly credentialId!: string;
  @Column('uuid', { name: 'passkey_id' }) readonly passkeyId!: string;
  @Column('uuid', { name: 'staff_id' }) readonly staffId!: string;
  @Column('text') readonly name!: string;
  @Column('bytea', { name: 'public_key' }) readonly publicKey!: Buffer;
  /** How often the authenticator says that it signed; it never falls, or someone has a copy. */
  @Column('bigint') readonly counter!: string;
  @Column('text', { array: true }) readonly transports!: string[];
  @Column('timestamptz') readonly since!: Date;
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  readonly lastUsedAt!: Date | null;
}

/** A question that waits for its answer: a sign-in whose password was right, or what a passkey is to sign. */
@Entity('sign_in_challenge')
class SignInChallengeEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('bytea', { name: 'token_hash' }) readonly tokenHash!: Buffer;
  @Column('text') readonly purpose!: 'factor' | 'sign_in' | 'prove' | 'add_passkey';
  /** Null while it is not known who signs in. */
  @Column('uuid', { name: 'staff_id', nullable: true }) readonly staffId!: string | null;
  @Column('text') readonly question!: string;
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
}

export const Challenges = table(SignInChallengeEntity);
export const Passkeys = table(PasskeyEntity);
export const FACTOR_ENTITIES = [
  CodeAppEntity,
  RecoveryCodeEntity,
  PasskeyEntity,
  SignInChallengeEntity,
] as const;
