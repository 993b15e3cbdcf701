import type { found as chinese } from './call-backs-found.zh-CN';

/** Sentences of what call-backs found. `{name}` marks a value. */
export const found = {
  foundTitle: 'What call-backs found',
  foundDefinition:
    'Cases by the time of receipt; one in which several calls found the same counts once. Choose a number to open its list.',
  foundBy: 'Counted by',
  foundByDepartment: 'Leading department',
  foundByMonth: 'Month of receipt',
  foundByPlan: 'Plan of call-backs',
  foundAll: 'All',
  foundNone: 'No call-back was made yet for the cases received in this time.',
} satisfies Record<keyof typeof chinese, string>;
