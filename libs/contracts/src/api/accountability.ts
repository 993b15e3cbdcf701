import { z } from 'zod';
import { AccountabilityLineSchema, DEGREES } from '../accountability.js';
import { instant } from '../instant.js';
import { WaitingSchema } from '../results.js';
import { MoneySchema, TypedMoneySchema } from '../money.js';
import { SERVED_BY, SERVICE_RECEIPTS } from '../results.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { filled } from './shapes.js';

/** 已提出, 已决定, 申诉中, 已执行, 已了结. */
const MATTER_STATES = ['proposed', 'decided', 'appealed', 'executed', 'closed'] as const;
export type MatterState = (typeof MATTER_STATES)[number];

const MOST_WORDS = 2_000;
const person = z.uuid();
const code = z.string().min(1).max(60);
const yes = z.boolean().optional();

/** What a person establishes for a proposal. */
const EnteredSchema = z.strictObject({
  /** Null where the department answers and no person. */
  personId: person.nullable(),
  supervisorId: person.nullable(),
  department: code,
  facts: z.strictObject({
    lossAmount: TypedMoneySchema.optional(),
    customerLost: yes,
    concealment: yes,
    bottomLineBreach: yes,
    abusiveAttitude: yes,
    workDelayDays: z.number().int().min(0).max(1_000).optional(),
    /** Complaints about the same issue within the time of the policy, this one included. */
    repeatCount: z.number().int().min(1).max(1_000).optional(),
  }),
  fine: z.boolean(),
  /** A loss by own fault. The wages divide the amount into months and are not kept. */
  ownFault: z
    .strictObject({
      loss: TypedMoneySchema,
      commission: TypedMoneySchema.optional(),
      monthlyWage: TypedMoneySchema.optional(),
      minimumWage: TypedMoneySchema.optional(),
    })
    .optional(),
  /** Time limits of the case that were passed. */
  overdue: z.array(code).max(20),
  /** The answer was late: whether a reason for that was accepted. */
  late: z.strictObject({ reasonAccepted: z.boolean() }).optional(),
  outcomes: z.array(code).max(10),
  misconduct: z.array(code).max(10),
});
export type Entered = z.infer<typeof EnteredSchema>;

/** What somebody changes of a line: its amount or points, or that it is left out. */
const ChangeSchema = z.strictObject({
  key: z.string().min(1).max(120),
  amount: TypedMoneySchema.optional(),
  points: z.number().int().min(-1_000).max(0).optional(),
  leaveOut: z.literal(true).optional(),
});
export type Change = z.infer<typeof ChangeSchema>;
const changes = z.array(ChangeSchema).max(20);
const caseNo = z.string().max(40);

export const PreviewProposalSchema = z.strictObject({
  caseNo,
  entered: EnteredSchema.optional(),
  changes: changes.optional(),
});
export type PreviewProposal = z.infer<typeof PreviewProposalSchema>;

export const ProposeSchema = z.strictObject({
  caseNo,
  entered: EnteredSchema,
  changes,
  reason: filled(MOST_WORDS),
});
export type Propose = z.infer<typeof ProposeSchema>;

const TicketSchema = z.object({
  clockId: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  dueAt: instant,
  doneAt: instant.nullable(),
  fullDays: z.number().int(),
});

/** What the case and its policy say before anything is entered, and the lines of what was. */
export const ProposalPreviewSchema = z.object({
  currency: z.string().nullable(),
  outcomes: z.array(z.string()),
  misconduct: z.array(z.string()),
  /** The complaint was found right, at least in part. */
  verified: z.boolean(),
  /** It was found invalid: nobody is held responsible. */
  locked: z.boolean(),
  second: z.boolean(),
  sameIssue: z.number().int(),
  statementWaived: z.boolean(),
  persons: z.array(person),
  departments: z.array(z.string()),
  paid: MoneySchema.nullable(),
  overdue: z.array(TicketSchema),
  degree: z.enum(DEGREES).nullable(),
  lines: z.array(AccountabilityLineSchema),
  /** Why what was entered would be refused; null where it would not. */
  refused: z
    .object({ path: z.string(), code: z.string(), limit: z.string().nullable() })
    .nullable(),
});
export type ProposalPreview = z.infer<typeof ProposalPreviewSchema>;

