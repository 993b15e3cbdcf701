import type { Amount } from '@tingsu/contracts';
import type { Facts } from '@tingsu/contracts';
import type { LadderAction } from '../documents/document-schema.js';
import type { Text } from '../documents/text.js';
import type { Triage } from '../triage/triage.js';

/** Something that happened to the case, under a name of the `MILESTONES` catalogue. `at` is an ISO instant with offset. */
export interface Milestone {
  readonly name: string;
  readonly at: string;
  /** For stops that require parts (`stopRequires`): what arrived. Omitted = everything. */
  readonly parts?: readonly string[];
}

interface Extension {
  readonly clockId: string;
  /** When it was granted. */
  readonly at: string;
  readonly by: Amount;
}

/** All that the clocks of a case depend on. */
export interface History {
  readonly facts: Facts;
  readonly triage: Triage;
  /** In any order, but a milestone that `replaces` in the order in which it was said. Start with `case.received`, `case.receivedAnywhere` and `case.receivedByCentre`. */
  readonly milestones: readonly Milestone[];
  /** IANA name, of the tenant. */
  readonly timeZone: string;
  /**
   * The acceptance in force. Milestones that decide (`case.accepted`, `case.declined`, `case.merged`,
   * `department.resolvedOnSpot` …) come first, then this, then the advice in `triage`.
   * Pass `undecided` before a decision, so that the clocks run until there is one.
   */
  readonly acceptance?: string | null;
  /** The case ended for a reason that no milestone records. */
  readonly ended?: { readonly at: string; readonly reason: string } | null;
  readonly extensions?: readonly Extension[];
  /** Date (`YYYY-MM-DD`) agreed with the complainant, by clock id. */
  readonly agreedDates?: Readonly<Record<string, string>>;
  /** When the body that sent the complaint wants the answer (12345 order), ISO instant with offset. */
  readonly externalDueAt?: string | null;
  /**
   * Due times communicated to the complainant, which a new calendar may not move earlier, by clock id; they hold as long as the clock
   * starts at the same instant (calendar rules 3.3).
   */
  readonly held?: Readonly<Record<string, { readonly startedAt: string; readonly dueAt: string }>>;
  /** Turns `paused` into `running` once the longest allowed pause is over. */
  readonly asOf?: string;
}

export interface LadderStep {
  readonly stepId: string;
  /** ISO instant in UTC. */
  readonly at: string;
  readonly action: LadderAction;
  /** 0 for what comes up to the breach, then 1, 2 … */
  readonly level: number;
  /** Roles: owner, departmentHead, centreHead, leader … */
  readonly notify: readonly string[];
  /** Milliseconds within which a recipient must acknowledge, or the next step fires; null = no acknowledgement required. */
  readonly acknowledgeWithin: number | null;
}

/** One clock of one case, wholly recomputed. A clock of an earlier reading that is missing now is cancelled. */
export interface ClockReading {
  readonly clockId: string;
  readonly label: Text;
  readonly kind: 'target' | 'limit' | 'outer' | 'window' | 'followup';
  /** Unit or role as the policy writes it. */
  readonly owner: string;
  /** Policy document that brings the clock. */
  readonly policy: string;
  readonly startedAt: string;
  /** ISO instant in UTC, extensions and pauses included. */
  readonly dueAt: string;
  /** Without extensions. */
  readonly originalDueAt: string;
  readonly provisional: boolean;
  readonly state: 'running' | 'paused' | 'met' | 'cancelled';
  /** While paused: when the longest allowed pause ends; null if the pause has no limit (then `dueAt` is the earliest possible). */
  readonly pausedUntil: string | null;
  readonly pausedSince: string | null;
  readonly metAt: string | null;
  readonly cancelledAt: string | null;
  readonly cancelReason: string | null;
  /** Id of a clock of the primary policy that keeps the same promise no later. Shown, but not counted twice. */
  readonly impliedBy: string | null;
  /** How the due time was reached, step by step. */
  readonly explanation: readonly Text[];
  /** Requirement ids and articles of law. */
  readonly ref: readonly string[];
  /** By time; empty for windows and while a pause has no end. */
  readonly ladder: readonly LadderStep[];
}

/** A promise that can be made to the sender before the complaint is assessed. */
export interface LimitReading {
  readonly id: string;
  readonly label: Text;
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly explanation: readonly Text[];
}

export interface FollowUpItem {
  readonly planId: string;
  /** From 1. */
  readonly itemNo: number;
  /** `followup.<planId>.<itemNo>`: the id of the clock that watches it. */
  readonly clockId: string;
  readonly label: Text;
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly explanation: readonly Text[];
  readonly executor: string;
  readonly tracker: string | null;
  readonly alsoCreates: readonly string[];
  readonly ref: readonly string[];
  readonly ladder: readonly LadderStep[];
}
