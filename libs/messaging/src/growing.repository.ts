import type { GrowingTable } from '@tingsu/archive';

/** Tables of every service that only grow. Read models are built again from outboxes and their archives. */
export const GROWING_MESSAGING: readonly GrowingTable[] = [
  {
    table: 'outbox',
    keepMonths: 12,
    unfinished: 'exists (select from outbox_waiting w where w.position = t.position)',
  },
  { table: 'inbox_applied', keepMonths: 3 },
];
