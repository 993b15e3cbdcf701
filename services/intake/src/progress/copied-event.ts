import type { CaseStateName, Envelope } from '@tingsu/contracts';

/** Any event of a case: each says which state it left the case in. */
export type CaseEvent = Envelope & { readonly data: { readonly state: CaseStateName } };
