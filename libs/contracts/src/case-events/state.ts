import { CaseStateSchema } from '../vocabulary.js';

/** Every case event says which state it left the case in, so that a reader needs no state machine of its own. */
export const state = CaseStateSchema;
