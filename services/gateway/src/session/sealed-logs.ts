import type { SealedLog } from '@tingsu/record';

/** What the gateway only adds to: who signed in, and what was done to accounts. */
export const SEALED_GATEWAY: readonly SealedLog[] = [
  { table: 'administration_log', at: 'at' },
  { table: 'sign_in_log', at: 'at', keptDays: 365 },
];
