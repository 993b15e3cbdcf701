import type { GrowingTable } from '@tingsu/archive';

/** Who read cases, and what clocks did. The steps of a clock that runs are kept: they say what must not act again. */
export const GROWING_CASES: readonly GrowingTable[] = [
  { table: 'access_log', keepMonths: 60 },
  {
    table: 'clock_firing',
    keepMonths: 36,
    unfinished: `exists (select from clock k where k.tenant_id = t.tenant_id and k.case_id = t.case_id and k.clock_id = t.clock_id
      and k.generation = t.generation and k.state in ('running', 'paused'))`,
  },
];
