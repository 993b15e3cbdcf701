import { z } from 'zod';
import { instant } from './instant.js';
import { CursorParameterSchema, pageOf } from './paging.js';
import { LocalizedTextSchema, PolicyRefSchema, YearNumberSchema } from './vocabulary.js';

const documentSchema = z.record(z.string(), z.unknown());
const page = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: CursorParameterSchema,
};

/** What the check of a draft found; `path` is a JSON pointer into the document. */
const PolicyProblemSchema = z.object({
  path: z.string(),
  code: z.string(),
  message: LocalizedTextSchema,
  /** Of bindings: for which complaints it is so, and from which day; null stands for all others. */
  place: z
    .object({
      campus: z.string().nullable(),
      department: z.string().nullable(),
      caseKind: z.string(),
      channel: z.string().nullable(),
      from: z.string(),
    })
    .optional(),
});
export type PolicyProblemView = z.infer<typeof PolicyProblemSchema>;

/** A draft is a change that binds no one yet: of a policy document, of one year of one calendar, or of where policies apply. */
const DRAFT_KINDS = ['policy', 'calendar', 'bindings'] as const;
/** editing → submitted → scheduled (published, its day has not come) → in_force; a submitted draft may go back to editing. */
const DRAFT_STATES = ['editing', 'submitted', 'scheduled', 'in_force', 'discarded'] as const;

export const CalendarDaySchema = z.strictObject({
  date: z.iso.date(),
  kind: z.enum(['work', 'off']),
  name: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().min(1).max(60).optional(),
});
/** Where a calendar holds; the layers are read from the country down, and the last that speaks of a day wins. */
const CalendarScopeSchema = z.strictObject({
  level: z.enum(['country', 'region', 'group', 'campus', 'department']),
  /** Campus or department code; null above that. */
  code: z.string().nullable(),
});
/** One year of one calendar layer, as it is edited and published. */
export const CalendarYearSchema = z.strictObject({
  calendarId: z.string().min(1).max(60),
  /** Calendar that this layer refines; null for a country. */
  parent: z.string().nullable(),
  scope: CalendarScopeSchema,
  year: YearNumberSchema,
  status: z.enum(['published', 'provisional']),
  /** Every day of the year is worked, nights and weekends included (a ward that never closes). */
  alwaysOpen: z.boolean().default(false),
  source: z.string().max(300).default(''),
  days: z.array(CalendarDaySchema).max(366),
});
export type CalendarYear = z.infer<typeof CalendarYearSchema>;

const DraftSchema = z.object({
  draftId: z.uuid(),
  kind: z.enum(DRAFT_KINDS),
  /** Policy or calendar id; `bindings`. */
  subject: z.string(),
  title: LocalizedTextSchema,
  /** Version that it will be; the year, for a calendar; the number, for bindings. */
  version: z.string(),
  /** Version that it was copied from; null for a new one. */
  basedOn: z.string().nullable(),
  state: z.enum(DRAFT_STATES),
  /** First day on which it binds. */
  effectiveFrom: z.iso.date(),
  /** Grows with each save; a save names the one that it was made from. */
  revision: z.number().int().positive(),
  author: z.uuid(),
  approver: z.uuid().nullable(),
  /** Why the second person sent it back. */
  rejection: z.string().nullable(),
  updatedAt: instant,
  problemCount: z.number().int().nonnegative(),
});
export type Draft = z.infer<typeof DraftSchema>;
/** What became of a draft, who did it, and when; nothing of it is ever changed or removed. */
const DRAFT_ACTIONS = [
  'created',
  'restored',
  'saved',
  'imported',
  'submitted',
  'approved',
  'rejected',
  'published',
  'discarded',
] as const;
const DraftLogEntrySchema = z.object({
  at: instant,
  /** Null for what the system did by itself, when the day of a version came. */
  personId: z.uuid().nullable(),
  action: z.enum(DRAFT_ACTIONS),
  revision: z.number().int().positive(),
  /** Reason of a rejection. */
  note: z.string().nullable(),
});
export type DraftLogEntry = z.infer<typeof DraftLogEntrySchema>;
/** `content` is a policy document, a `CalendarYear` or a `BindingSet`. */
export const DraftDetailSchema = DraftSchema.extend({
  content: documentSchema,
  problems: z.array(PolicyProblemSchema),
  /** What is probably not meant; it does not stand against publishing. */
  advice: z.array(PolicyProblemSchema),
  /** Oldest first. */
  log: z.array(DraftLogEntrySchema),
});
export type DraftDetail = z.infer<typeof DraftDetailSchema>;

