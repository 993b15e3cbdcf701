import { z } from 'zod';
import { DEGREES } from './accountability.js';
import { defineEvent, type EventOf } from './define-event.js';
import { instant } from './instant.js';

/** A matter of accountability (aggregate id = matter id). Nobody is named, and no amount: who may know reads it in cases. */
const matter = {
  caseNo: z.string(),
  campus: z.string(),
  department: z.string(),
  degree: z.enum(DEGREES).nullable(),
  /** What its lines are: fine, points, outcome … */
  kinds: z.array(z.string()),
  /** The department that keeps the files of the staff; null where the policy names none. */
  personnel: z.string().nullable(),
};

export const AccountabilityProposed = defineEvent(
  'accountability.proposed.v1',
  'Somebody proposed to hold people of a department responsible',
  matter,
);
export type AccountabilityProposed = EventOf<typeof AccountabilityProposed>;

export const AccountabilityAgreed = defineEvent(
  'accountability.agreed.v1',
  'The first of two deciders agreed to a proposal',
  matter,
);
export type AccountabilityAgreed = EventOf<typeof AccountabilityAgreed>;

export const AccountabilityDecided = defineEvent(
  'accountability.decided.v1',
  'A proposal was decided by two people, or decided again after an appeal',
  {
    ...matter,
    afterAppeal: z.boolean(),
    /** Staff ids of those who are to be informed of it. */
    concerned: z.array(z.string()),
    /** Number and hash of what was decided. */
    paper: z.object({ number: z.string().nullable(), sha256: z.string() }).optional(),
  },
);
export type AccountabilityDecided = EventOf<typeof AccountabilityDecided>;

export const AccountabilityServed = defineEvent(
  'accountability.served.v1',
  'A decision was served on somebody it is about',
  { ...matter, appealUntil: instant.nullable() },
);
export type AccountabilityServed = EventOf<typeof AccountabilityServed>;

export const AccountabilityAppealed = defineEvent(
  'accountability.appealed.v1',
  'Somebody concerned appealed: nothing is executed until that is decided',
  matter,
);
export type AccountabilityAppealed = EventOf<typeof AccountabilityAppealed>;

export const AccountabilityExecuted = defineEvent(
  'accountability.executed.v1',
  'Personnel carried a decision out',
  matter,
);
export type AccountabilityExecuted = EventOf<typeof AccountabilityExecuted>;

export const AccountabilityClosed = defineEvent(
  'accountability.closed.v1',
  'A matter was closed: carried out, or dropped before it was decided',
  { ...matter, dropped: z.boolean() },
);
export type AccountabilityClosed = EventOf<typeof AccountabilityClosed>;
