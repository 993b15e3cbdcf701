import type { approvals as chinese } from './approvals.zh-CN';

/** Sentences of the page of approvals. */
export const approvals = {
  approvalsTitle: 'Waiting for your approval',
  approvalsNone: 'Nothing waits for your approval.',
  approvalAbout: 'What you decide on',
  approvalGone: 'This was decided by another person, or is not yours to decide.',
  approvalPrevious: 'Previous',
  approvalNext: 'Next',
  approvalPlace: '{place} of {of}',
} as const satisfies Record<keyof typeof chinese, string>;
