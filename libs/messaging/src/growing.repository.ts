import type { GrowingTable } from '@tingsu/archive';
import type { SealedLog } from '@tingsu/record';

/** Tables of every service that only grow. Read models are built again from outboxes and their archives. */
export const GROWING_MESSAGING: readonly GrowingTable[] = [
  {
    table: 'outbox',
    keepMonths: 12,
    unfinished: 'exists (select from outbox_waiting w where w.position = t.position)',
  },
  { table: 'inbox_applied', keepMonths: 3 },
];

/** Logs of every service that are sealed. */
export const SEALED_MESSAGING: readonly SealedLog[] = [{ table: 'parked_decision', at: 'at' }];
