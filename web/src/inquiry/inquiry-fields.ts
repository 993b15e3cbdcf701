import type { CommandName } from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';
import { reason } from '../casepage/field-makers';

/** What is still to be found out. */
const TASK: CommandField = { name: 'taskId', text: 'fieldTask', kind: 'task' };

/** What is asked for about finding out what happened. */
export const INQUIRY_FIELDS = {
  verifyComplaint: [
    { name: 'finding', text: 'fieldVerified', kind: 'choice', table: 'verification' },
    { name: 'how', text: 'fieldVerifiedHow', kind: 'text', max: 2_000 },
    { name: 'result', text: 'fieldVerifiedResult', kind: 'text', max: 5_000 },
    { name: 'identityChecked', text: 'fieldIdentityChecked', kind: 'yesNo' },
    { name: 'repetitionChecked', text: 'fieldRepetitionChecked', kind: 'yesNo' },
  ],
  recordCalming: [
    { name: 'changed', text: 'fieldCalmed', kind: 'choices', table: 'calming' },
    { name: 'note', text: 'fieldNote', kind: 'text', max: 2_000 },
  ],
  planTask: [
    { name: 'kind', text: 'fieldTaskKind', kind: 'choice', table: 'inquiryTask' },
    {
      name: 'party',
      text: 'fieldTaskParty',
      kind: 'line',
      max: 200,
      when: { name: 'kind', is: ['outside'] },
    },
    { name: 'what', text: 'fieldTaskWhat', kind: 'text', max: 5_000 },
    {
      ...{ name: 'issueId', text: 'fieldTaskIssue', kind: 'issue' },
      ...{ optional: true, whereSeveral: true },
    },
    { name: 'person', text: 'fieldTaskPerson', kind: 'person', optional: true },
    { name: 'department', text: 'fieldTaskDepartment', kind: 'department', optional: true },
    { name: 'dueAt', text: 'fieldTaskDue', kind: 'instant' },
  ],
  reassignTask: [
    TASK,
    { name: 'person', text: 'fieldTaskPerson', kind: 'person', optional: true },
    { name: 'department', text: 'fieldTaskDepartment', kind: 'department', optional: true },
    { name: 'dueAt', text: 'fieldTaskNewDue', kind: 'instant', optional: true },
    reason(2_000),
  ],
  finishTask: [
    TASK,
    {
      name: 'happenedAt',
      text: 'fieldTaskWhen',
      kind: 'instant',
      ofTask: ['interview', 'on_site'],
    },
    {
      name: 'place',
      text: 'fieldTaskPlace',
      kind: 'line',
      max: 200,
      ofTask: ['interview', 'on_site'],
    },
    {
      name: 'witness',
      text: 'fieldTaskWitness',
      kind: 'person',
      optional: true,
      ofTask: ['interview'],
    },
    {
      name: 'whom',
      text: 'fieldTaskWhom',
      kind: 'line',
      max: 200,
      optional: true,
      ofTask: ['interview'],
    },
    {
      name: 'interviewer',
      text: 'fieldTaskInterviewer',
      kind: 'person',
      optional: true,
      ofTask: ['interview'],
    },
    { name: 'result', text: 'fieldTaskResult', kind: 'text', max: 20_000, optional: true },
    {
      name: 'signed',
      text: 'fieldTaskSigned',
      kind: 'choice',
      table: 'minutesSigned',
      ofTask: ['interview'],
    },
  ],
  dropTask: [TASK, reason(2_000)],
  stateUnavailable: [
    { name: 'slot', text: 'fieldUnavailable', kind: 'missingSlot' },
    { name: 'saidBy', text: 'fieldUnavailableBy', kind: 'line', max: 200 },
    reason(2_000),
  ],
  declareInterest: [
    { name: 'conflict', text: 'fieldConflict', kind: 'yesOrNo', table: 'yesOrNo' },
    {
      ...{ name: 'reason', text: 'fieldConflictReason', kind: 'text', max: 2_000 },
      when: { name: 'conflict', is: ['yes'] },
    },
  ],
  ruleInterest: [
    { name: 'person', text: 'fieldTaskPerson', kind: 'person' },
    { name: 'allowed', text: 'fieldConflictAllowed', kind: 'yesOrNo', table: 'yesOrNo' },
    reason(2_000),
  ],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_INQUIRY_RULE = {
  'evidence.not_missing': 'slot',
  'inquiry.reason_missing': 'reason',
  'task.due_past': 'dueAt',
  'task.happened_future': 'happenedAt',
  'task.happened_missing': 'happenedAt',
  'task.happened_too_early': 'happenedAt',
  'task.none_open': 'taskId',
  'task.not_yours': 'taskId',
  'task.party_missing': 'party',
  'task.place_missing': 'place',
  'task.result_missing': 'result',
  'task.same': 'person',
  'task.signed_missing': 'signed',
  'task.unknown': 'taskId',
  'task.who': 'person',
  'task.whom_missing': 'whom',
  'inquiry.conflict': 'person',
  'inquiry.excluded': 'person',
  'inquiry.respondent': 'person',
} as const satisfies Readonly<Record<string, string>>;
