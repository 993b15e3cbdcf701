import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { state } from './state.js';

/** One person of the complaint centre answers for the case from here on, whoever does the single steps. */
export const CaseOwnerChanged = defineEvent(
  'case.ownerChanged.v1',
  'Another person of the complaint centre owns the case',
  {
    state,
    owner: z.uuid(),
    /** Null where no one owned it before. */
    previous: z.uuid().nullable(),
  },
);
export type CaseOwnerChanged = EventOf<typeof CaseOwnerChanged>;
