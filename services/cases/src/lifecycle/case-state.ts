import type {
  AccessFacts,
  Actor,
  Advice,
  Amount,
  ApprovalChain,
  Archive,
  CalledBack,
  CaseKind,
  CaseStateName,
  Channel,
  Circular,
  ClockRunState,
  ClockSnapshot,
  DeathOfCase,
  DepartmentUrge,
  Erased,
  Escalation,
  EvidenceHold,
  EvidenceSlot,
  EvidenceStep,
  ExpertOpinion,
  Facts,
  FOLLOW_UP_FINDINGS,
  FOLLOW_UP_RESULTS,
  Inquiry,
  INVALID_KINDS,
  Issue,
  IssueMatter,
  LINK_RELATIONS,
  Mediation,
  Meeting,
  OfferedPlan,
  OUTCOMES,
  OwedNotice,
  Part,
  PolicyRef,
  PRIORITIES,
  Reconsideration,
  RegulatorReport,
  Relation,
  Remedy,
  ReportStep,
  ResultNotice,
  Review,
  SPEAKER_CONSENTS,
  SUSPENSION_CAUSES,
  Verification,
} from '@tingsu/contracts';
import type { Milestone } from '@tingsu/policy';
import type { ThreadState } from './thread-state.js';

type Outcome = (typeof OUTCOMES)[number];
export type InvalidKind = (typeof INVALID_KINDS)[number];

/** What the policy made of the facts, as it was recorded. */
export interface Classification {
  readonly facts: Facts;
  readonly category: string | null;
  readonly topics: readonly string[];
  /** The advice as one text; read it with `adviceOf`. */
  readonly acceptance: string;
  readonly advice?: Advice | undefined;
  readonly nature: string;
  readonly natureRules: readonly string[];
  readonly priority: (typeof PRIORITIES)[number];
  readonly reportable: boolean;
  readonly track: string | null;
  readonly supervisor: string | null;
  readonly lead: string;
  readonly leadRule: string;
  readonly leadDepartment: string | null;
  readonly assist: readonly string[];
  readonly assistDepartments: readonly string[];
  readonly feedbackToComplainant: boolean;
}

/** One clock of the case: what was promised, and what became of it. */
/** How its due time was reached is in the log (`toldExplanations`). */
export interface ClockState extends Omit<ClockSnapshot, 'explanation'> {
  readonly state: ClockRunState;
  readonly originalDueAt: string;
  readonly metAt: string | null;
  readonly breachedAt: string | null;
  /** This time was communicated to the complainant and a new calendar would have moved it earlier: it is kept while the clock's start is unchanged. */
  readonly heldTo?: string;
  /** Rises whenever the clock is moved, paused, resumed or stopped: an alarm for an older generation does nothing. */
  readonly generation: number;
  /** A department complained of who broke it. */
  readonly complainedOfAt?: string;
  /** Steps of the ladder that acted in this generation, oldest first. */
  readonly acted?: readonly ActedStep[];
}

/** A step that fired, and whether it had to be acknowledged (确认知悉). */
export interface ActedStep {
  readonly stepId: string;
  readonly action: string;
  readonly level: number;
  readonly notify: readonly string[];
  readonly at: string;
  /** Until when; null when no acknowledgement is required. */
  readonly acknowledgeBy: string | null;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
}

interface Assignment {
  readonly assignmentId: string;
  readonly lead: string;
  readonly assist: readonly string[];
  readonly signedBy: string | null;
  /** By a ruling: the lead cannot return it. */
  readonly ruled?: true;
}

export interface FollowUp {
  readonly planId: string;
  readonly itemNo: number;
  readonly clockId: string;
  readonly dueAt: string;
  readonly result: (typeof FOLLOW_UP_RESULTS)[number] | null;
  readonly finding?: (typeof FOLLOW_UP_FINDINGS)[number] | undefined;
  readonly score?: number | undefined;
  /** When calls went unanswered, oldest first. */
  readonly attemptedAt?: readonly string[];
}

/** What the complainant has to be told, and what has happened once he knows. */
export interface CaseNotice extends OwedNotice {
  readonly milestones: readonly string[];
}

