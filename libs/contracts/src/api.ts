import { z } from 'zod';
import { StandInSchema } from './access/access-facts.js';
import { FIELD_CLASSES } from './access/field-classes.js';
import { CursorParameterSchema } from './paging.js';
import {
  CONTACT_MEDIA,
  AmountSchema,
  CaseStateSchema,
  ChannelSchema,
  ClockKindSchema,
  FactsSchema,
  INVALID_KINDS,
  LocalizedTextSchema,
  OUTCOMES,
  PRIORITIES,
  RelationSchema,
  REMEDIES,
  RECORDED_MILESTONES,
  REOPENING_GROUNDS,
  REPORT_METHODS,
  REPORT_SUBJECTS,
  RoleGrantSchema,
  SUSPENSION_CAUSES,
} from './vocabulary.js';
import { AdviceSchema } from './advice.js';
import { RULE_CODES } from './rules.js';
import { readBy } from './read-by.js';
import { MAX_EMAIL_CHARACTERS, readEmail } from './input/email.js';
import { MAX_NAME_CHARACTERS, readName } from './input/person-name.js';
import { MAX_PHONE_CHARACTERS, phoneText, readPhones } from './input/phone.js';
import {
  MAX_CONTENT_CHARACTERS,
  MAX_DEMAND_CHARACTERS,
  readText,
  type Reading,
} from './input/text.js';

const instant = z.iso.datetime({ offset: true });
/** A text with something to read in it, of at most so many characters. */
const filled = (max: number) => readBy((written) => readText(written, max), max);

/** Largest attachment, in bytes (20 MB). */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

/** Phone numbers in the spelling in which they are stored. */
const readPhoneText = (written: string): Reading<string> => {
  const reading = readPhones(written);
  return 'problem' in reading ? reading : { value: phoneText(reading.value), doubt: reading.doubt };
};

const ComplainantSchema = z.strictObject({
  anonymous: z.boolean(),
  name: readBy(readName, MAX_NAME_CHARACTERS).optional(),
  /** One number or several, with extensions; stored in one spelling: `13800001111 / 01088880000-8012`. */
  phone: readBy(readPhoneText, MAX_PHONE_CHARACTERS).optional(),
  email: readBy(readEmail, MAX_EMAIL_CHARACTERS).optional(),
  address: filled(300).optional(),
  relation: RelationSchema,
});

/** Body of `POST /complaints` and of a message on `tingsu.submissions`. */
export const SubmissionSchema = z.strictObject({
  campus: filled(60),
  channel: ChannelSchema,
  content: filled(MAX_CONTENT_CHARACTERS),
  demand: filled(MAX_DEMAND_CHARACTERS).optional(),
  department: filled(60).optional(),
  occurredAt: instant.optional(),
  /** When the channel took the complaint; trusted channels only. */
  receivedAt: instant.optional(),
  complainant: ComplainantSchema,
  attachments: z.array(z.uuid()).max(10).optional(),
  externalRef: filled(100).optional(),
  /** When the body that sends the complaint wants the answer (12345 order); trusted channels only. */
  externalDueAt: instant.optional(),
  language: z.enum(['zh-CN', 'en']).optional(),
});
export type Submission = z.infer<typeof SubmissionSchema>;

export const LimitSchema = z.object({
  id: z.string(),
  label: LocalizedTextSchema,
  dueAt: instant,
  /** True while the calendar of the year is not published: shown as 预计 (expected). */
  provisional: z.boolean(),
  explanation: z.array(LocalizedTextSchema),
});
/** Something taken as it was sent that a person should look at again, by stable code. */
const WarningSchema = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
});
export type Warning = z.infer<typeof WarningSchema>;

export const ReceiptSchema = z.object({
  complaintNo: z.string(),
  trackingCode: z.string(),
  receivedAt: instant,
  /** Empty when no limit is promised, also when the limits cannot be computed now. */
  limits: z.array(LimitSchema),
  /** Left out when there is none. */
  warnings: z.array(WarningSchema).optional(),
});
export type Receipt = z.infer<typeof ReceiptSchema>;

