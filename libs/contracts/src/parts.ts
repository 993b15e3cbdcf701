import { z } from 'zod';
import { instant } from './instant.js';

/** What a department that assists was asked for, with a time of its own. Question and answer are words of the log. */
export const PartSchema = z.object({
  partId: z.uuid(),
  /** The clock that watches it. */
  clockId: z.string(),
  department: z.string(),
  askedAt: instant,
  /** Staff id. */
  askedBy: z.string().nullable(),
  dueAt: instant,
  signedBy: z.string().nullable(),
  signedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  submittedAt: instant.nullable(),
});
export type Part = z.infer<typeof PartSchema>;

/** Neither submitted nor returned: the department still owes it. */
export const isOpenPart = ({
  returnedAt,
  submittedAt,
}: Pick<Part, 'returnedAt' | 'submittedAt'>): boolean =>
  returnedAt === null && submittedAt === null;
