import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { LoopScopeFields } from './loops.js';
import { filled } from './shapes.js';

const code = z.string().min(1).max(60);
const LESSON_STATES = ['draft', 'published', 'withdrawn'] as const;

/** A typical case (典型案例): what others can learn from, without anybody in it. `version` is that of the draft that was read; 0 = new. */
export const WriteLessonSchema = z.strictObject({
  version: z.number().int().min(0),
  title: filled(80),
  text: filled(10_000),
  category: code.nullable(),
  causes: z.array(code).max(10),
});
export type WriteLesson = z.infer<typeof WriteLessonSchema>;

const LessonSchema = z.object({
  lessonId: z.uuid(),
  version: z.number().int(),
  state: z.enum(LESSON_STATES),
  title: z.string(),
  text: z.string(),
  category: z.string().nullable(),
  causes: z.array(z.string()),
  writtenBy: z.uuid(),
  writtenAt: instant,
  publishedBy: z.uuid().nullable(),
  publishedAt: instant.nullable(),
  mayWrite: z.boolean(),
  mayPublish: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type Lesson = z.infer<typeof LessonSchema>;
export const OneLessonSchema = LessonSchema;
export const LessonsSchema = pageOf(LessonSchema);

export const LessonQuerySchema = z.object({
  ...LoopScopeFields,
  list: z.enum(LESSON_STATES).default('published'),
  /** Words of the title or the text. */
  q: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: CursorParameterSchema,
});
export type LessonQuery = z.infer<typeof LessonQuerySchema>;

export const PublishLessonSchema = z.strictObject({ version: z.number().int().positive() });

/** A draft out of a case: its opinion without numbers and without names of staff. A person takes out what is left. */
export const LessonFromCaseSchema = z.object({
  text: z.string(),
  category: z.string().nullable(),
  causes: z.array(z.string()),
});
export type LessonFromCase = z.infer<typeof LessonFromCaseSchema>;