export const UploadedSchema = z.object({
  uploadId: z.uuid(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
});

export const CampusesSchema = z.object({
  tenant: z.object({ code: z.string(), name: LocalizedTextSchema, timeZone: z.string() }),
  campuses: z.array(
    z.object({
      code: z.string(),
      name: LocalizedTextSchema,
      channels: z.array(ChannelSchema),
      departments: z.array(z.object({ code: z.string(), name: LocalizedTextSchema })),
    }),
  ),
});

/** What the sender may see: stages in the sender's language, never names of staff or internal notes. */
export const ProgressSchema = z.object({
  complaintNo: z.string(),
  receivedAt: instant,
  stage: z.enum([
    'received',
    'assessing',
    'waiting_for_you',
    'handling',
    'answered',
    'closed',
    'declined',
    'withdrawn',
    'merged',
  ]),
  steps: z.array(z.object({ at: instant, label: LocalizedTextSchema })),
  /** `originalDueAt` is what was promised first, where the time was extended (T-37); null where it was not. */
  limits: z.array(
    LimitSchema.extend({ met: z.boolean(), originalDueAt: instant.nullable().optional() }),
  ),
  answer: z.object({ at: instant, text: z.string() }).nullable(),
});
export type Progress = z.infer<typeof ProgressSchema>;

/**
 * A stored complaint as staff see it; identity fields are masked. `fields` names the classes that the reader sees: what is null or
 * empty may be of another class.
 */
export const ComplaintViewSchema = z.object({
  fields: z.array(z.enum(FIELD_CLASSES)),
  complaintNo: z.string(),
  channel: ChannelSchema,
  campus: z.string(),
  department: z.string().nullable(),
  receivedAt: instant,
  occurredAt: instant.nullable(),
  content: z.string().nullable(),
  demand: z.string().nullable(),
  complainant: z.object({
    anonymous: z.boolean(),
    relation: RelationSchema,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  attachments: z.array(UploadedSchema),
  externalRef: z.string().nullable(),
  warnings: z.array(WarningSchema).optional(),
  /** What the body that sent it said later, or before it: a corrected text, or an urge (催办). Oldest first. */
  additions: z
    .array(
      z.object({
        kind: z.enum(['correction', 'urge']),
        at: instant,
        externalDueAt: instant.nullable(),
        content: z.string().nullable(),
        demand: z.string().nullable(),
        note: z.string().nullable(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
      }),
    )
    .optional(),
  /** The number of an earlier complaint with the same words and phone number. */
  perhapsSameAs: z.string().nullable().optional(),
});

/** An order of an outside body is pressed for (催办): `POST /complaints/urges`, or over AMQP with the type `urge`. */
export const UrgeSchema = z.strictObject({
  externalRef: filled(100),
  urgedAt: instant.optional(),
  /** When the answer is wanted now. */
  externalDueAt: instant.optional(),
  note: filled(2_000).optional(),
});
export type Urge = z.infer<typeof UrgeSchema>;

/** `added` to its complaint, or `waiting` until the order itself comes. */
export const UrgeTakenSchema = z.object({
  state: z.enum(['added', 'waiting']),
  complaintNo: z.string().nullable(),
});
export type UrgeTaken = z.infer<typeof UrgeTakenSchema>;

const ladderStep = {
  stepId: z.string(),
  action: z.enum(['remind', 'warn', 'breach', 'escalate', 'report']),
  level: z.number().int().nonnegative(),
  notify: z.array(z.string()),
};
/** How an acknowledgement stands: waited for, given, or no longer needed as the clock ended or moved. */
export const ACKNOWLEDGEMENT_STATES = ['open', 'acknowledged', 'not_needed'] as const;
/** A step of a ladder that acted. */
const ActedStepSchema = z.object({
  ...ladderStep,
  generation: z.number().int(),
  stepAt: instant,
  firedAt: instant,
  latenessMs: z.number().int(),
  cause: z.enum(['time', 'unacknowledged']),
  acknowledgement: z
    .object({
      state: z.enum(ACKNOWLEDGEMENT_STATES),
      dueAt: instant,
      acknowledgedAt: instant.nullable(),
      acknowledgedBy: z.uuid().nullable(),
      /** Whether the reader is one of those who may acknowledge it. */
      mine: z.boolean(),
    })
    .nullable(),
});
export type ActedStep = z.infer<typeof ActedStepSchema>;
/** A step to come; `at` is earlier than its own time when the step before stays unacknowledged. */
const ClockStepAheadSchema = z.object({
  ...ladderStep,
  at: instant,
  unlessAcknowledged: z.boolean(),
});
export type ClockStepAhead = z.infer<typeof ClockStepAheadSchema>;

const ClockViewSchema = z.object({
  clockId: z.string(),
  label: LocalizedTextSchema,
  kind: ClockKindSchema,
  state: z.enum(['running', 'paused', 'met', 'breached', 'cancelled']),
  owner: z.string(),
  startedAt: instant,
  dueAt: instant,
  originalDueAt: instant,
  metAt: instant.nullable(),
  breachedAt: instant.nullable(),
  provisional: z.boolean(),
  impliedBy: z.string().nullable(),
  explanation: z.array(LocalizedTextSchema),
  ref: z.array(z.string()),
  /** What the policy lets people do to the due time: extend it, or agree on a date with the complainant. */
  allows: z.array(z.enum(['extend', 'agree'])).optional(),
  /** The policy wants the complainant to get a notice when this clock is extended, and there is a way to send one. */
  extensionNotice: z.boolean().optional(),
  /** Promised to the complainant: kept although a newer calendar would make it earlier. */
  heldTo: instant.nullable().optional(),
  /** Steps that acted, oldest first. */
  acted: z.array(ActedStepSchema).optional(),
  /** Steps to come while the clock runs, and the instant at which the next one acts. */
  ahead: z.array(ClockStepAheadSchema).optional(),
});
export type ClockView = z.infer<typeof ClockViewSchema>;

const CaseSummarySchema = z.object({
  caseNo: z.string(),
  complaintNo: z.string(),
  state: CaseStateSchema,
  version: z.number().int(),
  campus: z.string(),
  channel: ChannelSchema,
  category: z.string().nullable(),
  /** Null where a judgement about the complainant decided it and the reader may not see judgements. */
  nature: z.string().nullable(),
  priority: z.enum(PRIORITIES),
  leadDepartment: z.string().nullable(),
  assignee: z.uuid().nullable(),
  receivedAt: instant,
  nextClock: z
    .object({
      clockId: z.string(),
      label: LocalizedTextSchema,
      dueAt: instant,
      provisional: z.boolean(),
      paused: z.boolean(),
      /** How the due time was reached, step by step. */
      explanation: z.array(LocalizedTextSchema).optional(),
    })
    .nullable(),
  breached: z.boolean(),
});
export type CaseSummary = z.infer<typeof CaseSummarySchema>;

export const CaseListSchema = z.object({
  items: z.array(CaseSummarySchema),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
  serverTime: instant,
});

/** Filters of the work list. `view` is a saved view; the rest narrows it. */
export const CaseQuerySchema = z.object({
  view: z
    .enum([
      'all',
      'open',
      'due_today',
      'overdue',
      'to_accept',
      'to_dispatch',
      'follow_up',
      'closed',
    ])
    .default('open'),
  campus: z.string().optional(),
  department: z.string().optional(),
  category: z.string().optional(),
  channel: ChannelSchema.optional(),
  state: CaseStateSchema.optional(),
  nature: z.string().optional(),
  priority: z.enum(PRIORITIES).optional(),
  q: z.string().trim().max(100).optional(),
  /** Days of receipt in the hospital's time zone, both included. */
  receivedFrom: z.iso.date().optional(),
  receivedTo: z.iso.date().optional(),
  sort: z.enum(['next_due', 'received']).default('next_due'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: CursorParameterSchema,
});

export const TimelineEntrySchema = z.object({
  version: z.number().int(),
  at: instant,
  type: z.string(),
  actor: z.object({ type: z.string(), id: z.string().nullable(), role: z.string().nullable() }),
  data: z.record(z.string(), z.unknown()),
  /** Text that people wrote (statement, opinion, feedback, reason), decrypted for those who may read it. */
  text: z.record(z.string(), z.string()),
});

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
  /** Who acts because the head who would act may not; `personId` null: nobody is left. */
  standIns: z.array(StandInSchema),
  /** Whether the complaint was found invalid: proposed by one person, or confirmed by a second (T-39). */
  invalidity: z.object({ proposedBy: z.string().nullable(), confirmed: z.boolean() }).nullable(),
  /** Nobody is held to account for an invalid complaint. */
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
      /** Calls that reached nobody. */
      attempts: z.number().int().nonnegative().optional(),
    }),
  ),
  /** What `recordMilestone` may enter now: what the policy's clocks wait for. */
  recordable: z.array(z.enum(RECORDED_MILESTONES)).optional(),
  /** Commands of this state: allowed for this person, or the stable code of why not. */
  commands: z.array(
    z.object({
      command: z.string(),
      allowed: z.boolean(),
      /** A `RuleCode`, or `access.denied`. */
      reasonCode: z.enum([...RULE_CODES, 'access.denied']).nullable(),
    }),
  ),
  linked: z.array(
    z.object({ caseNo: z.string(), relation: z.enum(['merged_into', 'merged_from']) }),
  ),
  round: z.number().int().positive(),
  /** When the body that sent the complaint wants the answer (12345 order). */
  externalDueAt: instant.nullable(),
  /** Why the case rests, while it does. */
  suspendedFor: z.enum(SUSPENSION_CAUSES).nullable(),
  /** Extensions that wait for somebody's decision. */
  extensionRequests: z.array(
    z.object({
      clockId: z.string(),
      by: AmountSchema,
      dueAt: instant,
      approver: z.string(),
      requestedAt: instant,
    }),
  ),
  remedies: z.array(
    z.object({
      remedyId: z.uuid(),
      remedy: z.enum(REMEDIES),
      dueOn: z.iso.date().nullable(),
      doneAt: instant.nullable(),
    }),
  ),
});
export type CaseDetail = z.infer<typeof CaseDetailSchema>;

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
  acknowledge: z.strictObject({ medium: z.enum(CONTACT_MEDIA) }),
  startTriage: z.strictObject({}),
  classify: z.strictObject({ facts: FactsSchema, reason: filled(1_000).optional() }),
  requestSupplement: z.strictObject({
    missing: z.array(filled(60)).min(1),
    note: filled(2_000).optional(),
  }),
  supply: z.strictObject({ note: filled(5_000).optional() }),
  accept: z.strictObject({}),
  decline: z.strictObject({ reasonCode: filled(60), notice: filled(5_000) }),
  merge: z.strictObject({ targetCaseNo: filled(40), reason: filled(1_000).optional() }),
  resolveOnSpot: z.strictObject({ outcome: filled(5_000) }),
  contactDepartment: z.strictObject({
    department: filled(60),
    medium: z.enum(['phone', 'visit', 'message', 'letter']),
  }),
  dispatch: z.strictObject({ lead: filled(60).optional(), assist: z.array(filled(60)).optional() }),
  signFor: z.strictObject({}),
  returnTicket: z.strictObject({ reason: filled(1_000) }),
  submitPackage: z.strictObject({
    statement: filled(20_000),
    preliminaryLiability: filled(5_000),
    preliminaryOpinion: filled(5_000),
  }),
  draftOpinion: z.strictObject({ outcome: z.enum(OUTCOMES), opinion: filled(20_000) }),
  submit: z.strictObject({}),
  approve: z.strictObject({ note: filled(2_000).optional() }),
  reject: z.strictObject({ reason: filled(2_000) }),
  finalise: z.strictObject({}),
  giveInterim: z.strictObject({ medium: z.enum(CONTACT_MEDIA), text: filled(10_000) }),
  giveFinal: z.strictObject({
    medium: z.enum(CONTACT_MEDIA),
    written: z.boolean(),
    text: filled(10_000),
    satisfaction: z.number().int().min(1).max(5).optional(),
  }),
  close: z.strictObject({
    /** Required where nobody is told an outcome: the complainant is anonymous or cannot be reached, or it is only kept as feedback. */
    reason: filled(2_000).optional(),
  }),
  withdraw: z.strictObject({ statement: filled(5_000) }),
  recordFollowUp: z.strictObject({
    planId: filled(60),
    itemNo: z.number().int().positive(),
    result: z.enum(['satisfied', 'dissatisfied', 'unreachable']),
    note: filled(2_000).optional(),
  }),
  requestExtension: z.strictObject({
    clockId: filled(60),
    by: AmountSchema,
    reason: filled(2_000),
    /** What the complainant is told; required where the policy says so. */
    notice: filled(5_000).optional(),
  }),
  approveExtension: z.strictObject({ clockId: filled(60), note: filled(2_000).optional() }),
  rejectExtension: z.strictObject({ clockId: filled(60), reason: filled(2_000) }),
  agreeDate: z.strictObject({
    clockId: filled(60),
    date: z.iso.date(),
    note: filled(2_000).optional(),
  }),
  suspend: z.strictObject({ cause: z.enum(SUSPENSION_CAUSES), reason: filled(2_000) }),
  resume: z.strictObject({ note: filled(2_000).optional() }),
  requestReview: z.strictObject({ body: filled(100), question: filled(5_000) }),
  recordReview: z.strictObject({ negligence: z.boolean(), opinion: filled(20_000) }),
  markReportable: z.strictObject({ reason: filled(2_000) }),
  reportToRegulator: z.strictObject({
    subject: z.enum(REPORT_SUBJECTS),
    authority: filled(100),
    method: z.enum(REPORT_METHODS),
    reference: filled(100).optional(),
  }),
  refer: z.strictObject({ body: filled(100), notice: filled(5_000) }),
  startRemedies: z.strictObject({
    remedy: z.enum(REMEDIES),
    plan: filled(5_000),
    dueOn: z.iso.date().optional(),
  }),
  completeRemedy: z.strictObject({ remedyId: z.uuid(), note: filled(2_000).optional() }),
  archive: z.strictObject({ note: filled(2_000).optional() }),
  reopen: z.strictObject({ ground: z.enum(REOPENING_GROUNDS), reason: filled(2_000) }),
  /** The second person confirms the kind that the first proposed; `untrue` unless the first says otherwise. */
  markInvalid: z.strictObject({
    grounds: filled(5_000),
    kind: z.enum(INVALID_KINDS).optional(),
  }),
  recordMilestone: z.strictObject({
    milestone: z.enum(RECORDED_MILESTONES),
    note: filled(5_000).optional(),
  }),
  acknowledgeClock: z.strictObject({ clockId: filled(60), stepId: filled(60) }),
} as const;
export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

