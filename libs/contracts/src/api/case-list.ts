import { z } from 'zod';
import { CursorParameterSchema } from '../paging.js';
import {
  CALLED_BACK,
  CaseKindSchema,
  CaseStateSchema,
  ChannelSchema,
  LocalizedTextSchema,
  PRIORITIES,
} from '../vocabulary.js';
import { instant } from '../instant.js';
import { MOST_COUNTED } from '../without-schemas.js';

export const CaseSummarySchema = z.object({
  caseNo: z.string(),
  complaintNo: z.string(),
  state: CaseStateSchema,
  version: z.number().int(),
  campus: z.string(),
  channel: ChannelSchema,
  caseKind: CaseKindSchema,
  category: z.string().nullable(),
  /** Null where a judgement about the complainant decided it and the reader may not see judgements. */
  nature: z.string().nullable(),
  priority: z.enum(PRIORITIES),
  /** Its words speak of a danger, and nobody has said that there is none. */
  danger: z.boolean(),
  leadDepartment: z.string().nullable(),
  /** Who of the complaint centre answers for the case. */
  owner: z.uuid().nullable(),
  /** Who of the leading department handles it. */
  assignee: z.uuid().nullable(),
  /** How often departments were pressed for their work and have not answered. */
  urged: z.number().int().nonnegative(),
  /** When the complainant is to be called again, as the last logged call says. */
  nextCallAt: instant.nullable().optional(),
  /** Messages of the complainant that no officer answered or marked as read. */
  unread: z.number().int().nonnegative(),
  receivedAt: instant,
  nextClock: z
    .object({
      clockId: z.string(),
      label: LocalizedTextSchema,
      dueAt: instant,
      provisional: z.boolean(),
      paused: z.boolean(),
    })
    .nullable(),
  breached: z.boolean(),
  /** By the reader. */
  watched: z.boolean(),
});
export type CaseSummary = z.infer<typeof CaseSummarySchema>;

/** A number of cases; one more than `MOST_COUNTED` says that there are more than that. */
export const CountedSchema = z
  .number()
  .int()
  .max(MOST_COUNTED + 1);

export const CaseListSchema = z.object({
  items: z.array(CaseSummarySchema),
  nextCursor: z.string().nullable(),
  /** How many there are on all pages; null on every page but the first. */
  total: CountedSchema.nullable(),
  serverTime: instant,
});

/** Views of the work list that the product brings. */
export const CASE_VIEWS = [
  'all',
  'open',
  'due_today',
  'overdue',
  'mine',
  'to_triage',
  'to_accept',
  'to_dispatch',
  'to_sign',
  'statements_owed',
  'my_tasks',
  'to_approve',
  'unassigned',
  'unacknowledged',
  'returned',
  'reopened',
  'new_messages',
  'not_told',
  'hotline_12345',
  'call_back_today',
  'follow_up',
  'watched',
  'closed',
] as const;

/** Only the views of the reader's roles. */
export const CaseCountsSchema = z.partialRecord(z.enum(CASE_VIEWS), CountedSchema);

/** One code; a list of codes is not taken, so that each filter is one key of an index. */
const code = z.string().min(1).max(100);

/** A department or a member of staff complained of, as lists ask for them: `unit:main.ward`, `person:0190…`. */
export const RespondentSchema = z
  .string()
  .regex(/^(unit:[a-z0-9][a-z0-9_.-]{0,99}|person:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i);

/** Filters of the work list. `view` is one of those that the product brings; the rest narrows it. */
export const CaseQuerySchema = z.object({
  view: z.enum(CASE_VIEWS).default('open'),
  campus: code.optional(),
  department: code.optional(),
  /** Of a person, of the reader (and whom he acts for), or of no one. */
  owner: z.union([z.enum(['me', 'none']), z.uuid()]).optional(),
  category: code.optional(),
  channel: ChannelSchema.optional(),
  caseKind: CaseKindSchema.optional(),
  state: CaseStateSchema.optional(),
  nature: code.optional(),
  priority: z.enum(PRIORITIES).optional(),
  /** Cases in which a call-back found this. */
  calledBack: z.enum(CALLED_BACK).optional(),
  /** Cases that complain of this department or member of staff, of those in which the reader is shown who is complained of. */
  respondent: RespondentSchema.optional(),
  q: z.string().trim().max(100).optional(),
  /** Days of receipt in the hospital's time zone, both included. */
  receivedFrom: z.iso.date().optional(),
  receivedTo: z.iso.date().optional(),
  sort: z.enum(['next_due', 'received']).default('next_due'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: CursorParameterSchema,
});
