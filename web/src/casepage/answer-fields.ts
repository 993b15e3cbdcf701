import type { CommandName } from '@tingsu/contracts';
import { SITTING } from '../meetings/review-fields';
import type { CommandField } from './command-field';
import { note, reason } from './field-makers';

/** What is asked for about the opinion and the answer to the complainant, up to the end of the case and the calls after it. */
export const ANSWER_FIELDS = {
  draftOpinion: [
    {
      ...{ name: 'outcome', text: 'fieldOutcome', kind: 'choice', table: 'outcome' },
      whereUnfound: true,
    },
    { name: 'opinion', text: 'fieldOpinion', kind: 'text', max: 20_000 },
  ],
  submit: [],
  approve: [note(2_000), ...SITTING],
  reject: [reason(2_000), ...SITTING],
  finalise: [],
  tellOtherwise: [
    { name: 'noticeKey', text: 'fieldNotice', kind: 'untold' },
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'medium' },
    { name: 'note', text: 'fieldNote', kind: 'text', max: 2_000 },
  ],
  giveInterim: [
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'contactMedium' },
    { name: 'text', text: 'fieldInterim', kind: 'text', max: 10_000 },
  ],
  agreeSpeaker: [
    { name: 'consent', text: 'fieldSpeakerConsent', kind: 'choice', table: 'speakerConsent' },
    { name: 'words', text: 'fieldConsentWords', kind: 'text', max: 2_000 },
  ],
  giveFinal: [
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'contactMedium' },
    { name: 'apologised', text: 'fieldApologised', kind: 'yesNo', asked: 'apologies' },
    { name: 'text', text: 'fieldFeedback', kind: 'text', max: 10_000 },
    {
      ...{ name: 'waiver', text: 'fieldWaiver', kind: 'line', max: 500, optional: true },
      ...{ asked: 'signatureFor', when: { name: 'medium', is: ['visit'] } },
    },
    {
      ...{ name: 'note', text: 'fieldTellingNote', kind: 'text', max: 5_000 },
      ...{ asked: 'noteFor', when: { name: 'medium', is: ['phone'] } },
    },
    { name: 'written', text: 'fieldWritten', kind: 'yesNo' },
    { name: 'satisfaction', text: 'fieldSatisfaction', kind: 'rating', optional: true },
  ],
  close: [reason(2_000, true)],
  settle: [
    { name: 'outcome', text: 'fieldSettlement', kind: 'choice', table: 'settlement' },
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'medium', optional: true },
    { name: 'text', text: 'fieldFeedback', kind: 'text', max: 10_000, optional: true },
  ],
  withdraw: [{ name: 'statement', text: 'fieldWithdrawal', kind: 'text', max: 5_000 }],
  recordFollowUp: [
    { name: 'item', text: 'fieldFollowUp', kind: 'followUp' },
    { name: 'result', text: 'fieldResult', kind: 'choice', table: 'followUp' },
    {
      name: 'finding',
      text: 'fieldFinding',
      kind: 'choice',
      table: 'followUpFinding',
      optional: true,
    },
    { name: 'score', text: 'fieldSatisfaction', kind: 'rating', optional: true },
    { name: 'answers', text: 'callScriptTitle', kind: 'answers', optional: true },
    { name: 'medium', text: 'fieldMedium', kind: 'choice', table: 'medium', optional: true },
    note(2_000),
  ],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_ANSWER_RULE = {
  'complainant.not_contactable': 'medium',
  'followup.answer_missing': 'answers',
  'followup.contradicts': 'finding',
  'followup.nobody_answered': 'result',
  'settle.answer_missing': 'text',
  'answer.apology_missing': 'apologised',
  'answer.note_missing': 'note',
  'answer.signature_missing': 'waiver',
  'speaker.no_consent': 'medium',
  'outcome.derived': 'outcome',
  'outcome.missing': 'outcome',
  'approval.view_missing': 'note',
} as const satisfies Readonly<Record<string, string>>;
