import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { INABILITIES } from '../vocabulary.js';
import { state } from './state.js';

/** The head of the department stays accountable. */
export const CaseHandlerChanged = defineEvent(
  'case.handlerChanged.v1',
  'The head of the leading department handed the work to one of its people',
  {
    state,
    department: z.string(),
    person: z.uuid(),
    /** Null where nobody handled it before. */
    previous: z.string().nullable(),
  },
);
/** What is to be done is among the words, a line a step. */
export const CaseWorkPlanned = defineEvent(
  'case.workPlanned.v1',
  'The leading department said what it will do, by whom and until when',
  {
    state,
    department: z.string(),
    steps: z.array(z.object({ person: z.uuid().nullable(), until: z.iso.date() })),
  },
);
export const CaseInabilityStated = defineEvent(
  'case.inabilityStated.v1',
  'The leading department stated why it cannot do what is asked',
  {
    state,
    department: z.string(),
    kind: z.enum(INABILITIES),
  },
);
