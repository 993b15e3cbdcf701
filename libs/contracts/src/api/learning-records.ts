import { z } from 'zod';
import { instant } from '../instant.js';
import { LOOP_STANDS } from '../loops.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { LoopScopeFields } from './loops.js';
import { filled } from './shapes.js';

/** Inspections on the spot (巡查), analysis meetings (投诉分析会), trainings (培训). */
const LEARNING_KINDS = ['inspection', 'meeting', 'training'] as const;
export type LearningKind = (typeof LEARNING_KINDS)[number];

/** What an analysis meeting reviewed: a period, cases, and the causes that it saw in them. What it decided to do are its actions. */
const MinutesSchema = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  caseNos: z.array(z.string().min(1).max(30)).max(50),
  /** Codes of the policy. */
  causes: z.array(z.string().min(1).max(60)).max(20),
});

/** Planned by a day; with `heldOn` it took place, and `text` says what was found, decided or taught. `version` is what was read; 0 = new. */
export const WriteRecordSchema = z.strictObject({
  version: z.number().int().min(0),
  kind: z.enum(LEARNING_KINDS),
  department: z.string().min(1).max(60),
  title: filled(120),
  plannedOn: z.iso.date(),
  heldOn: z.iso.date().nullable(),
  text: z.string().max(10_000),
  /** Who took part, of the staff. */
  people: z.array(z.uuid()).max(300),
  /** Of a meeting alone. */
  minutes: MinutesSchema.nullable().optional(),
});
export type WriteRecord = z.infer<typeof WriteRecordSchema>;

const LearningRecordSchema = z.object({
  recordId: z.uuid(),
  version: z.number().int(),
  kind: z.enum(LEARNING_KINDS),
  campus: z.string(),
  department: z.string(),
  title: z.string(),
  plannedOn: z.iso.date(),
  heldOn: z.iso.date().nullable(),
  text: z.string(),
  people: z.array(z.uuid()),
  /** Of its cases those that the reader may see. */
  minutes: MinutesSchema.nullable(),
  writtenBy: z.uuid(),
  writtenAt: instant,
  /** Improvement actions that came of it. */
  actionIds: z.array(z.uuid()),
  mayWrite: z.boolean(),
});
export type LearningRecord = z.infer<typeof LearningRecordSchema>;
export const OneRecordSchema = LearningRecordSchema;
export const LearningRecordsSchema = pageOf(LearningRecordSchema);

export const LearningRecordQuerySchema = z.object({
  ...LoopScopeFields,
  kind: z.enum(LEARNING_KINDS),
  /** All of them, or those that stand so. */
  list: z.enum(LOOP_STANDS).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: CursorParameterSchema,
});
export type LearningRecordQuery = z.infer<typeof LearningRecordQuerySchema>;
