import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { instant } from '../instant.js';
import { state } from './state.js';

const part = {
  state,
  partId: z.uuid(),
  clockId: z.string(),
  department: z.string(),
};
/** Staff id of who asked. */
const askedBy = z.string().nullable();

export const CasePartAsked = defineEvent(
  'case.partAsked.v1',
  'A department was asked for its part of the answer',
  { ...part, dueAt: instant },
);
export const CasePartSigned = defineEvent(
  'case.partSigned.v1',
  'A named person of the department that assists took its part',
  { ...part, personId: z.string() },
);
export const CasePartReturned = defineEvent(
  'case.partReturned.v1',
  'A department returned its part as not its own',
  { ...part, askedBy },
);
export const CasePartSubmitted = defineEvent(
  'case.partSubmitted.v1',
  'A department that assists submitted its part',
  { ...part, askedBy },
);
