import type { GrowingTable } from '@tingsu/archive';

const ON_ITS_WAY = `('pending', 'sending', 'gathered')`;

export const GROWING_NOTIFICATIONS: readonly GrowingTable[] = [
  { table: 'delivery', keepMonths: 24, unfinished: `t.state in ${ON_ITS_WAY}` },
  {
    table: 'notice',
    keepMonths: 24,
    unfinished: `exists (select from delivery d where d.tenant_id = t.tenant_id and d.notice_id = coalesce(t.bundle_id, t.notice_id)
      and d.state in ${ON_ITS_WAY})`,
  },
];
