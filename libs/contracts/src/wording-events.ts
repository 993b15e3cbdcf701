import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';
import { instant } from './instant.js';

/** As many words as of one complaint are compared. */
export const MOST_WORD_MARKS = 64;

const mark = z.number().int();

/**
 * Words of complaints as keyed marks, by which complaints that resemble each other are counted (aggregate id = a batch). Who has no key of
 * intake learns from a mark only that two complaints share a word.
 */
export const WordingMarked = defineEvent(
  'wording.marked.v1',
  'Complaints were given marks of their words, so that those alike can be counted',
  {
    /** Of the key: marks of different keys have nothing in common. */
    epoch: z.number().int().nonnegative(),
    complaints: z.array(
      z.object({
        complaintId: z.uuid(),
        campus: z.string(),
        receivedAt: instant,
        words: z.array(mark).max(MOST_WORD_MARKS),
        /** Of the phone number, so that one person who complains often is counted once; null where none is known. */
        person: mark.nullable(),
      }),
    ),
  },
);
export type WordingMarked = EventOf<typeof WordingMarked>;
