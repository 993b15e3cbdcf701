import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('staff')
class StaffEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'staff_id' }) readonly staffId!: string;
  @Column('text') readonly login!: string;
  @Column('text') readonly name!: string;
  @Column('text', { nullable: true }) readonly email!: string | null;
  @Column('text') readonly locale!: string;
  @Column('boolean') readonly active!: boolean;
  @Column('text', { name: 'works_in', array: true, default: [] }) readonly worksIn!: string[];
  @Column('uuid', { nullable: true }) readonly deputy!: string | null;
  @Column('text', { name: 'password_hash' }) readonly passwordHash!: string;
  @Column('timestamptz', { name: 'password_changed_at' }) readonly passwordChangedAt!: Date;
  /** Grows with each change of the account or of its grants. */
  @Column('integer', { default: 0 }) readonly version!: number;
  /** When and why the account was closed; null while it is open. */
  @Column('timestamptz', { name: 'closed_at', nullable: true }) readonly closedAt!: Date | null;
  @Column('text', { name: 'closed_reason', nullable: true }) readonly closedReason!: string | null;
}

@Entity('role_grant')
class RoleGrantEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'grant_id' }) readonly grantId!: string;
  @Column('uuid', { name: 'staff_id' }) readonly staffId!: string;
  @Column('text') readonly role!: string;
  @Column('text', { nullable: true }) readonly campus!: string | null;
  @Column('text', { nullable: true }) readonly department!: string | null;
  /** From this instant on the grant gives nothing; null when it has no end. */
  @Column('timestamptz', { name: 'ends_at', nullable: true }) readonly endsAt!: Date | null;
}

/** A browser that is signed in. Only the hash of its 256-bit token is kept. */
@Entity('session')
class SessionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('bytea', { name: 'token_hash' }) readonly tokenHash!: Buffer;
  @Column('uuid', { name: 'staff_id' }) readonly staffId!: string;
  @Column('text', { name: 'csrf_token' }) readonly csrfToken!: string;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('timestamptz', { name: 'last_seen_at' }) readonly lastSeenAt!: Date;
  /** Names the session to its person; it opens nothing. */
  @Column('uuid', { name: 'session_id', default: () => 'gen_random_uuid()' })
  readonly sessionId!: string;
  @Column('text', { nullable: true }) readonly address!: string | null;
  @Column('text', { nullable: true }) readonly browser!: string | null;
  @Column('text', { default: 'password' }) readonly method!: string;
  /** When the person last proved to be that person; null for a session that is older than this was kept. */
  @Column('timestamptz', { name: 'proved_at', nullable: true }) readonly provedAt!: Date | null;
  /** The same by more than the password. */
  @Column('timestamptz', { name: 'factor_at', nullable: true }) readonly factorAt!: Date | null;
}

/** By which a person chooses a password; a new one takes the place of the one before. */
@Entity('password_link')
class PasswordLinkEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'staff_id' }) readonly staffId!: string;
  @Column('bytea', { name: 'token_hash' }) readonly tokenHash!: Buffer;
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
}

@Entity('sign_in_attempt')
class SignInAttemptEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly key!: string;
  @Column('integer') readonly failures!: number;
  @Column('timestamptz', { name: 'failed_at' }) readonly failedAt!: Date;
  @Column('timestamptz', { name: 'locked_until', nullable: true })
  readonly lockedUntil!: Date | null;
}

@Entity('sign_in_log')
class SignInLogEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'entry_id' }) readonly entryId!: string;
  @Column('timestamptz') readonly at!: Date;
  @Column('uuid', { name: 'staff_id', nullable: true }) readonly staffId!: string | null;
  @Column('text') readonly address!: string;
  @Column('text') readonly outcome!: string;
  /** Who did it for another person; null for one's own sign-in. */
  @Column('uuid', { name: 'actor_id', nullable: true }) readonly actorId!: string | null;
}

export const ACCOUNT_ENTITIES = [
  StaffEntity,
  RoleGrantEntity,
  SessionEntity,
  PasswordLinkEntity,
  SignInAttemptEntity,
  SignInLogEntity,
] as const;
