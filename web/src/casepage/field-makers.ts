import type { CommandField } from './command-field';

export const note = (max: number): CommandField => ({
  name: 'note',
  text: 'fieldNote',
  kind: 'text',
  max,
  optional: true,
});

export const reason = (max: number, optional = false): CommandField => ({
  name: 'reason',
  text: 'fieldReason',
  kind: 'text',
  max,
  optional,
});

export const clock = (of: 'extend' | 'agree' | 'complain' | 'requested'): CommandField => ({
  name: 'clockId',
  text: 'fieldClock',
  kind: 'clock',
  of,
});

export const remedy = (of: 'decide' | 'carryOut' | 'open'): CommandField => ({
  name: 'remedyId',
  text: 'fieldRemedy',
  kind: 'remedy',
  of,
});

export const issue: CommandField = { name: 'issueId', text: 'fieldIssue', kind: 'issue' };
