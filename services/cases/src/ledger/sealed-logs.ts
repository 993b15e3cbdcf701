import type { SealedLog } from '@tingsu/record';

/** What cases only adds to: the record of each case with the sealed words in it, who read it, and what was decided and published. */
export const SEALED_CASES: readonly SealedLog[] = [
  { table: 'case_log', at: 'at' },
  { table: 'case_text' },
  { table: 'access_log', at: 'at' },
  { table: 'clock_firing', at: 'fired_at' },
  { table: 'policy_log', at: 'at' },
  { table: 'policy_version' },
  { table: 'policy_activation' },
  { table: 'binding_set' },
  { table: 'calendar_version' },
  { table: 'committee_change', at: 'changed_at' },
  { table: 'accountability_entry' },
  { table: 'accountability_decision' },
  { table: 'accountability_service' },
  { table: 'improvement_log' },
  { table: 'safety_entry' },
  { table: 'learning_record', but: ['latest'] },
  { table: 'reading_confirmation' },
  { table: 'staff_reward' },
];