export const NewDraftSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('policy'),
    policyId: z.string().min(1).max(60),
    /** Version to copy from; `id@version` for one of another policy, such as a shipped template. */
    basedOn: z.string().max(120).optional(),
    /** A document from elsewhere, such as the export of another group; it gets this id, a free version and today as its day. */
    document: documentSchema.optional(),
    /** `id@version` of a parent: the draft pins that version instead of an older one. */
    lift: z.string().max(120).optional(),
  }),
  z.strictObject({
    kind: z.literal('calendar'),
    calendarId: z.string().min(1).max(60),
    year: YearNumberSchema,
    /** Needed for a calendar that does not exist yet. */
    parent: z.string().max(60).nullable().optional(),
    scope: CalendarScopeSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('bindings'),
    /** Number of an older set that is to hold again. */
    restore: z.number().int().positive().optional(),
  }),
]);
export type NewDraft = z.infer<typeof NewDraftSchema>;
export const SaveDraftSchema = z.strictObject({
  revision: z.number().int().positive(),
  content: documentSchema,
});
/** A year as the official notice has it: CSV lines `date,kind,name,nameEn` or a JSON list of days. Replaces the days of the draft. */
export const ImportDaysSchema = z.strictObject({
  revision: z.number().int().positive(),
  format: z.enum(['csv', 'json']),
  text: z.string().min(1).max(200_000),
});
export const DraftDecisionSchema = z.strictObject({ revision: z.number().int().positive() });
export const RejectDraftSchema = z.strictObject({
  revision: z.number().int().positive(),
  reason: z.string().trim().min(1).max(1_000),
});
export const DraftQuerySchema = z.object({
  state: z.enum(DRAFT_STATES).optional(),
  kind: z.enum(DRAFT_KINDS).optional(),
  ...page,
});

/** A published version in the library. */
const PolicyVersionSchema = z.object({
  policyId: z.string(),
  version: z.string(),
  title: LocalizedTextSchema,
  jurisdiction: z.string().nullable(),
  caseKind: z.string().nullable(),
  effectiveFrom: z.iso.date(),
  state: z.enum(['in_force', 'scheduled', 'superseded']),
  publishedAt: instant,
  /** Who wrote and who approved it; null for what came with the product. */
  author: z.uuid().nullable(),
  approver: z.uuid().nullable(),
  /** Campuses that it binds today, `*` for every campus without a policy of its own. */
  boundCampuses: z.array(z.string()),
});
export type PolicyVersion = z.infer<typeof PolicyVersionSchema>;
export const PolicyLibraryQuerySchema = z.object({ all: z.stringbool().default(false), ...page });
export const PolicyVersionDetailSchema = PolicyVersionSchema.extend({
  document: documentSchema,
  /** Policies in force that build on an older version of this one. */
  behind: z.array(
    z.object({
      policyId: z.string(),
      version: z.string(),
      title: LocalizedTextSchema,
      /** What they name, `id@version`. */
      pinned: z.string(),
    }),
  ),
});
export type PolicyVersionDetail = z.infer<typeof PolicyVersionDetailSchema>;

