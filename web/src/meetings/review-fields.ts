import type { CommandName } from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';

/** What is said of a sitting, where a committee or a team has the word. */
export const SITTING: readonly CommandField[] = [
  { name: 'heldOn', text: 'fieldHeldOn', kind: 'date', ofPanel: true },
  { name: 'sat', text: 'fieldSat', kind: 'panelists', ofPanel: true },
  { name: 'minutes', text: 'fieldMinutes', kind: 'text', max: 20_000, ofPanel: true },
  { name: 'dissent', text: 'fieldDissent', kind: 'dissent', optional: true, ofPanel: true },
  {
    ...{ name: 'legalAdvice', text: 'fieldLegalAdvice', kind: 'text', max: 5_000 },
    ...{ optional: true, ofPanel: true },
  },
];

/** What is asked for where a committee or another body judges. */
export const REVIEW_FIELDS = {
  requestReview: [
    { name: 'committee', text: 'fieldCommittee', kind: 'committee', optional: true },
    { name: 'team', text: 'fieldTeam', kind: 'people', optional: true },
    { name: 'lead', text: 'fieldTeamLead', kind: 'person', optional: true },
    { name: 'body', text: 'fieldReviewBody', kind: 'line', max: 100, optional: true },
    { name: 'question', text: 'fieldQuestion', kind: 'text', max: 5_000 },
    { name: 'consent', text: 'fieldReviewConsent', kind: 'line', max: 500, optional: true },
  ],
  recordReview: [
    { name: 'negligence', text: 'fieldNegligence', kind: 'yesOrNo', table: 'yesOrNo' },
    { name: 'opinion', text: 'fieldReviewOpinion', kind: 'text', max: 20_000 },
    ...SITTING,
  ],
  refer: [
    { name: 'body', text: 'fieldReferredTo', kind: 'line', max: 100 },
    { name: 'consent', text: 'fieldConsent', kind: 'choice', table: 'referralConsent' },
    { name: 'receivedOn', text: 'fieldReceivedOn', kind: 'date' },
    { name: 'receipt', text: 'fieldReceiptProof', kind: 'line', max: 200, optional: true },
    { name: 'notice', text: 'fieldNotice', kind: 'text', max: 5_000 },
  ],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_REVIEW_RULE = {
  'date.future': 'receivedOn',
  'date.too_early': 'receivedOn',
  'review.choose': 'committee',
  'review.committee_unknown': 'committee',
  'review.too_few': 'committee',
  'review.consent_missing': 'consent',
  'review.lead_missing': 'lead',
  'review.no_quorum': 'sat',
  'review.not_member': 'sat',
  'review.kept_out': 'sat',
  'review.minutes_missing': 'minutes',
  'review.held_early': 'heldOn',
  'review.held_later': 'heldOn',
  'review.dissent_absent': 'dissent',
  'review.legal_advice_missing': 'legalAdvice',
} as const satisfies Readonly<Record<string, string>>;
