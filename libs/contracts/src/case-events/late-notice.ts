import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { instant } from '../instant.js';
import { LocalizedTextSchema } from '../vocabulary.js';
import { state } from './state.js';

/** The complaint itself is registered with intake, under a number of its own. */
export const CaseLateNoticeComplained = defineEvent(
  'case.lateNoticeComplained.v1',
  'A department complains that the complainant was not told in time',
  {
    state,
    clockId: z.string(),
    label: LocalizedTextSchema,
    dueAt: instant,
    /** The department that complains. */
    department: z.string(),
    /** The department that had to tell the complainant; null where none answers for the unit that the policy names. */
    against: z.string().nullable(),
  },
);
export type CaseLateNoticeComplained = EventOf<typeof CaseLateNoticeComplained>;
