import type {
  Actor, CaseStateName, Channel, ClockSnapshot, Facts, OUTCOMES, PolicyRef, PRIORITIES, Relation,
} from '@tingsu/contracts'; // prettier-ignore
import type { Milestone } from '@tingsu/policy';

export type Outcome = (typeof OUTCOMES)[number];

/** What the policy made of the facts, as it was recorded. */
export interface Classification {
  readonly facts: Facts;
  readonly category: string | null;
  readonly topics: readonly string[];
  readonly acceptance: string;
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
export interface ClockState extends ClockSnapshot {
  readonly state: 'running' | 'paused' | 'met' | 'cancelled';
  readonly originalDueAt: string;
  readonly metAt: string | null;
  readonly breachedAt: string | null;
  /** Rises whenever the clock is moved, paused, resumed or stopped: an alarm for an older generation does nothing. */
  readonly generation: number;
}

export interface Assignment {
  readonly assignmentId: string;
  readonly lead: string;
  readonly assist: readonly string[];
  readonly signedBy: string | null;
}

export interface FollowUp {
  readonly planId: string;
  readonly itemNo: number;
  readonly clockId: string;
  readonly dueAt: string;
  readonly result: 'satisfied' | 'dissatisfied' | 'unreachable' | null;
}

export interface LinkedCase {
  readonly caseNo: string;
  readonly relation: 'merged_into' | 'merged_from';
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
  readonly caseKind: 'external' | 'internal';
  readonly anonymous: boolean;
  readonly relation: Relation;
  readonly contactable: boolean;
  readonly receivedAt: string;
  readonly policies: readonly PolicyRef[];
  readonly round: number;
  readonly classification: Classification | null;
  readonly supplied: boolean;
  /** The complainant withdrew but the hospital goes on of its own accord (T-36). */
  readonly centreInitiated: boolean;
  readonly assignment: Assignment | null;
  readonly assignee: string | null;
  readonly packageParts: readonly string[];
  readonly outcome: Outcome | null;
  readonly milestones: readonly Milestone[];
  readonly clocks: Readonly<Record<string, ClockState>>;
  readonly followUps: readonly FollowUp[];
  readonly linked: readonly LinkedCase[];
}

export const SYSTEM: Actor = { type: 'system', id: null, role: null };
