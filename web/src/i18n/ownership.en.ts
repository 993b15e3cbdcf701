import type { ownership as chinese } from './ownership.zh-CN';

/** Who owns a case, what each role has to do, and how work is spread. */
export const ownership = {
  navApprovals: 'Approvals',
  navSupervise: 'Supervision',
  caseOwner: 'Owner',
  fieldOwner: 'Owner',
  noOwner: 'No owner',
  ownerLoad: '{name} · {open} open · {dueSoon} due within 24 hours · {overdue} overdue',
  viewMine: 'Mine',
  viewToTriage: 'To triage',
  viewToSign: 'To sign for',
  viewStatementsOwed: 'Statements owed',
  viewToApprove: 'To approve',
  viewUnassigned: 'No owner',
  viewHotline: 'From 12345',
  viewCallBackToday: 'Calls today',
  nextMine: 'You own no open case. Take one over from “To triage” or “No owner”.',
  nextToTriage: 'No new complaint waits for triage.',
  nextToAccept: 'No complaint waits to be accepted.',
  nextToDispatch: 'Every accepted complaint has been sent to a department.',
  nextToSign: 'No complaint waits for your department to sign.',
  nextStatementsOwed: 'Your department owes no statement.',
  nextToApprove: 'No opinion and no extension waits for approval.',
  nextUnassigned: 'Every open complaint has an owner.',
  nextCallBackToday: 'There is no call-back to make today.',
  emptyGoTo: 'See “{view}” ({number})',
} as const satisfies Record<keyof typeof chinese, string>;
