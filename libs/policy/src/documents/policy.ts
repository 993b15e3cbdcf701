import type { CaseKind, LocalizedText } from '@tingsu/contracts';
import type { Window } from './accountability-schema.js';
import type { AccountabilityRules } from './compose-accountability.js';
import type { Repetition } from './compose-repeats.js';
import type {
  ApprovalRule,
  AskedEvidenceRule,
  CalendarReminder,
  ClockRule,
  DangerRule,
  DeclineRule,
  DutyShift,
  FollowUpRule,
  LadderStepRule,
  NoticeRule,
  PauseRule,
  PolicyDocument,
  PriorityRules,
  QuietHours,
  RoutineRule,
  SuggestionRule,
} from './document-schema.js';
import type { UnitName } from './duty-schema.js';
import type {
  CauseRule,
  ImprovementRules,
  LikenessRules,
  ReadingRules,
} from './learning-schema.js';
import type { FeedbackRules, IssueRules } from './issue-schema.js';
import type { MoneyRules } from './money-schema.js';
import type { Letterhead, PaperRule } from './paper-schema.js';
import type { SafetyRules } from './safety-schema.js';
import type { Text } from './text.js';

/** One clock rule together with the layer that brought it. */
export interface LayeredClock {
  readonly rule: ClockRule;
  readonly label: Text;
  readonly stops: readonly string[];
  readonly refs: readonly string[];
  /** Facts that its condition reads. */
  readonly reads: readonly string[];
  /** Id of the policy document that defines it. */
  readonly policy: string;
  /** True for a clock of the primary policy, false for one of a parent or a second binding. */
  readonly own: boolean;
  /** What may rest it: the pauses of all layers, but of a clock that a law sets only those of that law. */
  readonly pauses: readonly PauseRule[];
}

/** Several documents composed into what binds one campus. Built by `composePolicy`, never by hand. */
export interface Policy {
  /** The first document of the binding. */
  readonly primary: PolicyDocument;
  /** Every document that takes part, a parent after the document that extends it. */
  readonly layers: readonly { readonly id: string; readonly version: string }[];
  /** The first day on which every layer is in force, e.g. `2026-01-01`. */
  readonly effectiveFrom: string;
  readonly caseKind: CaseKind;
  readonly timeZone: string;
  /** Id of the calendar that working days are counted on, e.g. `CN`. */
  readonly calendarId: string;
  /** End of a working day, `17:00` or `24:00`; holds for inherited clocks too. */
  readonly cutoff: string;
  readonly dayCount: 'exclude-first' | 'include-first';
  readonly roll: 'next-working-day' | 'none';
  readonly shifts: readonly { readonly from: string; readonly to: string }[];
  readonly centre: string;
  readonly acceptance: PolicyDocument['acceptance'];
  readonly nature: PolicyDocument['nature'];
  readonly routing: PolicyDocument['routing'];
  /** Of all layers: what one layer calls a danger no other can let go. */
  readonly danger: readonly DangerRule[];
  readonly suggestions: readonly SuggestionRule[];
  /** What follows when people are in danger; null where no layer says. */
  readonly safety: SafetyRules | null;
  readonly tracks: NonNullable<PolicyDocument['tracks']>;
  readonly reportable: PolicyDocument['reportable'];
  readonly channels: NonNullable<PolicyDocument['channels']>;
  readonly taxonomy: PolicyDocument['taxonomy'];
  readonly clocks: readonly LayeredClock[];
  /** Reasons that the engine can recognise from facts. */
  readonly declines: readonly DeclineRule[];
  /** Every reason code that may be used, with its names. */
  readonly declineReasons: readonly DeclineRule[];
  readonly pauses: readonly PauseRule[];
  readonly ladder: readonly LadderStepRule[];
  /** When reminders and warnings are held back; null = never. */
  readonly quietHours: QuietHours | null;
  /** Of all layers: what a law puts under approval no layer below it can let go. */
  readonly approvals: readonly ApprovalRule[];
  /** Of all layers: files that a step asks for. */
  readonly evidence: readonly AskedEvidenceRule[];
  readonly notices: readonly NoticeRule[];
  readonly degrees: NonNullable<PolicyDocument['accountability']>['degrees'] | null;
  readonly accountability: AccountabilityRules;
  /** Over which time complaints about the same issue count together for who answers for them; null where no layer says. */
  readonly sameIssue: Window | null;
  /** When complaints about the same matter are a common problem; null where no layer says. */
  readonly commonProblem: Repetition | null;
  readonly routines: readonly RoutineRule[];
  readonly calendarReminder: CalendarReminder | null;
  /** Units and roles by the name that the rules use: both languages, and what they are in a case. */
  readonly units: Readonly<Record<string, UnitName>>;
  readonly priority: PriorityRules | null;
  readonly followUps: readonly FollowUpRule[];
  /** How often a case may be handled, the first time included (T-34). */
  readonly maxRounds: number;
  readonly duty: readonly DutyShift[];
  /** How the issues of a case are kept apart; empty where no layer says. */
  readonly issues: IssueRules;
  /** Who tells the complainant the outcome; empty where no layer says. */
  readonly feedback: FeedbackRules;
  /** What may be promised in money; null where no layer says. */
  readonly money: MoneyRules | null;
  /** How long sealed evidence is kept; undefined where no policy says it. */
  readonly evidenceHold: PolicyDocument['evidenceHold'];
  /** Who mediates, and for whom the case waits; undefined where no policy says it. */
  readonly mediation: PolicyDocument['mediation'];
  /** What must hold before a finding is recorded. */
  readonly inquiry: { readonly doneBeforeOpinion: boolean; readonly declaredFirst: boolean };
  /** Who gives an expert opinion by law, and in which degrees; undefined where no policy says it. */
  readonly expertOpinion: PolicyDocument['expertOpinion'];
  /** When compensation has to be decided, be it as nothing. */
  readonly compensation: PolicyDocument['compensation'];
  /** Nothing is carried out before the complainant agreed to it. */
  readonly confirmsPlan: boolean;
  /** How many alternatives are offered; undefined where no layer says. */
  readonly alternatives: PolicyDocument['alternatives'];
  /** Of all layers: why it comes to complaints. */
  readonly causes: readonly CauseRule[];
  readonly improvement: ImprovementRules;
  /** When complaints in like words are a common problem; null where they are not looked for. */
  readonly likeness: LikenessRules | null;
  readonly reading: ReadingRules;
  /** Meetings with the complainant: where, how many the house asks for, and how many may come by law at most. */
  readonly meeting: {
    readonly place: string | null;
    readonly most: number | null;
    readonly legalMost: number | null;
    readonly bring: LocalizedText | null;
    readonly minutesWithinHours: number | null;
    readonly remindBeforeHours: number | null;
  };
  /** What a committee is asked, and how many have to sit. */
  readonly technicalReview: PolicyDocument['technicalReview'];
  /** Who receives by hand what cannot be settled, step by step; empty where no layer says. */
  readonly escalationPath: NonNullable<PolicyDocument['escalationPath']>;
  readonly register: PolicyDocument['register'];
  readonly archive: PolicyDocument['archive'];
  /** Own papers of all layers, the first of each, with the policy that brings it. */
  readonly papers: readonly { readonly rule: PaperRule; readonly source: string }[];
  readonly letterheads: readonly Letterhead[];
}