export const CommandRequestSchema = z.strictObject({
  /** The version of the case that the author saw; every command but `acknowledgeClock` needs it. */
  expectedVersion: z.number().int().positive().optional(),
  payload: z.record(z.string(), z.unknown()).default({}),
});

export const SignInSchema = z.strictObject({
  login: filled(100),
  password: z.string().min(1).max(200),
});
export const MeSchema = z.object({
  personId: z.uuid(),
  name: z.string(),
  login: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  tenant: z.object({ code: z.string(), name: LocalizedTextSchema, timeZone: z.string() }),
  grants: z.array(RoleGrantSchema),
  csrfToken: z.string(),
});

const tallySchema = z.object({ key: z.string().nullable(), count: z.number().int() });
export const OverviewSchema = z.object({
  asOf: instant,
  from: instant.nullable(),
  to: instant.nullable(),
  received: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  closed: z.number().int(),
  byCampus: z.array(tallySchema),
  byDepartment: z.array(tallySchema),
  byCategory: z.array(tallySchema),
  byChannel: z.array(tallySchema),
  byState: z.array(tallySchema),
  byNature: z.array(tallySchema),
  byDay: z.array(
    z.object({ day: z.iso.date(), received: z.number().int(), closed: z.number().int() }),
  ),
  /** Met in time ÷ (met in time + met late + breached and still open), by clock and for all. */
  onTime: z.object({
    rate: z.number().nullable(),
    byClock: z.array(
      z.object({
        clockId: z.string(),
        label: LocalizedTextSchema,
        met: z.number().int(),
        late: z.number().int(),
        open: z.number().int(),
        rate: z.number().nullable(),
      }),
    ),
  }),
});
export type Overview = z.infer<typeof OverviewSchema>;