/** One difference between two versions, by JSON pointer; lists whose items have an id or code are matched by it. */
const DifferenceSchema = z.object({
  path: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  /** Part of the document: clocks, routing, nature … */
  section: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export const ComparisonSchema = z.object({
  left: z.string(),
  right: z.string(),
  differences: z.array(DifferenceSchema),
});
export type Comparison = z.infer<typeof ComparisonSchema>;
/** `left` and `right`: `policyId@version` or `draft:<draftId>`. */
export const CompareQuerySchema = z.object({
  left: z.string().max(200),
  right: z.string().max(200),
});

const CalendarSummarySchema = z.object({
  calendarId: z.string(),
  /** What people call it; null = its id names it. */
  label: LocalizedTextSchema.nullable(),
  parent: z.string().nullable(),
  scope: CalendarScopeSchema,
  alwaysOpen: z.boolean(),
  source: z.string(),
  years: z.array(
    z.object({ year: z.number().int(), status: z.enum(['published', 'provisional']) }),
  ),
});
export const CalendarsSchema = z.object({
  items: z.array(CalendarSummarySchema),
  /** Years that are still missing or provisional although the hospital already promises dates in them. */
  missing: z.array(
    z.object({ calendarId: z.string(), year: z.number().int(), since: z.iso.date() }),
  ),
});
export type Calendars = z.infer<typeof CalendarsSchema>;
/** Every day of a year as it counts on this layer, with the layer that decided it. */
export const CalendarYearViewSchema = z.object({
  calendarId: z.string(),
  year: z.number().int(),
  status: z.enum(['published', 'provisional']),
  workingDays: z.number().int(),
  days: z.array(
    z.object({
      date: z.iso.date(),
      working: z.boolean(),
      /** Null for a day that only its weekday decides. */
      name: LocalizedTextSchema.nullable(),
      layer: z.string().nullable(),
    }),
  ),
});
export type CalendarYearView = z.infer<typeof CalendarYearViewSchema>;

export const WhatIfRequestSchema = z.strictObject({
  draftId: z.uuid(),
  against: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('samples') }),
    z.strictObject({
      kind: z.literal('cases'),
      receivedFrom: z.iso.date(),
      receivedTo: z.iso.date(),
    }),
  ]),
});
const tally = z.object({ key: z.string(), label: LocalizedTextSchema, count: z.number().int() });
export const WhatIfSchema = z.object({
  runId: z.uuid(),
  draftId: z.uuid(),
  against: WhatIfRequestSchema.shape.against,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  /** Cases whose decisions or due times change, in all. */
  changed: z.number().int(),
  /** Decisions that change, by kind: acceptance, nature, priority, routing, track, reportable. */
  decisions: z.array(tally),
  /** Due times that change, by clock; and clocks that would appear or vanish. */
  clocks: z.array(
    z.object({
      clockId: z.string(),
      label: LocalizedTextSchema,
      earlier: z.number().int(),
      later: z.number().int(),
      added: z.number().int(),
      removed: z.number().int(),
      /** Of the stopped clocks, how many were met in time as it was, and as it would have been. */
      metBefore: z.number().int(),
      metAfter: z.number().int(),
      stopped: z.number().int(),
    }),
  ),
});
export type WhatIf = z.infer<typeof WhatIfSchema>;
const WhatIfChangeSchema = z.object({
  /** Case number, or the id of a sample. */
  subject: z.string(),
  decisions: z.array(z.object({ kind: z.string(), before: z.string(), after: z.string() })),
  clocks: z.array(
    z.object({
      clockId: z.string(),
      label: LocalizedTextSchema,
      before: instant.nullable(),
      after: instant.nullable(),
    }),
  ),
});
export type WhatIfChange = z.infer<typeof WhatIfChangeSchema>;
export const WhatIfChangesQuerySchema = z.object(page);

/** A fact of the catalogue: the type of its value, who establishes it, and what people call it. */
const FactWordSchema = z.object({
  name: z.string(),
  type: z.enum(['boolean', 'number', 'code', 'codes', 'date', 'instant']),
  owner: z.enum(['adapter', 'triage', 'investigation', 'derived']),
  zh: z.string(),
  en: z.string(),
});
export type FactWord = z.infer<typeof FactWordSchema>;

