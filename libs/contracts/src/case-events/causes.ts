import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { state } from './state.js';

export const CaseCausesRecorded = defineEvent(
  'case.causesRecorded.v1',
  'It was recorded why it came to the complaint',
  {
    state,
    /** The issue that they are about; left out when they are about the whole case. */
    issueId: z.string().optional(),
    /** Codes of the policy: all of them, those of before are replaced. */
    causes: z.array(z.string()),
  },
);
