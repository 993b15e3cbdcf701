import { z } from 'zod';
import { AMOUNT_SETTERS, PLAN_CHOICES, REMEDIES } from '../remedy-codes.js';
import {
  AmountSchema,
  CALL_DIRECTIONS,
  CALL_OUTCOMES,
  CALMING_CHANGES,
  CaseKindSchema,
  CONTACT_MEDIA,
  TOLD_BY_STAFF,
  ESCALATED_MATTERS,
  FactsSchema,
  FOLLOW_UP_FINDINGS,
  FOLLOW_UP_RESULTS,
  INABILITIES,
  INVALID_KINDS,
  OUTCOMES,
  RECORDED_MILESTONES,
  REFERRAL_CONSENTS,
  REOPENING_GROUNDS,
  SETTLEMENTS,
  SPEAKER_CONSENTS,
  SUSPENDED_BY_HAND,
} from '../vocabulary.js';
import { ARCHIVE_PARTS } from '../archives.js';
import { instant } from '../instant.js';
import { MEETING_COMMANDS } from '../meetings.js';
import { SITTING_FIELDS } from '../panels.js';
import { VerificationSchema } from '../escalations.js';
import { TypedMoneySchema } from '../money.js';
import { EXPERT_COMMANDS } from './expert-commands.js';
import { HOLD_COMMANDS } from './hold-commands.js';
import { INQUIRY_COMMANDS } from './inquiry-commands.js';
import { ISSUE_COMMANDS } from './issue-commands.js';
import { MEDIATION_COMMANDS } from './mediation-commands.js';
import { REPORT_COMMANDS } from './report-commands.js';
import { RESULT_COMMANDS } from './result-commands.js';
import { filled } from './shapes.js';

