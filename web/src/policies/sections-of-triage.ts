import {
  BLANK_CONDITION,
  CODE,
  field,
  ID,
  NAMES,
  NAMES_IF_GIVEN,
  part,
  REF,
  WHEN,
  type FieldLayout,
  type Part,
} from './fields';

const LEVEL = field('level');
const graded = { id: '', zh: '', en: '', level: '', when: BLANK_CONDITION };

const routing: readonly Part[] = [
  part({
    key: 'routingHead',
    kind: 'fields',
    path: ['routing'],
    fields: [
      field('mode'),
      field('fallback'),
      field('coDepartments', { codes: 'coDepartments' }),
      field('confidentialSuppressesAssist'),
      field('atOnce'),
      field('returnsBeforeRuling'),
      field('supplier.when'),
      field('supplier.joint', { codes: 'contents' }),
      field('multiBody.duty', { codes: 'contents' }),
    ],
  }),
  part({
    key: 'routingRules',
    kind: 'rules',
    path: ['routing', 'rules'],
    fields: [ID, ...NAMES_IF_GIVEN, field('p'), WHEN, field('to'), REF],
    blank: { id: '', zh: '', en: '', p: 50, when: { fact: 'topic', op: 'in', value: [] }, to: '' },
  }),
];

const tracks: readonly Part[] = [
  part({
    key: 'tracks',
    kind: 'rules',
    path: ['tracks'],
    fields: [
      ID,
      ...NAMES,
      WHEN,
      field('supervisor'),
      field('overrides', { codes: 'trackIds' }),
      REF,
    ],
    blank: { id: '', zh: '', en: '', when: BLANK_CONDITION },
  }),
];

const grades: readonly Part[] = [
  part({
    key: 'natureHead',
    kind: 'fields',
    path: ['nature'],
    fields: [
      field('levels', { codes: 'nature' }),
      field('default', { codes: 'natureLevels' }),
      field('precedence', { codes: 'natureLevels' }),
    ],
  }),
  part({
    key: 'natureRules',
    kind: 'rules',
    path: ['nature', 'rules'],
    fields: [
      ID,
      ...NAMES_IF_GIVEN,
      WHEN,
      field('level', { codes: 'natureLevels' }),
      field('action', { codes: 'reportActions' }),
      REF,
    ],
    blank: graded,
  }),
  part({
    key: 'natureInvalid',
    kind: 'rules',
    path: ['nature', 'invalid'],
    fields: [field('kind', { codes: 'nature' }), ...NAMES_IF_GIVEN, WHEN, REF],
    blank: { kind: 'untrue', when: BLANK_CONDITION },
  }),
  part({
    key: 'reportableHead',
    kind: 'fields',
    path: ['reportable'],
    fields: [field('actions', { codes: 'reportActions' })],
  }),
  part({
    key: 'reportable',
    kind: 'rules',
    path: ['reportable', 'rules'],
    fields: [ID, ...NAMES_IF_GIVEN, WHEN, REF],
    blank: { id: '', zh: '', en: '', when: BLANK_CONDITION },
  }),
  part({
    key: 'severityLevels',
    kind: 'rules',
    path: ['priority', 'severityLevels'],
    fields: [LEVEL, ...NAMES],
    blank: { level: '', zh: '', en: '' },
  }),
  part({
    key: 'severity',
    kind: 'rules',
    path: ['priority', 'severity'],
    fields: [ID, ...NAMES_IF_GIVEN, WHEN, LEVEL, REF],
    blank: graded,
  }),
  part({
    key: 'impact',
    kind: 'rules',
    path: ['priority', 'impact'],
    fields: [ID, ...NAMES_IF_GIVEN, WHEN, LEVEL, REF],
    blank: graded,
  }),
  part({
    key: 'priorityHead',
    kind: 'fields',
    path: ['priority'],
    fields: [field('severityDefault'), field('impactDefault')],
  }),
  part({ key: 'matrix', kind: 'matrix', path: ['priority', 'matrix'], fields: [] }),
  part({
    key: 'danger',
    kind: 'rules',
    path: ['danger'],
    fields: [CODE, ...NAMES, field('words.zh'), field('words.en'), REF],
    blank: { code: '', zh: '', en: '', words: { zh: [], en: [] } },
  }),
  part({
    key: 'suggestions',
    kind: 'rules',
    path: ['suggestions'],
    fields: [
      ID,
      ...NAMES_IF_GIVEN,
      field('category'),
      field('topics'),
      field('words.zh'),
      field('words.en'),
      REF,
    ],
    blank: { id: '', topics: [], words: { zh: [], en: [] } },
  }),
  part({
    key: 'degreeHead',
    kind: 'fields',
    path: ['accountability', 'degrees'],
    fields: [field('default')],
  }),
  part({
    key: 'degrees',
    kind: 'rules',
    path: ['accountability', 'degrees', 'rules'],
    fields: [ID, ...NAMES_IF_GIVEN, WHEN, field('degree'), REF],
    blank: { id: '', zh: '', en: '', degree: 'minor', when: BLANK_CONDITION },
  }),
];

const reason: readonly FieldLayout[] = [CODE, ...NAMES, WHEN];
const ALWAYS_ACTIVE = field('alwaysActive');
const blankReason = { code: '', zh: '', en: '' };
const acceptance: readonly Part[] = [
  part({
    key: 'acceptanceHead',
    kind: 'fields',
    path: ['acceptance'],
    fields: [
      field('eligibleRelations', { codes: 'relations' }),
      field('requiredElements', { codes: 'elements' }),
      field('othersBecome'),
      field('respondents'),
      field('progressByPhone'),
      field('initiators'),
      field('signature.required'),
      field('signature.waiverReasons', { codes: 'contents' }),
      field('verification.role'),
      field('verification.results', { codes: 'contents' }),
      field('timeLimit.value'),
      field('timeLimit.unit'),
      field('timeLimit.from', { codes: 'contents' }),
      field('timeLimit.use'),
      field('timeLimit.waivableWhen', { codes: 'contents' }),
      field('oralComplaint.mustWriteRecord'),
      field('oralComplaint.copyToComplainant'),
      field('anonymous.mode'),
      field('anonymous.ruleSet', { codes: 'contents' }),
      field('anonymous.dropClocks', { codes: 'clockIds' }),
      field('anonymous.feedbackClockToComplainant'),
      field('anonymous.feedbackStopBecomes'),
    ],
  }),
  part({
    key: 'declines',
    kind: 'rules',
    path: ['acceptance', 'decline'],
    fields: [...reason, ALWAYS_ACTIVE, REF],
    blank: blankReason,
  }),
  part({
    key: 'notRequired',
    kind: 'rules',
    path: ['acceptance', 'notRequired'],
    fields: [...reason, ALWAYS_ACTIVE, REF],
    blank: blankReason,
  }),
  part({
    key: 'declineReasons',
    kind: 'rules',
    path: ['declineReasons'],
    fields: [...reason, ALWAYS_ACTIVE, REF],
    blank: blankReason,
  }),
];

export const TRIAGE_PARTS = { routing, tracks, grades, acceptance } as const;