export const NoticeViewSchema = z.object({
  noticeId: z.uuid(),
  at: instant,
  template: z.string(),
  title: z.string(),
  body: z.string(),
  caseNo: z.string().nullable(),
  readAt: instant.nullable(),
  /** Asks the reader to say that he knows of a step of a clock; the command is `acknowledgeClock`. */
  acknowledge: z
    .object({ clockId: z.string(), stepId: z.string(), by: instant })
    .nullable()
    .optional(),
  deliveries: z.array(
    z.object({ medium: z.string(), state: z.string(), attempts: z.number().int() }),
  ),
});

/** RFC 9457. `code` is stable; `detail` says what to do. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  instance: z.string().optional(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  currentVersion: z.number().int().optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;

/** The organisation as any signed-in person sees it: names to show for codes and ids. */
export const StaffDirectorySchema = z.object({
  version: z.number().int(),
  campuses: z.array(z.object({ code: z.string(), name: LocalizedTextSchema, open: z.boolean() })),
  departments: z.array(
    z.object({
      code: z.string(),
      campus: z.string(),
      name: LocalizedTextSchema,
      answersFor: z.array(z.string()),
      headNurse: z.string().nullable(),
    }),
  ),
  staff: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      active: z.boolean(),
      departments: z.array(z.string()),
    }),
  ),
});
export type StaffDirectory = z.infer<typeof StaffDirectorySchema>;

/** An account as the administrator of the group sees it. */
export const StaffAccountSchema = z.object({
  id: z.uuid(),
  login: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  locale: z.enum(['zh-CN', 'en']),
  active: z.boolean(),
  grants: z.array(RoleGrantSchema),
  /** Departments where the person works besides those of the grants. */
  worksIn: z.array(z.string()),
  /** Staff id of who acts for the person in cases in which the person may not. */
  deputy: z.uuid().nullable(),
});

/** What `GET /events` sends: something changed that this person may see. The page asks for the rest by its own right. */
export const LiveHintSchema = z.object({
  type: z.string(),
  caseNo: z.string().nullable(),
  campus: z.string().nullable(),
  at: instant,
});
export type LiveHint = z.infer<typeof LiveHintSchema>;
