import {
  BLANK_CONDITION,
  CODE,
  field,
  ID,
  NAMES,
  NEEDED,
  REF,
  type Field,
  type Part,
} from './fields';

const CONDITION = field('when', 'when', 'condition', NEEDED);
const LEVEL = field('level', 'level', 'line', NEEDED);
const graded = { id: '', level: '', when: BLANK_CONDITION };

const routing: readonly Part[] = [
  {
    key: 'routingHead',
    kind: 'fields',
    path: ['routing'],
    fields: [
      field('mode', 'mode', 'choice', { table: 'routingMode' }),
      field('fallback', 'fallback', 'unit', NEEDED),
      field('coDepartments', 'coDepartments', 'choice', { table: 'coDepartments' }),
      field('confidentialSuppressesAssist', 'confidential', 'yesNo'),
    ],
  },
  {
    key: 'routingRules',
    kind: 'rules',
    path: ['routing', 'rules'],
    fields: [
      ID,
      field('p', 'order', 'number'),
      CONDITION,
      field('to', 'unit', 'unit', NEEDED),
      REF,
    ],
    blank: { id: '', p: 50, when: { fact: 'topic', op: 'in', value: [] }, to: '' },
  },
];

const tracks: readonly Part[] = [
  {
    key: 'tracks',
    kind: 'rules',
    path: ['tracks'],
    fields: [
      ID,
      ...NAMES,
      CONDITION,
      field('supervisor', 'supervisor', 'unit'),
      field('overrides', 'overrides', 'strings', { table: 'trackIds' }),
    ],
    blank: { id: '', zh: '', en: '', when: BLANK_CONDITION },
  },
];

const grades: readonly Part[] = [
  {
    key: 'natureHead',
    kind: 'fields',
    path: ['nature'],
    fields: [
      field('levels', 'levels', 'strings', { ...NEEDED, table: 'nature' }),
      field('default', 'levelDefault', 'choice', { ...NEEDED, table: 'natureLevels' }),
      field('precedence', 'precedence', 'strings', { table: 'natureLevels' }),
    ],
  },
  {
    key: 'natureRules',
    kind: 'rules',
    path: ['nature', 'rules'],
    fields: [
      ID,
      CONDITION,
      field('level', 'level', 'choice', { ...NEEDED, table: 'natureLevels' }),
      REF,
    ],
    blank: graded,
  },
  {
    key: 'natureInvalid',
    kind: 'rules',
    path: ['nature', 'invalid'],
    fields: [
      field('kind', 'invalidKind', 'choice', { ...NEEDED, table: 'nature' }),
      CONDITION,
      REF,
    ],
    blank: { kind: 'untrue', when: BLANK_CONDITION },
  },
  {
    key: 'reportable',
    kind: 'rules',
    path: ['reportable', 'rules'],
    fields: [ID, CONDITION, REF],
    blank: { id: '', when: BLANK_CONDITION },
  },
  {
    key: 'severity',
    kind: 'rules',
    path: ['priority', 'severity'],
    fields: [ID, CONDITION, LEVEL, REF],
    blank: graded,
  },
  {
    key: 'impact',
    kind: 'rules',
    path: ['priority', 'impact'],
    fields: [ID, CONDITION, LEVEL, REF],
    blank: graded,
  },
  {
    key: 'priorityHead',
    kind: 'fields',
    path: ['priority'],
    fields: [
      field('severityDefault', 'severityDefault', 'line', NEEDED),
      field('impactDefault', 'impactDefault', 'line', NEEDED),
    ],
  },
  { key: 'matrix', kind: 'matrix', path: ['priority', 'matrix'], fields: [] },
  {
    key: 'degreeHead',
    kind: 'fields',
    path: ['accountability', 'degrees'],
    fields: [field('default', 'degreeDefault', 'choice', { table: 'degree' })],
  },
  {
    key: 'degrees',
    kind: 'rules',
    path: ['accountability', 'degrees', 'rules'],
    fields: [
      ID,
      CONDITION,
      field('degree', 'degree', 'choice', { ...NEEDED, table: 'degree' }),
      REF,
    ],
    blank: { id: '', degree: 'minor', when: BLANK_CONDITION },
  },
];

const reason: readonly Field[] = [CODE, ...NAMES, field('when', 'when', 'condition')];
const ALWAYS_ACTIVE = field('alwaysActive', 'alwaysActive', 'yesNo');
const blankReason = { code: '', zh: '', en: '' };
const acceptance: readonly Part[] = [
  {
    key: 'acceptanceHead',
    kind: 'fields',
    path: ['acceptance'],
    fields: [
      field('eligibleRelations', 'eligibleRelations', 'strings', { table: 'relations' }),
      field('requiredElements', 'requiredElements', 'strings', { table: 'elements' }),
      field('othersBecome', 'othersBecome', 'choice', { table: 'othersBecome' }),
      field('anonymous.mode', 'anonymousMode', 'choice', { table: 'anonymousMode' }),
      field('anonymous.dropClocks', 'anonymousDrop', 'strings', { table: 'clockIds' }),
      field('anonymous.feedbackClockToComplainant', 'anonymousFeedback', 'yesNo'),
      field('anonymous.feedbackStopBecomes', 'anonymousStop', 'milestone'),
    ],
  },
  {
    key: 'declines',
    kind: 'rules',
    path: ['acceptance', 'decline'],
    fields: [...reason, ALWAYS_ACTIVE, REF],
    blank: blankReason,
  },
  {
    key: 'notRequired',
    kind: 'rules',
    path: ['acceptance', 'notRequired'],
    fields: [...reason, ALWAYS_ACTIVE, REF],
    blank: blankReason,
  },
  {
    key: 'declineReasons',
    kind: 'rules',
    path: ['declineReasons'],
    fields: [...reason, ALWAYS_ACTIVE, REF],
    blank: blankReason,
  },
];

export const TRIAGE_PARTS = { routing, tracks, grades, acceptance } as const;
