import type { CommandName } from '@tingsu/contracts';
import type { CommandField } from './command-field';
import { note, reason } from './field-makers';

/** What is asked for from the register to the department that handles the case. */
export const INTAKE_FIELDS = {
  register: [],
  nameRespondents: [
    { name: 'units', text: 'fieldRespondentUnits', kind: 'allDepartments', optional: true },
    { name: 'persons', text: 'fieldRespondentPersons', kind: 'people', optional: true },
    { name: 'others', text: 'fieldRespondentOthers', kind: 'text', max: 1_000, optional: true },
  ],
  note: [
    { name: 'text', text: 'noteText', kind: 'text', max: 5_000 },
    { name: 'mentions', text: 'noteMentions', kind: 'people', optional: true },
  ],
  excludePeople: [
    { name: 'persons', text: 'fieldExcluded', kind: 'people', optional: true },
    reason(2_000),
  ],
  assign: [{ name: 'person', text: 'fieldOwner', kind: 'owner' }],
  takeOver: [],
  readMessages: [],
  acknowledge: [{ name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'contactMedium' }],
  logCall: [
    { name: 'direction', text: 'fieldCallDirection', kind: 'choice', table: 'callDirection' },
    { name: 'outcome', text: 'fieldCallOutcome', kind: 'choice', table: 'callOutcome' },
    note(5_000),
  ],
  startTriage: [],
  classify: [{ name: 'facts', text: 'factsForm', kind: 'facts' }, reason(1_000, true)],
  requestSupplement: [
    { name: 'missing', text: 'fieldMissing', kind: 'choices', table: 'missing' },
    { name: 'note', text: 'fieldWantedWords', kind: 'text', max: 2_000, optional: true },
  ],
  supply: [
    { name: 'elements', text: 'fieldSupplied', kind: 'choices', table: 'missing', optional: true },
    { name: 'note', text: 'fieldSupplement', kind: 'text', max: 5_000, optional: true },
  ],
  accept: [
    { name: 'reason', text: 'fieldAcceptReason', kind: 'text', max: 2_000, whereMissing: true },
  ],
  decline: [
    { name: 'reasonCode', text: 'fieldReasonCode', kind: 'decline' },
    { name: 'notice', text: 'fieldNotice', kind: 'text', max: 5_000 },
  ],
  merge: [
    { name: 'targetCaseNo', text: 'fieldTargetCase', kind: 'line', max: 40 },
    { name: 'samePerson', text: 'fieldSamePerson', kind: 'yesNo' },
    { name: 'sameMatter', text: 'fieldSameMatter', kind: 'yesNo' },
    reason(1_000, true),
  ],
  link: [
    { name: 'targetCaseNo', text: 'fieldLinkedCase', kind: 'line', max: 40 },
    reason(1_000, true),
  ],
  resolveOnSpot: [{ name: 'outcome', text: 'fieldOutcomeText', kind: 'text', max: 5_000 }],
  contactDepartment: [
    { name: 'department', text: 'fieldDepartment', kind: 'department' },
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'medium' },
  ],
  dispatch: [
    { name: 'lead', text: 'fieldLead', kind: 'department', optional: true },
    { name: 'assist', text: 'fieldAssist', kind: 'departments', optional: true },
    { name: 'research', text: 'fieldResearch', kind: 'text', max: 10_000, optional: true },
  ],
  ruleDepartment: [
    { name: 'lead', text: 'fieldLead', kind: 'department' },
    { name: 'assist', text: 'fieldAssist', kind: 'departments', optional: true },
    reason(2_000),
  ],
  changeKind: [
    { name: 'kind', text: 'fieldCaseKind', kind: 'choice', table: 'caseKind' },
    reason(2_000),
  ],
  markInvalid: [
    {
      name: 'kind',
      text: 'fieldInvalidKind',
      kind: 'choice',
      table: 'invalidKind',
      optional: true,
    },
    { name: 'grounds', text: 'fieldGrounds', kind: 'text', max: 5_000 },
  ],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_INTAKE_RULE = {
  'decline.reason_unknown': 'reasonCode',
  'elements.missing': 'reason',
  'supplement.element_unknown': 'missing',
  'link.known': 'targetCaseNo',
  'link.same_case': 'targetCaseNo',
  'mention.no_access': 'mentions',
  'merge.not_same': 'sameMatter',
  'merge.same_case': 'targetCaseNo',
  'respondent.department_only': 'persons',
  'merge.other_kind': 'targetCaseNo',
  'merge.target_ended': 'targetCaseNo',
  'owner.out_of_reach': 'person',
  'owner.same': 'person',
  'reason.required': 'reason',
  'kind.same': 'kind',
  'kind.not_bound': 'kind',
} as const satisfies Readonly<Record<string, string>>;
