import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { LoopScopeFields } from './loops.js';
import { filled } from './shapes.js';

/** Something that people have to read, and say that they have (学习确认): a typical case, or a rule by its name. The id is the caller's. */
export const AskReadingSchema = z.strictObject({
  readingId: z.uuid(),
  title: filled(120),
  lessonId: z.uuid().nullable(),
  /** Whose people; empty = everybody. */
  departments: z.array(z.string().min(1).max(60)).max(100),
  dueOn: z.iso.date(),
});
export type AskReading = z.infer<typeof AskReadingSchema>;

const ReadingSchema = z.object({
  readingId: z.uuid(),
  title: z.string(),
  lessonId: z.uuid().nullable(),
  departments: z.array(z.string()),
  dueAt: instant,
  askedBy: z.uuid(),
  askedAt: instant,
  /** When the reader confirmed it. */
  confirmedAt: instant.nullable(),
  /** Whether the reader is one of those who have to. */
  mine: z.boolean(),
  /** How many have to, and have; null for those who only read it themselves. */
  progress: z.object({ must: z.number().int(), have: z.number().int() }).nullable(),
});
export type StaffReading = z.infer<typeof ReadingSchema>;
export const ReadingsSchema = pageOf(ReadingSchema);

export const READING_LISTS = ['open', 'overdue', 'closed'] as const;
export type ReadingList = (typeof READING_LISTS)[number];
export const ReadingQuerySchema = z.object({
  ...LoopScopeFields,
  /** All of them; not yet read by everyone who was told; of these, not in time; read by all. */
  list: z.enum(READING_LISTS).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: CursorParameterSchema,
});
export type ReadingQuery = z.infer<typeof ReadingQuerySchema>;

/** Who has to read it: when they confirmed, and whether they are late. */
export const ReadersSchema = z.object({
  items: z.array(
    z.object({ personId: z.uuid(), confirmedAt: instant.nullable(), late: z.boolean() }),
  ),
});
export type Readers = z.infer<typeof ReadersSchema>;
