import { z } from 'zod';
import { StandInSchema } from '../access/access-facts.js';
import { FIELD_CLASSES } from '../access/field-classes.js';
import { ARCHIVE_PARTS, ArchiveSchema } from '../archives.js';
import { ErasedSchema } from '../erasures.js';
import { AdviceSchema } from '../advice.js';
import { ApprovalChainSchema } from '../approval-chain.js';
import { DepartmentUrgeSchema } from '../department-urges.js';
import { IssueSchema } from '../issues.js';
import { EscalationSchema, VerificationSchema } from '../escalations.js';
import { InquiryViewSchema } from '../inquiry.js';
import { OwedNoticeSchema } from '../owed-notices.js';
import { MeetingSchema } from '../meetings.js';
import { ReviewSchema } from '../panels.js';
import { PartSchema } from '../parts.js';
import { OfferedPlanSchema } from '../plans.js';
import { DeathOfCaseSchema, EvidenceHoldSchema } from '../holds.js';
import { ExpertOpinionSchema } from '../expert-opinions.js';
import { MediationSchema } from '../mediation.js';
import { RegulatorReportSchema, ReportStepSchema } from '../regulator-reports.js';
import { RemedySchema } from '../remedies.js';
import {
  CircularSchema,
  ReconsiderationSchema,
  WaitingSchema,
  ResultNoticeSchema,
  ServedOnSchema,
} from '../results.js';
import { RULE_CODES } from '../rules.js';
import { EVIDENCE_SLOTS, EvidenceStepSchema } from '../evidence-codes.js';
import {
  AmountSchema,
  FactsSchema,
  FOLLOW_UP_FINDINGS,
  INVALID_KINDS,
  LINK_RELATIONS,
  LocalizedTextSchema,
  RECORDED_MILESTONES,
  SPEAKER_CONSENTS,
  SPEAKERS,
  SUSPENSION_CAUSES,
} from '../vocabulary.js';
import { CallScriptSchema } from './call-backs.js';
import { CaseSummarySchema } from './case-list.js';
import { ClockViewSchema } from './clock-view.js';
import { instant } from '../instant.js';

export const TimelineEntrySchema = z.object({
  version: z.number().int(),
  at: instant,
  type: z.string(),
  actor: z.object({ type: z.string(), id: z.string().nullable(), role: z.string().nullable() }),
  data: z.record(z.string(), z.unknown()),
  /** Text that people wrote (statement, opinion, feedback, reason), decrypted for those who may read it. */
  text: z.record(z.string(), z.string()),
});

/** What the complainant wrote that somebody has to act on. */
const CaseThreadSchema = z.object({
  /** Messages that no officer answered or marked as read. */
  unread: z.number().int().nonnegative(),
  /** When the material came that was asked for, until the officer takes it. */
  suppliedAt: instant.nullable(),
  /** When the complainant asked to withdraw, until the officer records it. */
  withdrawalAskedAt: instant.nullable(),
  /** What the complainant thinks of the answer of this round. */
  satisfied: z.boolean().nullable(),
  /** When the complainant agreed with the outcome of this round. */
  confirmedByComplainantAt: instant.nullable(),
});
export type CaseThread = z.infer<typeof CaseThreadSchema>;

