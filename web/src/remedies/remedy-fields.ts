import type { CommandName } from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';
import { note, reason, remedy, issue } from '../casepage/field-makers';

/** What is asked for about making the matter good. */
export const REMEDY_FIELDS = {
  offerPlan: [
    { name: 'concern', text: 'fieldConcern', kind: 'text', max: 2_000, optional: true },
    { name: 'gap', text: 'fieldGap', kind: 'text', max: 2_000, optional: true },
    { name: 'expectation', text: 'fieldExpectation', kind: 'text', max: 2_000, optional: true },
    { name: 'alternatives', text: 'fieldAlternatives', kind: 'alternatives' },
  ],
  recordChoice: [
    { name: 'choice', text: 'fieldChoice', kind: 'choice', table: 'planChoice' },
    {
      ...{ name: 'alternative', text: 'fieldAlternative', kind: 'alternative', optional: true },
      when: { name: 'choice', is: ['chosen'] },
    },
    { name: 'words', text: 'fieldChoiceWords', kind: 'text', max: 5_000 },
  ],
  startRemedies: [
    { ...issue, optional: true, whereSeveral: true },
    { name: 'remedy', text: 'fieldRemedy', kind: 'choice', table: 'remedy' },
    { name: 'amount', text: 'fieldAmount', kind: 'money', optional: true },
    { name: 'instalments', text: 'fieldInstalments', kind: 'instalments', optional: true },
    {
      name: 'setBy',
      text: 'fieldSetBy',
      kind: 'choice',
      table: 'amountSetter',
      optional: true,
      ofMoney: 'owed',
    },
    { name: 'decision', text: 'fieldDecision', kind: 'line', max: 200, ofMoney: 'set' },
    { name: 'plan', text: 'fieldRemedyPlan', kind: 'text', max: 5_000 },
    { name: 'department', text: 'fieldRemedyDepartment', kind: 'department', optional: true },
    { name: 'dueOn', text: 'fieldDueOn', kind: 'date' },
  ],
  approveRemedy: [remedy('decide'), note(2_000)],
  rejectRemedy: [remedy('decide'), reason(2_000)],
  completeRemedy: [
    remedy('carryOut'),
    { name: 'note', text: 'fieldProof', kind: 'text', max: 2_000, optional: true },
    { name: 'opinionAfter', text: 'fieldOpinionAfter', kind: 'text', max: 2_000, optional: true },
  ],
  waiveRemedy: [remedy('open'), reason(2_000)],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_REMEDY_RULE = {
  'remedy.at_once': 'dueOn',
  'remedy.first_missing': 'remedy',
  'amount.above_limit': 'amount',
  'amount.currency': 'amount',
  'amount.decimals': 'amount',
  'amount.missing': 'amount',
  'amount.not_meant': 'amount',
  'decision.missing': 'decision',
  'decision.not_meant': 'setBy',
  'instalments.amount': 'instalments',
  'instalments.days': 'instalments',
  'instalments.sum': 'instalments',
  'plan.alternative_unknown': 'alternative',
  'plan.count': 'alternatives',
  'plan.none': 'choice',
  'plan.not_chosen': 'remedy',
  'remedy.due_past': 'dueOn',
  'remedy.proof_missing': 'note',
  'remedy.not_approver': 'remedyId',
  'remedy.not_owner': 'remedyId',
  'remedy.unapproved': 'remedyId',
} as const satisfies Readonly<Record<string, string>>;