const version = z.int().positive();
const said = { version, reason: filled(MOST_WORDS) };
export const DecideMatterSchema = z.strictObject({ ...said, changes });
export const DecideAppealSchema = z.strictObject({ ...said, changes });
export const MatterStepSchema = z.strictObject(said);
export type MatterStep = z.infer<typeof MatterStepSchema>;
export type DecideMatter = z.infer<typeof DecideMatterSchema>;

/** The decision was handed or sent to somebody it is about; `witness` saw that the receipt was refused. Now, unless `servedAt` says when. */
export const ServeDecisionSchema = z.strictObject({
  version,
  personId: person,
  medium: z.enum(SERVED_BY),
  receipt: z.enum(SERVICE_RECEIPTS),
  servedAt: instant.optional(),
  witness: filled(200).optional(),
});
export type ServeDecision = z.infer<typeof ServeDecisionSchema>;
/** Whoever it is about has read the decision here. */
export const ReceiveDecisionSchema = z.strictObject({ version });

/** What may be done with a matter, one after the other. */
export const MATTER_ACTS = [
  'decide',
  'serve',
  'receive',
  'appeal',
  'decideAppeal',
  'execute',
  'close',
  'drop',
] as const;
export type MatterAct = (typeof MATTER_ACTS)[number];

const MATTER_ENTRIES = [
  'proposed',
  'agreed',
  'decided',
  'served',
  'appealed',
  'upheld',
  'executed',
  'closed',
  'dropped',
] as const;
export type MatterEntryKind = (typeof MATTER_ENTRIES)[number];

const matter = {
  matterId: z.uuid(),
  version,
  caseNo: z.string(),
  campus: z.string(),
  department: z.string(),
  state: z.enum(MATTER_STATES),
  degree: z.enum(DEGREES).nullable(),
  persons: z.array(person),
  madeAt: instant,
};
const MatterRowSchema = z.object(matter);
export type MatterRow = z.infer<typeof MatterRowSchema>;
export const MattersSchema = pageOf(MatterRowSchema);

/** How a decision reached somebody it is about: by hand, by post, or read in the product. */
const DecisionServiceSchema = z.object({
  personId: person,
  servedAt: instant,
  medium: z.enum([...SERVED_BY, 'read']),
  receipt: z.enum([...SERVICE_RECEIPTS, 'read']),
  /** The last moment for an appeal; null where the policy sets no end. */
  appealUntil: instant.nullable(),
});
export type DecisionService = z.infer<typeof DecisionServiceSchema>;

export const AccountabilityMatterSchema = z.object({
  ...matter,
  /** The decision that holds, as a paper; null before it, and for what was decided before papers were kept. */
  decision: z
    .object({
      number: z.string().nullable(),
      decidedAt: instant,
      /** Of all that was decided. */
      sha256: z.string(),
      /** Whom it is about; of these the reader himself only, where he is one. */
      concerned: z.array(person),
      served: z.array(DecisionServiceSchema),
    })
    .nullable(),
  lines: z.array(AccountabilityLineSchema),
  history: z.array(
    z.object({
      kind: z.enum(MATTER_ENTRIES),
      at: instant,
      by: person,
      words: z.string().nullable(),
    }),
  ),
  /** The unit of the policy to which one may appeal, and that which issues circulars. */
  appealTo: z.string().nullable(),
  circularIssuer: z.string().nullable(),
  /** Nothing is decided or carried out before this is over; null where nothing stands in the way. */
  waits: WaitingSchema.nullable(),
  mayDo: z.array(z.enum(MATTER_ACTS)),
});
export type AccountabilityMatter = z.infer<typeof AccountabilityMatterSchema>;

export const MatterQuerySchema = z.object({
  /** `mine`: what I am held responsible for. */
  view: z.enum(['all', 'mine']).default('all'),
  state: z.enum(MATTER_STATES).optional(),
  caseNo: caseNo.optional(),
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type MatterQuery = z.infer<typeof MatterQuerySchema>;

/** Where the module is on for the reader, and as what. */
export const AccountabilityStandingSchema = z.object({
  on: z.boolean(),
  /** Where a policy turns it on. */
  campuses: z.array(z.string()),
  mine: z.boolean(),
  proposes: z.boolean(),
  personnel: z.boolean(),
});
export type AccountabilityStanding = z.infer<typeof AccountabilityStandingSchema>;
