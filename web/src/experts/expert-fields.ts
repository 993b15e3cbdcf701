import { ASKED_WITH_CONSENT, type CommandName } from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';
import { note, reason } from '../casepage/field-makers';

const opinion = (of: 'open' | 'untaken' | 'received' | 'untold') =>
  ({ name: 'expertOpinionId', text: 'fieldExpertOpinion', kind: 'expertOpinion', of }) as const;
const at = (text: CommandField['text']) => ({ name: 'at', text, kind: 'instant' }) as const;
const WITH_CONSENT = { name: 'askedBy', is: ASKED_WITH_CONSENT } as const;

/** What is asked for about an expert opinion by law. */
export const EXPERT_FIELDS = {
  askExpertOpinion: [
    { name: 'kind', text: 'fieldExpertKind', kind: 'choice', table: 'expertKind' },
    { name: 'askedBy', text: 'fieldExpertAsker', kind: 'choice', table: 'expertAsker' },
    { name: 'body', text: 'fieldExpertBody', kind: 'choice', table: 'expertBody' },
    { name: 'bodyName', text: 'fieldExpertName', kind: 'line', max: 100, optional: true },
    at('fieldExpertAskedAt'),
    { name: 'question', text: 'fieldExpertQuestion', kind: 'text', max: 5_000 },
    {
      ...{ name: 'issues', text: 'fieldExpertIssues', kind: 'issues' },
      ...{ optional: true, whereSeveral: true },
    },
    {
      ...{ name: 'consent', text: 'fieldExpertConsent', kind: 'choice', table: 'expertConsent' },
      when: WITH_CONSENT,
    },
    {
      ...{ name: 'words', text: 'fieldExpertWords', kind: 'text', max: 5_000 },
      when: WITH_CONSENT,
    },
  ],
  answerExpertOpinion: [
    opinion('untaken'),
    { name: 'accepted', text: 'fieldExpertTaken', kind: 'yesNo' },
    at('fieldExpertAnsweredAt'),
    note(2_000),
  ],
  handOverMaterials: [
    opinion('open'),
    at('fieldMaterialsAt'),
    { name: 'materials', text: 'fieldMaterials', kind: 'text', max: 10_000 },
  ],
  receiveExpertOpinion: [
    opinion('open'),
    at('fieldExpertReceivedAt'),
    { name: 'issuedOn', text: 'fieldExpertIssuedOn', kind: 'date' },
    { name: 'reference', text: 'fieldExpertReference', kind: 'line', max: 200 },
    { name: 'damage', text: 'fieldExpertDamage', kind: 'yesNo' },
    { name: 'fault', text: 'fieldExpertFault', kind: 'yesNo' },
    { name: 'causal', text: 'fieldExpertCausal', kind: 'yesNo' },
    {
      ...{ name: 'degree', text: 'fieldExpertDegree', kind: 'expertDegree' },
      ...{ optional: true, whereOffered: true },
    },
    {
      ...{ name: 'grade', text: 'fieldExpertGrade', kind: 'number', table: 'accidentGrade' },
      optional: true,
    },
    { name: 'summary', text: 'fieldExpertSummary', kind: 'text', max: 10_000 },
  ],
  tellExpertOpinion: [
    opinion('untold'),
    { name: 'by', text: 'fieldExpertToldBy', kind: 'choice', table: 'expertToldBy' },
    at('fieldExpertToldAt'),
    note(2_000),
  ],
  contestExpertOpinion: [
    opinion('received'),
    { name: 'side', text: 'fieldExpertSide', kind: 'choice', table: 'expertSide' },
    at('fieldExpertContestedAt'),
    { name: 'words', text: 'fieldExpertObjection', kind: 'text', max: 5_000 },
    { name: 'again', text: 'fieldExpertAgain', kind: 'yesNo' },
  ],
  endExpertOpinion: [
    opinion('open'),
    { name: 'result', text: 'fieldExpertEnd', kind: 'choice', table: 'expertEnd' },
    at('fieldExpertEndedAt'),
    reason(2_000),
  ],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_EXPERT_RULE = {
  'expert.body': 'body',
  'expert.conclusion': 'causal',
  'expert.consent': 'consent',
  'expert.degree': 'degree',
  'expert.future': 'at',
  'expert.grade': 'grade',
  'expert.no_mediation': 'askedBy',
  'expert.order': 'at',
  'expert.state': 'expertOpinionId',
} as const satisfies Readonly<Record<string, string>>;
