import type { CommandName } from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';

const mediation = (of: 'open' | 'unanswered' | 'running' | 'agreed' | 'signed') =>
  ({ name: 'mediationId', text: 'fieldMediation', kind: 'mediation', of }) as const;
const at = (text: CommandField['text']) =>
  ({ name: 'at', text, kind: 'instant', past: true }) as const;
const NOTE = { name: 'note', text: 'fieldNote', kind: 'text', max: 2_000, optional: true } as const;
const WHERE_AGREED = { name: 'result', is: ['agreed'] } as const;

/** What is asked for when a dispute is mediated. */
export const MEDIATION_FIELDS = {
  proposeMediation: [
    { name: 'body', text: 'fieldMediationBody', kind: 'choice', table: 'mediationBody' },
    { name: 'bodyName', text: 'fieldMediationName', kind: 'line', max: 100, optional: true },
    { name: 'proposedBy', text: 'fieldProposedBy', kind: 'choice', table: 'mediationProposer' },
    at('fieldProposedAt'),
    { name: 'consent', text: 'fieldMediationConsent', kind: 'choice', table: 'mediationConsent' },
    { name: 'words', text: 'fieldMediationWords', kind: 'text', max: 5_000 },
  ],
  answerMediation: [
    mediation('unanswered'),
    { name: 'accepted', text: 'fieldMediationAccepted', kind: 'yesOrNo', table: 'mediationTaken' },
    at('fieldAnsweredAt'),
    { name: 'mediator', text: 'fieldMediator', kind: 'line', max: 200, optional: true },
    NOTE,
  ],
  recordSession: [
    mediation('running'),
    at('fieldSessionAt'),
    { name: 'place', text: 'fieldSessionPlace', kind: 'line', max: 200, optional: true },
    { name: 'minutes', text: 'fieldSessionMinutes', kind: 'text', max: 20_000 },
  ],
  endMediation: [
    mediation('open'),
    { name: 'result', text: 'fieldMediationResult', kind: 'choice', table: 'mediationEnd' },
    at('fieldMediationEndedAt'),
    {
      ...{ name: 'agreement', text: 'fieldAgreement', kind: 'text', max: 20_000 },
      when: WHERE_AGREED,
    },
    {
      ...{ name: 'amount', text: 'fieldAgreedAmount', kind: 'money', optional: true },
      when: WHERE_AGREED,
    },
    {
      ...{ name: 'dueOn', text: 'fieldPaidBy', kind: 'date', optional: true },
      when: WHERE_AGREED,
    },
    {
      ...{ name: 'instalments', text: 'fieldInstalments', kind: 'instalments', optional: true },
      when: WHERE_AGREED,
    },
    {
      ...{ name: 'decision', text: 'fieldAgreementNumber', kind: 'line', max: 200 },
      ...{ optional: true, when: WHERE_AGREED },
    },
    {
      ...{ name: 'department', text: 'fieldPaidByDepartment', kind: 'department' },
      ...{ optional: true, when: WHERE_AGREED },
    },
    NOTE,
  ],
  signMediation: [mediation('agreed'), at('fieldMediationSignedAt'), NOTE],
  recordConfirmation: [
    mediation('signed'),
    { name: 'step', text: 'fieldConfirmation', kind: 'choice', table: 'confirmationStep' },
    at('fieldConfirmationAt'),
    { name: 'reference', text: 'fieldConfirmationNumber', kind: 'line', max: 200, optional: true },
  ],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_MEDIATION_RULE = {
  'mediation.body': 'body',
  'mediation.future': 'at',
  'mediation.order': 'at',
  'mediation.agreement_missing': 'agreement',
  'mediation.period_not_over': 'result',
  'mediation.result_not_meant': 'result',
  'mediation.state': 'mediationId',
  'remedy.due_missing': 'dueOn',
} as const satisfies Readonly<Record<string, string>>;
