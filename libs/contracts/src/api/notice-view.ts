import { z } from 'zod';
import { instant } from '../instant.js';

export const NoticeViewSchema = z.object({
  noticeId: z.uuid(),
  at: instant,
  template: z.string(),
  title: z.string(),
  body: z.string(),
  caseNo: z.string().nullable(),
  readAt: instant.nullable(),
  /** Asks the reader to say that he knows of a step of a clock; the command is `acknowledgeClock`. */
  acknowledge: z
    .object({ clockId: z.string(), stepId: z.string(), by: instant })
    .nullable()
    .optional(),
  deliveries: z.array(
    z.object({ medium: z.string(), state: z.string(), attempts: z.number().int() }),
  ),
});
