import { z } from 'zod';
import { instant } from './instant.js';
import { INQUIRY_TASKS, MINUTES_SIGNED } from './vocabulary.js';

/** Something that has to be found out: a task with an owner, a limit of its own, and a result. Its words are words of the log. */
const InquiryTaskSchema = z.object({
  taskId: z.uuid(),
  /** The clock that watches it. */
  clockId: z.string(),
  kind: z.enum(INQUIRY_TASKS),
  /** Who finds it out: a person, or a department. */
  person: z.string().nullable(),
  department: z.string().nullable(),
  plannedAt: instant,
  plannedBy: z.string().nullable(),
  /** The issue that it is about; missing for the matter as a whole. */
  issueId: z.string().optional(),
  dueAt: instant,
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
  droppedAt: instant.nullable(),
  /** When it was done on site, or the interview took place. */
  happenedAt: instant.optional(),
  /** Of an interview: who was asked, as far as the directory knows, who asked, and whether the minutes were signed. */
  witness: z.string().optional(),
  interviewer: z.string().optional(),
  signed: z.enum(MINUTES_SIGNED).optional(),
});
export type InquiryTask = z.infer<typeof InquiryTaskSchema>;

/** What an investigator said about his own interests, and what the head of the centre decided about a conflict. */
const InterestSchema = z.object({
  person: z.string(),
  /** Missing where a conflict was found without a declaration. */
  conflict: z.boolean().optional(),
  declaredAt: instant.optional(),
  allowed: z.boolean().optional(),
  ruledBy: z.string().optional(),
});
export type Interest = z.infer<typeof InterestSchema>;

/** The investigation of a case, as its events left it. */
const InquirySchema = z.object({
  tasks: z.array(InquiryTaskSchema),
  interests: z.array(InterestSchema),
});
export type Inquiry = z.infer<typeof InquirySchema>;

/** What was written about a task, shown with it: departments read their own tasks and nothing else of the investigation. */
const TaskWordsSchema = z.object({
  what: z.string().optional(),
  party: z.string().optional(),
  place: z.string().optional(),
  whom: z.string().optional(),
  result: z.string().optional(),
  reason: z.string().optional(),
});
export const InquiryViewSchema = InquirySchema.extend({
  tasks: z.array(InquiryTaskSchema.extend({ words: TaskWordsSchema })),
});
export type InquiryView = z.infer<typeof InquiryViewSchema>;

export const isOpenTask = ({
  doneAt,
  droppedAt,
}: Pick<InquiryTask, 'doneAt' | 'droppedAt'>): boolean => doneAt === null && droppedAt === null;
