import type { department as chinese } from './department.zh-CN';

/** The department's side: parts, plan of work, delegation, urging. */
export const department = {
  fieldPartDue: 'Answer wanted by',
  fieldPartQuestion: 'Question to the department',
  fieldPart: 'Answer of your department',
  partsTitle: 'Parts of assisting departments',
  partsOwed: 'Still to come: {number} ({names})',
  partsComplete: 'All have answered.',
  partDue: 'Wanted by {at}',
  partLate: 'Late',
  partSignedBy: 'Signed for by {name}',
  fieldUrged: 'Department (the lead if left out)',
  fieldDemand: 'What is wanted',
  fieldUrgeAnswer: 'Answer to the urge',
  urgesTitle: 'Urged',
  urgesCount: '{department}: {number} times, {open} not answered',
  badgeUrged: 'Urged {number}',
  badgeUrgedWhy: 'Urged by the complaint office; not answered: {number}',
} as const satisfies Record<keyof typeof chinese, string>;