/** What `GET /policies` answers: the documents in force, and of each binding the codes that forms offer. */
const CodedSchema = z.object({ code: z.string(), label: LocalizedTextSchema });
const SuggestionSchema = z.object({
  id: z.string(),
  category: z.string().nullable(),
  topics: z.array(z.string()),
  words: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
});
const ProblemTaxonomySchema = z.object({
  name: LocalizedTextSchema,
  domains: z.array(CodedSchema.extend({ problems: z.array(CodedSchema) })),
  severities: z.array(CodedSchema),
  harms: z.array(CodedSchema),
});
/** The policy of one binding with the codes that its forms offer. */
const BoundPolicySchema = z.object({
  campus: z.string().nullable(),
  department: z.string().nullable(),
  caseKind: z.string(),
  channel: z.string().nullable(),
  policies: z.array(PolicyRefSchema),
  title: LocalizedTextSchema,
  categories: z.array(CodedSchema),
  topics: z.array(z.string()),
  declineReasons: z.array(CodedSchema),
  supplements: z.array(z.string()),
  /** Levels of severity, gravest first. */
  severities: z.array(CodedSchema),
  /** What a complaint must state before it is accepted. */
  elements: z.array(z.string()),
  /** Reasons for which a signature may be waived; null where none is asked for. */
  signatureWaivers: z.array(z.string()).nullable(),
  natures: z.array(z.string()),
  tracks: z.array(CodedSchema),
  clocks: z.array(CodedSchema),
  /** Units and offices, by the name that the rules use. */
  units: z.array(CodedSchema),
  /** Dangers that are recognised in the words of a complaint. */
  dangers: z.array(CodedSchema).optional(),
  /** The taxonomy that issues are sorted by beside the categories; null where the policy names none. */
  problems: ProblemTaxonomySchema.nullable().optional(),
  /** Why it may come to complaints. */
  causes: z.array(CodedSchema).optional(),
  /** Words that suggest a category and topics. */
  suggestions: z.array(SuggestionSchema).optional(),
});
export const PoliciesViewSchema = z.object({
  documents: z.array(documentSchema),
  bindings: z.array(BoundPolicySchema),
  facts: z.array(FactWordSchema),
});
export type PoliciesView = z.infer<typeof PoliciesViewSchema>;

/** What the forms of the editor offer. */
const named = z.object({ name: z.string(), label: LocalizedTextSchema });
export const PolicyVocabularySchema = z.object({
  milestones: z.array(named),
  facts: z.array(FactWordSchema),
  /** Calendars that a policy may count on. */
  calendars: z.array(z.string()),
  /** Every key that a policy document may have, from its schema; `*` in a path is any item of a list or table. */
  fields: z.array(
    z.object({
      path: z.string(),
      kind: z.string(),
      label: LocalizedTextSchema,
      required: z.boolean(),
      choices: z.array(z.object({ value: z.string(), label: LocalizedTextSchema })).optional(),
    }),
  ),
});
export type PolicyVocabulary = z.infer<typeof PolicyVocabularySchema>;

/** The newest recalculation of open clocks after a calendar was published. */
const RecomputeRunSchema = z.object({
  runId: z.uuid(),
  calendarIds: z.array(z.string()),
  state: z.enum(['waiting', 'running', 'done']),
  done: z.number().int(),
  /** As it was estimated at the start; cases opened meanwhile are looked at too. */
  total: z.number().int(),
  /** Cases of which a clock moved, and in which a promise kept its time although the calendar would have moved it earlier. */
  moved: z.number().int(),
  kept: z.number().int(),
  /** Cases that could not be recalculated; the log of the service says why. */
  failed: z.number().int(),
  startedAt: instant,
  finishedAt: instant.nullable(),
});
export type RecomputeRun = z.infer<typeof RecomputeRunSchema>;
export const LastRecomputeSchema = z.object({ run: RecomputeRunSchema.nullable() });
export const DraftListSchema = pageOf(DraftSchema);
export const PolicyLibrarySchema = pageOf(PolicyVersionSchema);
export const WhatIfChangesSchema = pageOf(WhatIfChangeSchema);
