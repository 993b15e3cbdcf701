import type {
  AccessFacts,
  CaseKind,
  CaseStateName,
  LocalizedText,
  ExpertBody,
  MediationBody,
} from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that the sender may know happened. */
export interface Step {
  readonly at: string;
  readonly label: LocalizedText;
}

export interface CopiedClock {
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly met: boolean;
  /** The promise no longer applies: the case took another way, or ended. */
  readonly cancelled?: boolean;
  /** A window is a right of somebody else, not a promise. Missing in a copy from before it was kept, like the next two. */
  readonly kind?: string;
  /** Another clock says the same. */
  readonly implied?: boolean;
  readonly paused?: boolean;
  /** It ran out before it was met; a moved time starts over. */
  readonly late?: boolean;
  /** Where the time was extended: what was promised first, and how the new time was reached. */
  readonly extended?: ExtendedLimit;
  /** How a time that moved was reached. */
  readonly explanation?: readonly LocalizedText[];
}

interface ExtendedLimit {
  readonly label: LocalizedText;
  readonly originalDueAt: string;
  /** True when the complainant was to be informed: then it is shown even if it was not among the limits of the receipt. */
  readonly told: boolean;
}

/** What was asked for, since when, and the clock until which it may come, as far as one runs. */
export interface CopiedWant {
  readonly at: string;
  /** Elements of the policy, by code. */
  readonly missing: readonly string[];
  readonly clockId: string | null;
}

/** A mediation that runs: who mediates, since when, and the clock until which it may take, as far as one runs. */
export interface CopiedMediation {
  readonly mediationId: string;
  readonly body: MediationBody;
  readonly bodyName: string | null;
  readonly since: string;
  readonly clockId: string | null;
}

/** A meeting with the complainant, as it stands. */
export interface CopiedMeeting {
  readonly meetingId: string;
  readonly at: string;
  readonly place: string | null;
  /** How many come for the complainant, where it was said. */
  readonly representatives: number | null;
  /** How often it was changed. */
  readonly changes: number;
  readonly off: boolean;
}

/** Experts who have the materials: who they are, since when, and which of their clocks may run. */
export interface CopiedExpertOpinion {
  readonly expertOpinionId: string;
  readonly body: ExpertBody;
  readonly bodyName: string | null;
  readonly since: string;
  /** The clock of the policy that holds them to their time; null where the policy has none. */
  readonly clockId: string | null;
}

/** What intake knows of a case, from the case's events: enough for the progress page and for who may read the complaint. */
@Entity('case_copy')
export class CaseCopyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('text') readonly state!: CaseStateName;
  /** Of which kind it is by now; null in a copy from before that was kept. */
  @Column('text', { name: 'case_kind', nullable: true }) readonly caseKind!: CaseKind | null;
  /** What reading the complaint depends on, as cases published it last; null where it has not been published. */
  @Column('jsonb', { nullable: true }) readonly access!: AccessFacts | null;
  @Column('jsonb') readonly steps!: readonly Step[];
  @Column('jsonb') readonly clocks!: Readonly<Record<string, CopiedClock>>;
  /** Missing material that the case waits for; null while it waits for none, and in a copy from before that was kept. */
  @Column('jsonb', { nullable: true }) readonly wanted!: CopiedWant | null;
  /** Null while nobody mediates, and in a copy from before that was kept. */
  @Column('jsonb', { nullable: true }) readonly mediation!: CopiedMediation | null;
  /** Null while no experts have the materials, and in a copy from before that was kept. */
  @Column('jsonb', { name: 'expert_opinion', nullable: true })
  readonly expertOpinion!: CopiedExpertOpinion | null;
  /** With the complainant, until it is recorded what came of them; null where there was none, and in a copy from before they were kept. */
  @Column('jsonb', { nullable: true }) readonly meetings!: readonly CopiedMeeting[] | null;
  /** When the complainant was informed of the outcome. */
  @Column('timestamptz', { name: 'answered_at', nullable: true }) readonly answeredAt!: Date | null;
}

export const CaseCopies = table(CaseCopyEntity);
