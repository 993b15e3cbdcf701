import type { AccessFacts, Actor, CaseSummary } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseState } from '../lifecycle/case-state.js';

@Entity('complaint_case')
export class CaseEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('text', { name: 'case_no' }) readonly caseNo!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('text', { name: 'complaint_no' }) readonly complaintNo!: string;
  @Column('integer') readonly version!: number;
  @Column('text') readonly state!: CaseSummary['state'];
  @Column('boolean') readonly open!: boolean;
  @Column('text') readonly campus!: string;
  @Column('text') readonly channel!: CaseSummary['channel'];
  @Column('text', { name: 'case_kind' }) readonly caseKind!: CaseSummary['caseKind'];
  @Column('text', { nullable: true }) readonly category!: string | null;
  @Column('text') readonly nature!: string;
  /** Rules of the policy that decided the nature. */
  @Column('text', { name: 'nature_rules', array: true }) readonly natureRules!: readonly string[];
  @Column('text') readonly priority!: CaseSummary['priority'];
  /** Its words speak of a danger. */
  @Column('boolean', { default: false }) readonly danger!: boolean;
  /** Urges that departments have not answered. */
  @Column('smallint', { default: 0 }) readonly urged!: number;
  /** When the complainant is to be called again. */
  @Column('timestamptz', { name: 'next_call_at', nullable: true })
  readonly nextCallAt!: Date | null;
  /** Messages of the complainant that wait to be read. */
  @Column('smallint', { default: 0 }) readonly unread!: number;
  @Column('text', { nullable: true }) readonly department!: string | null;
  @Column('text', { name: 'lead_department', nullable: true }) readonly leadDepartment!:
    string | null;
  @Column('uuid', { nullable: true }) readonly owner!: string | null;
  @Column('uuid', { nullable: true }) readonly assignee!: string | null;
  @Column('timestamptz', { name: 'received_at' }) readonly receivedAt!: Date;
  /** When the next promise is due; `infinity` when none is, so that lists can be ordered by it. */
  @Column('timestamptz', { name: 'due_key' }) readonly dueKey!: Date;
  @Column('jsonb', { name: 'next_clock', nullable: true })
  readonly nextClock!: CaseSummary['nextClock'];
  @Column('boolean') readonly breached!: boolean;
  @Column('jsonb', { nullable: true }) readonly access!: AccessFacts | null;
  /** Clocks whose steps acted since the snapshot was written, as they are now; null when none did. */
  @Column('jsonb', { nullable: true }) readonly stepped!: CaseState['clocks'] | null;
  @Column('boolean', { name: 'access_stale', default: true }) readonly accessStale!: boolean;
  @Column('bytea', { name: 'log_hash' }) readonly logHash!: Buffer;
  @Column('timestamptz', { name: 'updated_at' }) readonly updatedAt!: Date;
}

/** The whole case, as the fold of its log but for the clocks that `stepped` has: read and written with the case, never for a list. */
@Entity('case_snapshot')
export class CaseSnapshotEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('jsonb') readonly snapshot!: CaseState;
}

/** A member, stream or code of lists, and the number that stands for it in `case_member`. */
@Entity('list_word')
export class ListWordEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('integer') readonly id!: number;
  @Column('text') readonly word!: string;
}

/**
 * A way by which lists find a case: the group, a campus, a department or a person (`case-member.ts`), with all that lists filter and order
 * by, so that a page is read from an index alone. All but times and parts are numbers of words.
 */
@Entity('case_member')
export class CaseMemberEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('integer') readonly member!: number;
  /** Bits of `PARTS`. */
  @Column('smallint') readonly parts!: number;
  /** Cases that lists show together: state, overdue or not, with call-backs due or not. */
  @Column('integer') readonly stream!: number;
  @Column('timestamptz', { name: 'due_key' }) readonly dueKey!: Date;
  @Column('timestamptz', { name: 'received_at' }) readonly receivedAt!: Date;
  @Column('integer') readonly campus!: number;
  @Column('integer') readonly channel!: number;
  @Column('integer') readonly category!: number;
  @Column('integer') readonly nature!: number;
  @Column('integer') readonly priority!: number;
}

/** Who is kept away from a case: a person, or everyone who works in a department. Few cases have any. */
@Entity('case_bar')
export class CaseBarEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  /** A member (`case-member.ts`). */
  @PrimaryColumn('text') readonly who!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
}

/**
 * Append-only: the record of what happened, each fact chained to the one before. A row is one fact in plain, or all facts of a command
 * packed (`log-row.ts`): then version, type and time are those of the first fact, and the hash is that of the last.
 */
@Entity('case_log')
export class CaseLogEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('uuid', { name: 'event_id', nullable: true }) readonly eventId!: string | null;
  @Column('text') readonly type!: string;
  @Column('timestamptz') readonly at!: Date;
  @Column('jsonb', { nullable: true }) readonly actor!: Actor | null;
  @Column('jsonb', { nullable: true }) readonly data!: unknown;
  /** SHA-256 of the sealed words in hex, by field. */
  @Column('jsonb', { nullable: true }) readonly texts!: Readonly<Record<string, string>> | null;
  @Column('bytea', { name: 'previous_hash', nullable: true }) readonly previousHash!: Buffer | null;
  @Column('bytea') readonly hash!: Buffer;
  @Column('bytea', { nullable: true }) readonly packed!: Buffer | null;
}

/** Words of people, sealed. */
@Entity('case_text')
export class CaseTextEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @PrimaryColumn('text') readonly field!: string;
  @Column('bytea') readonly sealed!: Buffer;
}

export const Cases = table(CaseEntity);
export const CaseSnapshots = table(CaseSnapshotEntity);
export const CaseMembers = table(CaseMemberEntity);
export const ListWordTable = table(ListWordEntity);
export const CaseBars = table(CaseBarEntity);
export const CaseLog = table(CaseLogEntity);
export const CaseTexts = table(CaseTextEntity);