export const CaseDetailSchema = CaseSummarySchema.extend({
  /** Classes of fields that the reader sees; what belongs to others is left out. */
  fields: z.array(z.enum(FIELD_CLASSES)),
  /** Who is complained of: codes of departments, staff ids, and words about who is not in the directory. */
  respondents: z.object({
    units: z.array(z.string()),
    persons: z.array(z.string()),
    others: z.string().nullable(),
  }),
  /** Staff ids of people kept away by hand. */
  excluded: z.array(z.string()),
  /** Who acts because the head who would act may not; `personId` null: no one is left. */
  standIns: z.array(StandInSchema),
  /** Whether the complaint was found invalid: proposed by one person, or confirmed by a second (T-39). */
  invalidity: z
    .object({
      proposedBy: z.string().nullable(),
      confirmed: z.boolean(),
      kind: z.enum(INVALID_KINDS).optional(),
    })
    .nullable(),
  /** No one is held to account for an invalid complaint. */
  accountabilityLocked: z.boolean(),
  complaintId: z.uuid(),
  facts: FactsSchema,
  topics: z.array(z.string()),
  natureRules: z.array(z.string()),
  /** The advice as one text, such as `decline:COURT`. */
  acceptance: z.string(),
  advice: AdviceSchema.optional(),
  reportable: z.boolean(),
  track: z.string().nullable(),
  lead: z.string(),
  leadRule: z.string(),
  assist: z.array(z.string()),
  assistDepartments: z.array(z.string()),
  supervisor: z.string().nullable(),
  feedbackToComplainant: z.boolean(),
  policies: z.array(z.object({ id: z.string(), version: z.string() })),
  clocks: z.array(ClockViewSchema),
  timeline: z.array(TimelineEntrySchema),
  followUps: z.array(
    z.object({
      planId: z.string(),
      itemNo: z.number().int(),
      dueAt: instant,
      result: z.string().nullable(),
      /** When the call may be made at the earliest; null when it is not yet planned that way. */
      from: instant.nullable().optional(),
      /** Calls that reached no one. */
      attempts: z.number().int().nonnegative().optional(),
      finding: z.enum(FOLLOW_UP_FINDINGS).optional(),
      score: z.number().int().optional(),
      /** What to say and to ask; only while the call is not made. */
      call: CallScriptSchema.optional(),
    }),
  ),
  /** What departments that assist were asked for since the case was dispatched, oldest first. */
  parts: z.array(PartSchema).optional(),
  /** What was handed up by hand, oldest first. */
  escalations: z.array(EscalationSchema).optional(),
  /** How the complaint was checked last; for who may see what the office thinks of it. */
  verification: VerificationSchema.nullable().optional(),
  /** The investigation; of it departments see the tasks that are theirs. Left out where there is none, or none to see. */
  inquiry: InquiryViewSchema.optional(),
  /** How often and when departments were pressed for their work in this round, oldest first. */
  departmentUrges: z.array(DepartmentUrgeSchema).optional(),
  /** How the conversation with the complainant stands; left out until somebody wrote. */
  thread: CaseThreadSchema.optional(),
  /** What the complainant has to be told, oldest first. */
  notices: z.array(OwedNoticeSchema).optional(),
  /** This round is a second complaint that a call-back brought about (T-35). */
  secondComplaint: z.object({ multiplier: z.number().nullable() }).nullable().optional(),
  /** What `recordMilestone` may enter now: what the policy's clocks wait for. */
  recordable: z.array(z.enum(RECORDED_MILESTONES)).optional(),
  /** What the policy asks for before it is accepted and the complaint does not state. */
  missingElements: z.array(z.string()).optional(),
  /** Files that the policy asks for with a step. `there`: the case has one of the slot, added with that step or on its own. */
  askedEvidence: z
    .array(
      z.object({
        step: EvidenceStepSchema,
        slot: z.enum(EVIDENCE_SLOTS),
        required: z.boolean(),
        label: LocalizedTextSchema.nullable(),
        there: z.boolean(),
        /** When it was recorded as not available; missing where it is there or no such record was made. */
        unavailableAt: instant.optional(),
      }),
    )
    .optional(),
  /** Commands of this state: allowed for this person, or the stable code of why not. */
  commands: z.array(
    z.object({
      command: z.string(),
      allowed: z.boolean(),
      /** A `RuleCode`, or `access.denied`. */
      reasonCode: z.enum([...RULE_CODES, 'access.denied']).nullable(),
    }),
  ),
  /** For who may make it final: whether the policy wants the opinion approved before. */
  opinionNeedsApproval: z.boolean().optional(),
  /** Who decides on the opinion of this round, one after the other, and since when the next one is asked. */
  chain: ApprovalChainSchema.nullable().optional(),
  /** Committees and teams that were asked in this round, oldest first. */
  reviews: z.array(ReviewSchema).optional(),
  /** Meetings about the case, in the order in which they were planned. */
  meetings: z.array(MeetingSchema).optional(),
  /** Mediations of the matter, oldest first. */
  mediations: z.array(MediationSchema).optional(),
  /** Expert opinions by law, oldest first. */
  expertOpinions: z.array(ExpertOpinionSchema).optional(),
  /** The degrees of responsibility that the policy of the case knows, for the form of an opinion. */
  expertDegrees: z.array(z.object({ id: z.string(), label: LocalizedTextSchema })).optional(),
  linked: z.array(z.object({ caseNo: z.string(), relation: z.enum(LINK_RELATIONS) })),
  round: z.number().int().positive(),
  /** When the body that sent the complaint wants the answer (12345 order). */
  externalDueAt: instant.nullable(),
  /** Staff id of who received the complaint first, where staff registered it. */
  firstResponder: z.string().nullable().optional(),
  /** How often someone pressed for the answer (催办). */
  urges: z.number().int().nonnegative().optional(),
  /** Why the case is suspended, while it is. */
  suspendedFor: z.enum(SUSPENSION_CAUSES).nullable(),
  /** Extensions that wait for a decision. */
  extensionRequests: z.array(
    z.object({
      clockId: z.string(),
      by: AmountSchema,
      dueAt: instant,
      approver: z.string(),
      requestedAt: instant,
    }),
  ),
  /** What the policy asks of who tells the complainant the outcome, and whether he lets the department do it. */
  telling: z
    .object({
      speaker: z.enum(SPEAKERS).nullable(),
      consent: z.enum(SPEAKER_CONSENTS).nullable(),
      signatureFor: z.array(z.string()),
      noteFor: z.array(z.string()),
      /** Words of an apology, for these media, or for all others where there are none. */
      apologies: z
        .array(z.object({ media: z.array(z.string()), text: LocalizedTextSchema }))
        .optional(),
    })
    .optional(),
  /** The issues as far as the reader learns of them, the first by its number before the others; the removed ones too. */
  issues: z.array(IssueSchema).optional(),
  /** Results served on who is complained of, requests to look at them again, and what the house was told; oldest first. */
  results: z.array(ResultNoticeSchema).optional(),
  reconsiderations: z.array(ReconsiderationSchema).optional(),
  circulars: z.array(CircularSchema).optional(),
  /** Nothing is filed, told to the house or carried out against who is complained of before this is over. */
  waits: WaitingSchema.nullable().optional(),
  /** On whom the policy wants the result served, for who may serve it. */
  resultsOwed: z.array(ServedOnSchema).optional(),
  /** What the file holds since it is archived, and how long it is kept. */
  archive: ArchiveSchema.nullable().optional(),
  /** Since what was said in the case was erased by law. */
  erased: ErasedSchema.nullable().optional(),
  /** Parts of the file that the log holds, for who may archive it. */
  archiveKnown: z.array(z.enum(ARCHIVE_PARTS)).optional(),
  /** The leader said the last word of the hospital in this round. */
  finalNoticeAt: instant.nullable().optional(),
  /** Why it came to the complaint, by codes of the policy. */
  causes: z.array(z.string()).optional(),
  remedies: z.array(RemedySchema),
  /** What was offered to the complainant in this round, and what he said to it. */
  plan: OfferedPlanSchema.nullable().optional(),
  /** The currency of the policy of the case; null where the policy says nothing about money. */
  currency: z.string().nullable().optional(),
  /** What was sealed, and what the law wants after a death. */
  holds: z.array(EvidenceHoldSchema).optional(),
  death: DeathOfCaseSchema.nullable().optional(),
  /** Reports to authorities, and who was told of the event. */
  reports: z.array(RegulatorReportSchema).optional(),
  reportSteps: z.array(ReportStepSchema).optional(),
  /** Codes of the steps that the policy wants at once after a reportable event. */
  wantedReportSteps: z.array(z.string()).optional(),
});
export type CaseDetail = z.infer<typeof CaseDetailSchema>;
