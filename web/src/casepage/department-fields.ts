import type { CommandName } from '@tingsu/contracts';
import type { CommandField } from './command-field';
import { reason } from './field-makers';

/** What is asked for about the work of departments. */
export const DEPARTMENT_FIELDS = {
  signFor: [],
  returnTicket: [reason(1_000)],
  submitPackage: [
    { name: 'statement', text: 'fieldStatement', kind: 'text', max: 20_000 },
    { name: 'preliminaryLiability', text: 'fieldLiability', kind: 'text', max: 5_000 },
    { name: 'preliminaryOpinion', text: 'fieldPreliminaryOpinion', kind: 'text', max: 5_000 },
  ],
  delegate: [
    { name: 'person', text: 'fieldHandler', kind: 'colleague' },
    { name: 'reason', text: 'fieldHandlerReason', kind: 'text', max: 1_000, optional: true },
  ],
  planWork: [{ name: 'steps', text: 'fieldSteps', kind: 'steps' }],
  stateInability: [
    { name: 'kind', text: 'fieldInability', kind: 'choice', table: 'inability' },
    reason(5_000),
  ],
  decideUnit: [
    { name: 'department', text: 'fieldDepartment', kind: 'department' },
    reason(2_000, true),
  ],
  escalate: [
    { name: 'matter', text: 'fieldEscalated', kind: 'choice', table: 'escalatedMatter' },
    reason(5_000, true),
  ],
  takeUpEscalation: [],
  ruleEscalation: [{ name: 'ruling', text: 'fieldRuling', kind: 'text', max: 5_000 }],
  urge: [
    { name: 'department', text: 'fieldUrged', kind: 'owing', optional: true },
    { name: 'demand', text: 'fieldDemand', kind: 'text', max: 2_000 },
  ],
  answerUrge: [{ name: 'answer', text: 'fieldUrgeAnswer', kind: 'text', max: 5_000 }],
  askPart: [
    { name: 'department', text: 'fieldDepartment', kind: 'department' },
    { name: 'dueAt', text: 'fieldPartDue', kind: 'instant' },
    { name: 'question', text: 'fieldPartQuestion', kind: 'text', max: 5_000 },
  ],
  signForPart: [],
  returnPart: [reason(1_000)],
  submitPart: [{ name: 'part', text: 'fieldPart', kind: 'text', max: 20_000 }],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_DEPARTMENT_RULE = {
  'part.already_asked': 'department',
  'part.due_past': 'dueAt',
  'part.lead': 'department',
  'urge.owes_nothing': 'department',
  'handler.out_of_reach': 'person',
  'handler.same': 'person',
  'unit.same': 'department',
  'plan.step_past': 'steps',
  'person.unknown': 'steps',
} as const satisfies Readonly<Record<string, string>>;
