import { z } from 'zod';
import { CountedSchema } from './case-list.js';
import { instant } from '../instant.js';

/** Asks the reader to say that he knows of a step of a clock; the command is `acknowledgeClock`. */
const acknowledge = z.object({ clockId: z.string(), stepId: z.string(), by: instant });

/** One of the notices that a message of several holds. */
export const BundledNoticeSchema = z.object({
  noticeId: z.uuid(),
  template: z.string(),
  title: z.string(),
  caseNo: z.string().nullable(),
  danger: z.boolean(),
  department: z.string().nullable(),
  dueAt: instant.nullable(),
  acknowledge: acknowledge.nullable(),
  /** What it asks for was done, or is no longer needed. */
  done: z.boolean(),
});

/** What a person was told at one moment: a notice, or several about steps of clocks that came together. */
export const NoticeViewSchema = z.object({
  noticeId: z.uuid(),
  at: instant,
  template: z.string(),
  title: z.string(),
  body: z.string(),
  caseNo: z.string().nullable(),
  /** The words of its case speak of a danger, and nobody has said that there is none. */
  danger: z.boolean(),
  readAt: instant.nullable(),
  acknowledge: acknowledge.nullable().optional(),
  /** Null for a notice of its own. Otherwise the first of them, what is open first; all at `/notices/{id}/cases`. */
  cases: z
    .object({
      total: z.number().int(),
      asked: z.number().int(),
      items: z.array(BundledNoticeSchema),
    })
    .nullable()
    .optional(),
  deliveries: z.array(
    z.object({
      medium: z.string(),
      state: z.string(),
      attempts: z.number().int(),
      /** When it goes out in one mail with others. */
      at: instant.optional(),
    }),
  ),
});

/** What still asks for something, what is for information, and what was read or done. */
export const NOTICE_PARTS = ['task', 'information', 'read'] as const;
export type NoticePart = (typeof NOTICE_PARTS)[number];

/**
 * How many messages are open: `count` asks for something and is the badge, `information` asks for nothing. One more than `MOST_COUNTED`
 * says that there are more than that.
 */
export const UnreadCountSchema = z.object({
  count: CountedSchema,
  information: CountedSchema,
});
export type UnreadCount = z.infer<typeof UnreadCountSchema>;
