import type { RevealClass } from './access-table.js';

/** What can be shown unmasked for a reason, and corrected by who may see it so, with the class of fields it belongs to. */
export const REVEALED_FIELDS = {
  name: 'identity',
  phone: 'contact',
  email: 'contact',
  address: 'contact',
  patientName: 'identity',
  recordNo: 'identity',
  visitNo: 'identity',
} as const satisfies Record<string, RevealClass>;
export type RevealedField = keyof typeof REVEALED_FIELDS;
export const REVEALED_FIELD_NAMES = Object.keys(REVEALED_FIELDS) as readonly RevealedField[];

/** Reasons that are chosen instead of written. Any other text of four characters or more is a reason too. */
export const REVEAL_REASONS = ['call_back', 'send_answer', 'verify_identity'] as const;
