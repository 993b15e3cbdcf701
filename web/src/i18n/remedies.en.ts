import type { remedies as chinese } from './remedies.zh-CN';

/** What is made good, and money. */
export const remedies = {
  fieldAmount: 'Amount',
  fieldRemedyDepartment: 'Department that does it (the leading one if left out)',
  fieldRemedyPlan: 'What is done, and how',
  fieldProof: 'What proves it (a file alone will do)',
  fieldCurrency: 'Currency',
  remediesTitle: 'What is made good',
  remedyBy: 'by {who}',
  remedyUntil: 'until {day}',
  remedyState_open: 'To be done',
  remedyState_waits: 'Waits for {who}',
  remedyState_done: 'Done',
  remedyState_rejected: 'Not approved',
  remedyState_waived: 'Dropped',
  remedyLate: 'Late',
  remedyApproved: 'Approved by {who}',
  remedyTotals: 'Promised {promised}, paid {paid}, still owed {open} ({currency})',
} as const satisfies Record<keyof typeof chinese, string>;
