import type { CommitteeKind, Degree, Facts, FactValue } from '@tingsu/contracts';
import type { ApprovalStep, ApproverRole } from '../documents/duty-schema.js';
import type { Text } from '../documents/text.js';

/** What the engine decides about a complaint, one scale each; they are never derived from one another silently. */
type DecisionSubject =
  | 'acceptance'
  | 'nature'
  | 'priority'
  | 'degree'
  | 'reportable'
  | 'routing'
  | 'track'
  | 'supervisor';

/** One decision with what led to it. */
export interface Decided {
  readonly subject: DecisionSubject;
  readonly value: FactValue | null;
  /** Ids of the rules that fired; `default` where none did. */
  readonly rules: readonly string[];
  /** The facts that those rules read, as far as they are known. */
  readonly facts: Facts;
}

/** A step that needs a second person. */
export interface Approval {
  readonly step: ApprovalStep;
  readonly by: ApproverRole;
  /** The unit whose head approves, by the name of the policy. */
  readonly unit?: string | undefined;
  /** Who approves has to say what he thinks of it. */
  readonly view?: true;
  /** He decides as a committee of this kind did. */
  readonly committee?: CommitteeKind | undefined;
  readonly rules: readonly string[];
  readonly facts: Facts;
}

/** A notice that is due at a milestone. */
export interface DueNotice {
  readonly id: string;
  readonly label: Text;
  /** Milestone of the catalogue; null if the policy names none. */
  readonly at: string | null;
  readonly to: 'complainant' | 'department' | 'respondent' | 'regulator' | null;
  readonly form: string | null;
  /** In the order in which they are tried; empty where the policy leaves it to how the person can be reached. */
  readonly media: readonly string[];
  readonly mustContain: readonly string[];
  /** Clock that begins with it. */
  readonly startsClock: string | null;
  readonly ref: readonly string[];
  readonly facts: Facts;
}

/** 责任程度: how much the respondent is to blame. */
export interface DegreeAnswer {
  readonly degree: Degree;
  readonly rules: readonly string[];
  readonly facts: Facts;
}
