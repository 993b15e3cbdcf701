import {
  BLANK_CONDITION,
  CODE,
  field,
  ID,
  NAMES,
  part,
  REF,
  WHEN,
  type FieldLayout,
  type Part,
} from './fields';

const LEVEL = field('level');
const graded = { id: '', level: '', when: BLANK_CONDITION };

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
    ],
  }),
  part({
    key: 'routingRules',
    kind: 'rules',
    path: ['routing', 'rules'],
    fields: [ID, field('p'), WHEN, field('to'), REF],
    blank: { id: '', p: 50, when: { fact: 'topic', op: 'in', value: [] }, to: '' },
  }),
];

const tracks: readonly Part[] = [
  part({
    key: 'tracks',
    kind: 'rules',
    path: ['tracks'],
    fields: [ID, ...NAMES, WHEN, field('supervisor'), field('overrides', { codes: 'trackIds' })],
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
    fields: [ID, WHEN, field('level', { codes: 'natureLevels' }), REF],
    blank: graded,
  }),
  part({
    key: 'natureInvalid',
    kind: 'rules',
    path: ['nature', 'invalid'],
    fields: [field('kind', { codes: 'nature' }), WHEN, REF],
    blank: { kind: 'untrue', when: BLANK_CONDITION },
  }),
  part({
    key: 'reportable',
    kind: 'rules',
    path: ['reportable', 'rules'],
    fields: [ID, WHEN, REF],
    blank: { id: '', when: BLANK_CONDITION },
  }),
  part({
    key: 'severity',
    kind: 'rules',
    path: ['priority', 'severity'],
    fields: [ID, WHEN, LEVEL, REF],
    blank: graded,
  }),
  part({
    key: 'impact',
    kind: 'rules',
    path: ['priority', 'impact'],
    fields: [ID, WHEN, LEVEL, REF],
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
    key: 'degreeHead',
    kind: 'fields',
    path: ['accountability', 'degrees'],
    fields: [field('default')],
  }),
  part({
    key: 'degrees',
    kind: 'rules',
    path: ['accountability', 'degrees', 'rules'],
    fields: [ID, WHEN, field('degree'), REF],
    blank: { id: '', degree: 'minor', when: BLANK_CONDITION },
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
      field('anonymous.mode'),
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
