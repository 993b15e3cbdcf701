import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import {
  CaseKindSchema,
  CaseStateSchema,
  ChannelSchema,
  LocalizedTextSchema,
  RelationSchema,
  SIGNATURE_STATES,
} from '../vocabulary.js';

/** A year and the day on which it is looked back upon. */
export const MOST_REGISTER_DAYS = 366;

const code = z.string().min(1).max(100);
const Filters = {
  /** All campuses that the reader may see, unless one is named. */
  campus: code.optional(),
  /** Days of receipt where the hospital is, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  channel: ChannelSchema.optional(),
  /** The department that handles it; before one does, the one that was named. */
  department: code.optional(),
  state: CaseStateSchema.optional(),
  kind: CaseKindSchema.optional(),
};

export const RegisterQuerySchema = z.object({
  ...Filters,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: CursorParameterSchema,
});
export type RegisterQuery = z.infer<typeof RegisterQuerySchema>;
/** Which complaints of the register. */
export type RegisterFilters = Omit<RegisterQuery, 'limit' | 'cursor'>;

/** What a case says in words of how the complaint was handled; null for what nobody wrote or the reader does not read. */
const HandlingSchema = z.object({
  /** What the department found. */
  findings: z.string().nullable(),
  /** The opinion on the outcome. */
  opinion: z.string().nullable(),
  /** What the leader said who approved it. */
  leaderNote: z.string().nullable(),
  /** What is to become better. */
  measures: z.string().nullable(),
  /** What the complainant was answered. */
  answer: z.string().nullable(),
});
export type RegisterHandling = z.infer<typeof HandlingSchema>;

/** Cases of which the gateway asks at once. */
export const MOST_REGISTER_CASES = 100;
export const RegisterHandlingRequestSchema = z.strictObject({
  caseNos: z.array(z.string().max(40)).min(1).max(MOST_REGISTER_CASES),
});
/** Of those cases that the reader sees. */
export const RegisterHandlingAnswerSchema = z.object({
  items: z.array(HandlingSchema.extend({ caseNo: z.string() })),
});
export type RegisterHandlingAnswer = z.infer<typeof RegisterHandlingAnswerSchema>;

/** One complaint in the register. What is null was not said, or is of a class of fields that the reader does not see. */
const RegisterEntrySchema = z.object({
  /** Counted from 1 through the period, over what the reader may see. */
  nr: z.number().int().positive(),
  complaintNo: z.string(),
  /** Null until its case is open. */
  caseNo: z.string().nullable(),
  campus: z.string(),
  receivedAt: instant,
  channel: ChannelSchema,
  kind: CaseKindSchema,
  state: CaseStateSchema,
  department: z.string().nullable(),
  answeredAt: instant.nullable(),
  anonymous: z.boolean(),
  /** Masked, like everything that names a person. */
  name: z.string().nullable(),
  contact: z.string().nullable(),
  relation: RelationSchema.nullable(),
  patient: z.string().nullable(),
  facts: z.string().nullable(),
  demand: z.string().nullable(),
  reasons: z.string().nullable(),
  occurredAt: instant.nullable(),
  place: z.string().nullable(),
  respondents: z
    .object({
      units: z.array(z.string()),
      persons: z.array(z.uuid()),
      others: z.string().nullable(),
    })
    .nullable(),
  restated: z.boolean(),
  signature: z.enum(SIGNATURE_STATES).nullable(),
  files: z.number().int().nullable(),
  /** What settled it where it was made. */
  result: z.string().nullable(),
  dueDates: z.array(z.object({ label: LocalizedTextSchema, dueAt: instant })),
  /** Left out while there is no case that the reader sees. */
  handling: HandlingSchema.optional(),
});
export type RegisterEntry = z.infer<typeof RegisterEntrySchema>;

/** A page of the register, oldest receipt first, with the columns that the policy of the campus names. */
export const RegisterPageSchema = pageOf(RegisterEntrySchema).extend({
  /** What the policy calls it; null for the name of the product. */
  title: LocalizedTextSchema.nullable(),
  columns: z.array(z.string()),
});
export type RegisterPage = z.infer<typeof RegisterPageSchema>;

/** A file for a spreadsheet. */
const REGISTER_FORMATS = ['xlsx', 'csv'] as const;

export const RegisterExportRequestSchema = z.strictObject({
  ...Filters,
  format: z.enum(REGISTER_FORMATS),
  /** The language of the words in it. */
  language: z.enum(['zh-CN', 'en']),
});
export type RegisterExportRequest = z.infer<typeof RegisterExportRequestSchema>;

/** A file of the register that a person asked for, and how far it is written. */
export const RegisterExportSchema = z.object({
  exportId: z.uuid(),
  format: z.enum(REGISTER_FORMATS),
  state: z.enum(['running', 'done', 'cancelled']),
  /** Complaints written so far, and how many there were when it was asked for, seen by the reader or not. */
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** When it last went on; long ago while it runs means that the download broke off. */
  movedAt: instant,
});
export type RegisterExport = z.infer<typeof RegisterExportSchema>;

/** What goes into a file next, for the gateway that writes it. */
export const RegisterExportPageSchema = RegisterPageSchema.extend({
  request: RegisterExportRequestSchema,
});
export type RegisterExportPage = z.infer<typeof RegisterExportPageSchema>;