/** Body of each command, by name; every one travels with `{expectedVersion, payload}`. */
export const COMMANDS = {
  register: z.strictObject({}),
  /** Who is complained of: departments and staff of the directory, and in words who is not in it. Replaces what was named before. */
  nameRespondents: z.strictObject({
    units: z.array(filled(60)).max(20).default([]),
    persons: z.array(z.uuid()).max(20).default([]),
    others: filled(1_000).optional(),
  }),
  /** All people who are kept away from the case by hand. Replaces the list from before. */
  excludePeople: z.strictObject({
    persons: z.array(z.uuid()).max(50).default([]),
    reason: filled(2_000),
  }),
  /** A note of the office, and who of it is told. Nothing of it goes outside; a further note corrects it. */
  note: z.strictObject({
    text: filled(5_000),
    mentions: z.array(z.uuid()).max(20).default([]),
  }),
  /** Gives the case to a person of the complaint centre, who owns it from then on. */
  assign: z.strictObject({ person: z.uuid() }),
  takeOver: z.strictObject({}),
  /** What the complainant wrote was read and needs no answer. */
  readMessages: z.strictObject({}),
  acknowledge: z.strictObject({ medium: z.enum(CONTACT_MEDIA) }),
  /** A call with the complainant. The number itself stays sealed in intake: only its last digits are kept with the call. */
  logCall: z.strictObject({
    direction: z.enum(CALL_DIRECTIONS),
    outcome: z.enum(CALL_OUTCOMES),
    numberEnd: z
      .string()
      .regex(/^\d{2,4}$/)
      .optional(),
    durationSeconds: z.number().int().min(0).max(86_400).optional(),
    /** Where the recording lies, and the SHA-256 of it in hex. */
    recording: z
      .strictObject({ reference: filled(200), sha256: z.string().regex(/^[0-9a-f]{64}$/i) })
      .optional(),
    /** When to try again. */
    nextTryAt: instant.optional(),
    note: filled(5_000).optional(),
  }),
  startTriage: z.strictObject({}),
  /** `suggested`: whether one of the suggestions that were on the screen was taken; only counted. */
  classify: z.strictObject({
    facts: FactsSchema,
    reason: filled(1_000).optional(),
    suggested: z.strictObject({ taken: z.boolean() }).optional(),
  }),
  requestSupplement: z.strictObject({
    missing: z.array(filled(60)).min(1),
    note: filled(2_000).optional(),
  }),
  /** `elements`: what the complainant stated, of what was asked for. */
  supply: z.strictObject({
    elements: z.array(filled(60)).max(20).optional(),
    note: filled(5_000).optional(),
  }),
  /** Why it is taken although it does not state what the policy asks for; needed then, else left out. */
  accept: z.strictObject({ reason: filled(2_000).optional() }),
  decline: z.strictObject({ reasonCode: filled(60), notice: filled(5_000) }),
  /** Only the same person about the same matter; anything else is linked. */
  merge: z.strictObject({
    targetCaseNo: filled(40),
    samePerson: z.boolean(),
    sameMatter: z.boolean(),
    reason: filled(1_000).optional(),
  }),
  /** Two cases that have to do with each other and go on apart, e.g. two people about one event. */
  link: z.strictObject({ targetCaseNo: filled(40), reason: filled(1_000).optional() }),
  resolveOnSpot: z.strictObject({ outcome: filled(5_000) }),
  contactDepartment: z.strictObject({
    department: filled(60),
    medium: z.enum(['phone', 'visit', 'message', 'letter']),
  }),
  /** `research`: what the centre found out before it asks the department. */
  dispatch: z.strictObject({
    lead: filled(60).optional(),
    assist: z.array(filled(60)).optional(),
    research: filled(10_000).optional(),
  }),
  /** After too many returns: the head of the centre says which department answers, and it does not return the case any more. */
  ruleDepartment: z.strictObject({
    lead: filled(60),
    assist: z.array(filled(60)).optional(),
    reason: filled(2_000),
  }),
  signFor: z.strictObject({}),
  returnTicket: z.strictObject({ reason: filled(1_000) }),
  submitPackage: z.strictObject({
    statement: filled(20_000),
    preliminaryLiability: filled(5_000),
    preliminaryOpinion: filled(5_000),
  }),
  /** Asks a department that assists, or is to assist, for its part of the answer by a time of its own. */
  askPart: z.strictObject({ department: filled(60), question: filled(5_000), dueAt: instant }),
  /** The three below are about the part that the author's department owes; the oldest, if it owes several. */
  signForPart: z.strictObject({}),
  returnPart: z.strictObject({ reason: filled(1_000) }),
  submitPart: z.strictObject({ part: filled(20_000) }),
  /** Hands the work to a named member of the leading department; its head stays accountable. A reason where another had it before. */
  delegate: z.strictObject({ person: z.uuid(), reason: filled(1_000).optional() }),
  /** What the leading department will do, by whom and until when. A further plan replaces it. */
  planWork: z.strictObject({
    steps: z
      .array(
        z.strictObject({ what: filled(500), person: z.uuid().optional(), until: z.iso.date() }),
      )
      .min(1)
      .max(20),
  }),
  /** That the leading department cannot do it for now, or at all, and why. */
  stateInability: z.strictObject({ kind: z.enum(INABILITIES), reason: filled(5_000) }),
  /** Presses the department that leads, or one that owes its part, for its work. */
  urge: z.strictObject({ department: filled(60).optional(), demand: filled(2_000) }),
  /** To the oldest urge that the author's department has not answered. */
  answerUrge: z.strictObject({ answer: filled(5_000) }),
  /** A complaint of its own because the complainant was not told in time; once for each time that was broken. */
  complainOfLateNotice: z.strictObject({ clockId: filled(60) }),
  /** Whether the complaint is true and whole, whether the person was checked, and whether it repeats another. */
  verifyComplaint: z.strictObject({
    finding: VerificationSchema.shape.finding,
    identityChecked: z.boolean(),
    repetitionChecked: z.boolean(),
    how: filled(2_000),
    result: filled(5_000),
  }),
  recordCalming: z.strictObject({
    changed: z.array(z.enum(CALMING_CHANGES)).min(1).max(3),
    note: filled(2_000),
  }),
  /** Who is in charge of the department that has the case says which unit handles it. */
  decideUnit: z.strictObject({ department: filled(60), reason: filled(2_000).optional() }),
  /** Who cannot handle it tells the own head with one press; everything else is handed up with a reason. */
  escalate: z.strictObject({
    matter: z.enum(ESCALATED_MATTERS),
    reason: filled(5_000).optional(),
  }),
  /** The two below are about the oldest that was handed up to the author. */
  takeUpEscalation: z.strictObject({}),
  ruleEscalation: z.strictObject({ ruling: filled(5_000) }),
  ...INQUIRY_COMMANDS,
  ...ISSUE_COMMANDS,
  /** The outcome follows from the findings where an issue has one, and is said here where none has. */
  draftOpinion: z.strictObject({
    outcome: z.enum(OUTCOMES).optional(),
    opinion: filled(20_000),
  }),
  submit: z.strictObject({}),
  /** With the sitting where the policy wants a committee to decide. */
  approve: z.strictObject({ note: filled(2_000).optional(), ...SITTING_FIELDS }),
  reject: z.strictObject({ reason: filled(2_000), ...SITTING_FIELDS }),
  finalise: z.strictObject({}),
  /** The complainant was told in another way what Tingsu could not bring to him. */
  tellOtherwise: z.strictObject({
    noticeKey: filled(60),
    medium: z.enum(TOLD_BY_STAFF),
    note: filled(2_000),
  }),
  giveInterim: z.strictObject({ medium: z.enum(CONTACT_MEDIA), text: filled(10_000) }),
  /** Whether the complainant lets the leading department answer him itself, in his words. */
  agreeSpeaker: z.strictObject({ consent: z.enum(SPEAKER_CONSENTS), words: filled(2_000) }),
  giveFinal: z.strictObject({
    medium: z.enum(CONTACT_MEDIA),
    written: z.boolean(),
    text: filled(10_000),
    satisfaction: z.number().int().min(1).max(5).optional(),
    /** How it went; the policy says by which media it is asked for. */
    note: filled(5_000).optional(),
    /** Why no signature shows that he was told. */
    waiver: filled(500).optional(),
    /** The hospital has apologised; the policy may want it before any answer. */
    apologised: z.boolean().optional(),
  }),
  close: z.strictObject({
    /** Required where no outcome is communicated: the complainant is anonymous or cannot be reached, or it is only kept as feedback. */
    reason: filled(2_000).optional(),
  }),
  /** Ends what is no complaint. The answer is required unless it is only noted, and `medium` says how it was given. */
  settle: z.strictObject({
    outcome: z.enum(SETTLEMENTS),
    medium: z.enum(TOLD_BY_STAFF).optional(),
    text: filled(10_000).optional(),
  }),
  /** Another kind of case than it was received as, under the policy of that kind. */
  changeKind: z.strictObject({ kind: CaseKindSchema, reason: filled(2_000) }),
  withdraw: z.strictObject({ statement: filled(5_000) }),
  recordFollowUp: z.strictObject({
    planId: filled(60),
    itemNo: z.number().int().positive(),
    result: z.enum(FOLLOW_UP_RESULTS),
    /** `not_improved` with `dissatisfied`, `praise` with `satisfied`. */
    finding: z.enum(FOLLOW_UP_FINDINGS).optional(),
    /** How satisfied the complainant is, 5 is most. */
    score: z.number().int().min(1).max(5).optional(),
    /** How it was done; by phone if left out. */
    medium: z.enum(TOLD_BY_STAFF).optional(),
    /** Words to the questions of the plan (`followUp.plans[].form`), by question. */
    answers: z.record(filled(60), filled(2_000)).optional(),
    note: filled(2_000).optional(),
  }),
  requestExtension: z.strictObject({
    clockId: filled(60),
    by: AmountSchema,
    reason: filled(2_000),
    /** What the complainant is informed of; required where the policy says so. */
    notice: filled(5_000).optional(),
  }),
  approveExtension: z.strictObject({ clockId: filled(60), note: filled(2_000).optional() }),
  rejectExtension: z.strictObject({ clockId: filled(60), reason: filled(2_000) }),
  agreeDate: z.strictObject({
    clockId: filled(60),
    date: z.iso.date(),
    note: filled(2_000).optional(),
  }),
  /** Not for a mediation, which is proposed and answered. */
  suspend: z.strictObject({ cause: z.enum(SUSPENDED_BY_HAND), reason: filled(2_000) }),
  resume: z.strictObject({ note: filled(2_000).optional() }),
  /** By a committee of the register, by a team formed for this case, or by a body in words where the register has none. */
  requestReview: z.strictObject({
    body: filled(100).optional(),
    committee: filled(60).optional(),
    team: z.array(z.uuid()).min(2).max(20).optional(),
    /** Who leads the team. */
    lead: z.uuid().optional(),
    question: filled(5_000),
    /** How the director agreed, where the policy wants it and somebody else writes it down. */
    consent: filled(500).optional(),
  }),
  recordReview: z.strictObject({
    negligence: z.boolean(),
    opinion: filled(20_000),
    ...SITTING_FIELDS,
  }),
  ...MEETING_COMMANDS,
  ...REPORT_COMMANDS,
  ...HOLD_COMMANDS,
  ...MEDIATION_COMMANDS,
  ...EXPERT_COMMANDS,
  /** Recorded once the other body has the complaint: until then its time limits run here (T-10). */
  refer: z.strictObject({
    body: filled(100),
    consent: z.enum(REFERRAL_CONSENTS),
    receivedOn: z.iso.date(),
    receipt: filled(200).optional(),
    notice: filled(5_000),
  }),
  /** Ways to make the matter good, the best first, and what the complainant minds and expects, before he is asked. A further offer replaces it. */
  offerPlan: z.strictObject({
    alternatives: z
      .array(
        z.strictObject({
          words: filled(2_000),
          remedies: z.array(z.enum(REMEDIES)).max(10).default([]),
          amount: TypedMoneySchema.optional(),
        }),
      )
      .min(1)
      .max(6),
    concern: filled(2_000).optional(),
    gap: filled(2_000).optional(),
    expectation: filled(2_000).optional(),
  }),
  /** What he chose or refused, in his words; or why he could not be asked. `alternative` counts from 1. */
  recordChoice: z.strictObject({
    choice: z.enum(PLAN_CHOICES),
    alternative: z.number().int().min(1).max(6).optional(),
    words: filled(5_000),
  }),
  /** What is made good, by whom and until when; `department` is the leading one if left out. */
  startRemedies: z.strictObject({
    remedy: z.enum(REMEDIES),
    plan: filled(5_000),
    dueOn: z.iso.date(),
    department: filled(60).optional(),
    person: z.uuid().optional(),
    amount: TypedMoneySchema.optional(),
    /** The parts in which the amount is paid, in its currency and in their order; the last is due by `dueOn`. */
    instalments: z
      .array(z.strictObject({ value: TypedMoneySchema.shape.value, dueOn: z.iso.date() }))
      .min(2)
      .max(60)
      .optional(),
    /** Who outside set the amount, and the number or document that says so: it may be more than the policy allows the hospital. */
    setBy: z.enum(AMOUNT_SETTERS).optional(),
    decision: filled(200).optional(),
    /** The issue that it makes good; left out where it is about the whole. */
    issueId: filled(60).optional(),
  }),
  approveRemedy: z.strictObject({ remedyId: z.uuid(), note: filled(2_000).optional() }),
  rejectRemedy: z.strictObject({ remedyId: z.uuid(), reason: filled(2_000) }),
  /** The note says what proves it; it may be left out where a file does. Of an amount in instalments the next one is paid. */
  completeRemedy: z.strictObject({
    remedyId: z.uuid(),
    note: filled(2_000).optional(),
    /** What the complainant says to what was done. */
    opinionAfter: filled(2_000).optional(),
  }),
  waiveRemedy: z.strictObject({ remedyId: z.uuid(), reason: filled(2_000) }),
  /** Of what the log does not hold: where it is on paper (box, shelf), or why there is none. */
  archive: z.strictObject({
    parts: z
      .array(
        z.union([
          z.strictObject({ part: z.enum(ARCHIVE_PARTS), place: filled(200) }),
          z.strictObject({ part: z.enum(ARCHIVE_PARTS), absent: filled(500) }),
        ]),
      )
      .max(4)
      .default([]),
    note: filled(2_000).optional(),
  }),
  ...RESULT_COMMANDS,
  /** The last word of the hospital to who is still not satisfied; the notice names the ways that the law leaves open. */
  giveFinalNotice: z.strictObject({ text: filled(10_000) }),
  reopen: z.strictObject({ ground: z.enum(REOPENING_GROUNDS), reason: filled(2_000) }),
  /** The second person confirms the kind that the first proposed; another kind is a new proposal. `untrue` unless the first says otherwise. */
  markInvalid: z.strictObject({
    grounds: filled(5_000),
    kind: z.enum(INVALID_KINDS).optional(),
  }),
  recordMilestone: z.strictObject({
    milestone: z.enum(RECORDED_MILESTONES),
    /** Needed as `MILESTONE_FORMS` says. */
    place: filled(200).optional(),
    findings: filled(20_000).optional(),
    note: filled(5_000).optional(),
  }),
  acknowledgeClock: z.strictObject({ clockId: filled(60), stepId: filled(60) }),
} as const;
export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

export const CommandRequestSchema = z.strictObject({
  /** The version of the case that the author saw; every command but `acknowledgeClock` needs it. */
  expectedVersion: z.number().int().positive().optional(),
  /** The revision of the author's draft that is sent with it; the draft goes, unless it was saved again meanwhile. */
  draftRevision: z.number().int().positive().optional(),
  payload: z.record(z.string(), z.unknown()).default({}),
});
