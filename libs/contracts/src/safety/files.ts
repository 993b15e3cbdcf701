import { z } from 'zod';
import { filled } from '../api/shapes.js';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { LocalizedTextSchema } from '../vocabulary.js';
import { EMERGENCY_ACTS, EmergencyStateSchema, StartEmergencySchema } from './emergencies.js';
import {
  HELD_ACTS,
  MarkStateSchema,
  ProposeMarkSchema,
  ProposeRestrictionSchema,
  RestrictionStateSchema,
} from './held.js';
import { INCIDENT_ACTS, IncidentStateSchema, RaiseIncidentSchema } from './incidents.js';
import { MEDIA_ACTS, MediaStateSchema, WatchMediaSchema } from './media.js';
import { PathStateSchema } from './paths.js';

/** What is written down about the safety of people: each a file of its own, with or without a case. */
const SAFETY_SORTS = ['incident', 'path', 'emergency', 'media', 'restriction', 'mark'] as const;
export type SafetySort = (typeof SAFETY_SORTS)[number];

const SafetyStateSchema = z.discriminatedUnion('sort', [
  IncidentStateSchema,
  PathStateSchema,
  EmergencyStateSchema,
  MediaStateSchema,
  RestrictionStateSchema,
  MarkStateSchema,
]);
export type SafetyState = z.infer<typeof SafetyStateSchema>;

/** The id is chosen by who opens it, so that a press that is sent twice opens one file. */
export const OpenSafetyFileSchema = z.discriminatedUnion('sort', [
  RaiseIncidentSchema,
  StartEmergencySchema,
  WatchMediaSchema,
  ProposeRestrictionSchema,
  ProposeMarkSchema,
]);
export type OpenSafetyFile = z.infer<typeof OpenSafetyFileSchema>;

export const SafetyActSchema = z.discriminatedUnion('act', [
  ...INCIDENT_ACTS,
  ...EMERGENCY_ACTS,
  ...MEDIA_ACTS,
  ...HELD_ACTS,
  z.strictObject({ act: z.literal('note'), text: filled(5_000) }),
  z.strictObject({ act: z.literal('link'), caseNo: filled(40) }),
  z.strictObject({ act: z.literal('end'), text: filled(5_000) }),
]);
export type SafetyAct = z.infer<typeof SafetyActSchema>;
export type SafetyActName = SafetyAct['act'];

/** What has to be done by when, or the system says so to somebody. */
const SAFETY_DUES = ['acknowledge', 'look', 'review', 'appeal', 'expire'] as const;
export type SafetyDue = (typeof SAFETY_DUES)[number];

const NumberSchema = z.object({ label: LocalizedTextSchema, number: z.string() });
/** Steps of the policy for this kind of danger, and whom to call. */
const SafetyPathSchema = z.object({
  steps: z.array(
    z.object({
      id: z.string(),
      label: LocalizedTextSchema,
      /** Who takes it, as the policy names the unit. */
      owner: z.string().nullable(),
      /** When it was last asked for: what was done before counts for what was said before. */
      askedAt: instant.nullable().optional(),
      numbers: z.array(NumberSchema),
    }),
  ),
});
export type SafetyPath = z.infer<typeof SafetyPathSchema>;

const SafetyFileSchema = z.object({
  fileId: z.uuid(),
  sort: z.enum(SAFETY_SORTS),
  campus: z.string(),
  department: z.string().nullable(),
  caseNo: z.string().nullable(),
  /** Who opened it; null for who only learns that it is there. */
  raisedBy: z.uuid().nullable(),
  raisedAt: instant,
  endedAt: instant.nullable(),
  due: z.object({ what: z.enum(SAFETY_DUES), at: instant }).nullable(),
  /** Where it is, or what it is about, in a few words. */
  headline: z.string().nullable(),
  state: SafetyStateSchema,
  /** What the reader may do about it now. */
  may: z.array(z.string()),
});
export type SafetyFile = z.infer<typeof SafetyFileSchema>;
export const SafetyFilesSchema = pageOf(SafetyFileSchema);

const SafetyEntrySchema = z.object({
  version: z.int().positive(),
  at: instant,
  /** Null for what the system did. */
  by: z.uuid().nullable(),
  act: z.string(),
  facts: z.record(z.string(), z.unknown()),
  /** What people wrote; kept encrypted. */
  words: z.record(z.string(), z.string()),
});
export type SafetyEntry = z.infer<typeof SafetyEntrySchema>;

/** A file with its whole history, and the steps for it. Who only learns that it is there gets the steps alone. */
export const WholeSafetyFileSchema = SafetyFileSchema.extend({
  entries: z.array(SafetyEntrySchema),
  path: SafetyPathSchema,
});
export type WholeSafetyFile = z.infer<typeof WholeSafetyFileSchema>;

export const SafetyOfCaseSchema = z.object({ items: z.array(WholeSafetyFileSchema) });
export type SafetyOfCase = z.infer<typeof SafetyOfCaseSchema>;

export const SafetyQuerySchema = z.object({
  sort: z.enum(SAFETY_SORTS),
  list: z.enum(['open', 'ended']).default('open'),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: CursorParameterSchema,
});
export type SafetyQuery = z.infer<typeof SafetyQuerySchema>;