/** One matter of the complaint; what the first one is about is null while it is what the case was classified as. */
interface KnownIssue extends Pick<Issue, 'issueId' | 'number' | 'found' | 'removedAt' | 'causes'> {
  readonly matter: IssueMatter | null;
}

interface LinkedCase {
  readonly caseNo: string;
  readonly relation: (typeof LINK_RELATIONS)[number];
}

/** More time that was granted for a clock (T-37). */
interface GrantedExtension {
  readonly clockId: string;
  readonly at: string;
  readonly by: Amount;
  readonly approver: string | null;
}

/** An extension that was requested and is not decided yet. */
export interface ExtensionRequest {
  readonly clockId: string;
  readonly by: Amount;
  /** Where it would lead. */
  readonly dueAt: string;
  /** Role that decides. */
  readonly approver: string;
  readonly requestedAt: string;
  /** Staff id; missing in requests of earlier versions. */
  readonly requestedBy?: string | null;
  readonly complainantTold: boolean;
}

/** A case as its events left it; plain JSON. `evolve` makes it, nothing else changes it. */
export interface CaseState {
  readonly caseId: string;
  readonly version: number;
  readonly state: CaseStateName;
  readonly caseNo: string;
  readonly complaintId: string;
  readonly complaintNo: string;
  readonly campus: string;
  /** The department complained about, if the sender named one. */
  readonly department: string | null;
  readonly channel: Channel;
  readonly channelMarks: readonly string[];
  readonly caseKind: CaseKind;
  readonly anonymous: boolean;
  readonly relation: Relation;
  readonly contactable: boolean;
  readonly receivedAt: string;
  readonly policies: readonly PolicyRef[];
  /** Staff id of who received the complaint first; missing where nobody on the staff did. */
  readonly firstResponder?: string | null | undefined;
  /** When it was handed over to the complaint centre by who may only receive. */
  readonly handedOverAt?: string;
  readonly round: number;
  readonly classification: Classification | null;
  readonly supplied: boolean;
  /** The complainant withdrew but the hospital goes on of its own accord (T-36). */
  readonly centreInitiated: boolean;
  readonly assignment: Assignment | null;
  /** What departments that assist were asked for since the dispatch, oldest first; missing where nothing was. */
  readonly parts?: readonly Part[];
  /** What was handed up by hand, oldest first; missing where nothing was. */
  readonly escalations?: readonly Escalation[];
  /** How the complaint was checked last; missing until it was. */
  readonly verification?: Verification;
  /** What is looked into, by whom, and what was found; missing until something was planned or declared. */
  readonly inquiry?: Inquiry;
  /** A file came that says what was found, and no task was reported as done with it yet. */
  readonly inquiryProof?: boolean;
  /** Who handled the case in the rounds before; missing in the first, and in cases from before it was known. */
  readonly handledBefore?: readonly string[];
  /** How departments were pressed for their work in this round, oldest first; missing where none was. */
  readonly departmentUrges?: readonly DepartmentUrge[];
  /** Who of the complaint centre answers for the case; missing in cases from before it was known. */
  readonly owner?: string;
  /** Who of the leading department handles the case. */
  readonly assignee: string | null;
  /** To whom the head of that department handed the work; null or missing where nobody has it. */
  readonly delegate?: string | null;
  readonly packageParts: readonly string[];
  /** Which kinds of files are there, and with which step; missing in cases from before it was known. */
  readonly evidence?: readonly {
    readonly slot: EvidenceSlot;
    readonly step: EvidenceStep | null;
  }[];
  /** Files that steps ask for and that were recorded as not available, and since when; missing where there are none. */
  readonly unavailable?: readonly { readonly slot: EvidenceSlot; readonly at: string }[];
  readonly outcome: Outcome | null;
  /** Whether the complainant lets the department answer him itself; missing where nobody asked him in this round. */
  readonly speakerConsent?: (typeof SPEAKER_CONSENTS)[number] | null;
  /** Of all rounds, in the order of their numbers; missing, or without the first, as long as there was nothing to say of it. */
  readonly issues?: readonly KnownIssue[];
  /** Why it came to the complaint, by codes of the policy. */
  readonly causes?: readonly string[];
  readonly milestones: readonly Milestone[];
  readonly clocks: Readonly<Record<string, ClockState>>;
  readonly followUps: readonly FollowUp[];
  /** When the complainant is to be called again, as the last logged call says. */
  readonly nextCallAt?: string | null;
  /** What the complainant has to be told, oldest first; missing where nothing was owed yet. */
  readonly notices?: readonly CaseNotice[];
  /** What the call-backs of all rounds found. */
  readonly calledBack?: readonly CalledBack[];
  /** This round is a second complaint (T-35). */
  readonly secondComplaint?: { readonly multiplier: number | null };
  /** Results that were served on who is complained of, what became of requests to look at them again, and what the house was told. */
  readonly results?: readonly ResultNotice[];
  readonly reconsiderations?: readonly Reconsideration[];
  readonly circulars?: readonly Circular[];
  /** What the file holds since it is archived, and how long it is kept; missing in files of earlier versions. */
  readonly archive?: Archive | null;
  /** What was said in it was erased by law. */
  readonly erased?: Erased;
  /** The leader said the last word of the hospital in this round. */
  readonly finalNotice?: { readonly at: string; readonly by: string | null } | null;
  readonly linked: readonly LinkedCase[];
  /** When the body that sent the complaint wants the answer (12345 order). */
  readonly externalDueAt: string | null;
  /** The last version of the complaint that the case knows; 1 or missing = as it was received. */
  readonly complaintVersion?: number;
  /** The conversation with the complainant; missing until somebody wrote. */
  readonly thread?: ThreadState;
  /** How often someone pressed for the answer (催办); missing = never. */
  readonly urges?: number;
  readonly extensions: readonly GrantedExtension[];
  readonly extensionRequests: readonly ExtensionRequest[];
  /** Date agreed with the complainant, by clock. */
  readonly agreedDates: Readonly<Record<string, string>>;
  /** Why the case is suspended, and the state to which it returns. */
  readonly suspended: {
    readonly cause: (typeof SUSPENSION_CAUSES)[number];
    readonly from: CaseStateName;
  } | null;
  /** The committee that is asked for a technical review. */
  readonly reviewBody: string | null;
  /** Committees of the register and teams that were asked in this round, oldest first; missing where none was. */
  readonly reviews?: readonly Review[];
  /** Meetings about the case; missing where none was planned. */
  readonly meetings?: readonly Meeting[];
  /** Mediations of the matter, in all rounds, oldest first; missing where none was proposed. */
  readonly mediations?: readonly Mediation[];
  /** Expert opinions by law, in all rounds, oldest first; missing where none was asked for. */
  readonly expertOpinions?: readonly ExpertOpinion[];
  /** A person found the case reportable, regardless of the rules. */
  readonly reportableByHand: boolean;
  /** Reports to authorities, and who was told of the event; missing until there was one. */
  readonly reports?: readonly RegulatorReport[];
  readonly reportSteps?: readonly ReportStep[];
  /** What was sealed as evidence, and the death that the case is about; missing where there is none. */
  readonly holds?: readonly EvidenceHold[];
  readonly death?: DeathOfCase;
  /** The department let the time for its statement pass (T-19). */
  readonly statementWaived: boolean;
  readonly remedies: readonly Remedy[];
  /** What was offered to the complainant in this round; missing where nothing was. */
  readonly plan?: OfferedPlan | null;
  /** A file came that proves that something was made good, and no remedy was reported as done with it yet. */
  readonly remedyProof?: boolean;
  /** Who found the complaint invalid first, and whether a second person agreed (T-39). */
  readonly invalidity: {
    readonly proposedBy: string | null;
    readonly confirmed: boolean;
    readonly kind?: InvalidKind;
  } | null;
  /** Who is complained of, once they have been named; until then, the department that the sender named. */
  readonly respondents: {
    readonly units: readonly string[];
    readonly persons: readonly string[];
  } | null;
  /** People kept away from the case by hand. */
  readonly excluded: readonly string[];
  /** Who drafted the opinion of this round, and all who handled the case in it: others approve, others call back. */
  readonly draftedBy: string | null;
  /** Who decides on the opinion, and who of them has; missing where nobody was asked, and in cases from before. */
  readonly chain?: ApprovalChain | null;
  readonly handlers: readonly string[];
  /** What access depends on, as it was last published; null in cases from before it was. */
  readonly access: AccessFacts | null;
}

export const SYSTEM: Actor = { type: 'system', id: null, role: null };
