import { field, ID, NAMES, NEEDED, REF, WHEN, type Field, type Part } from './fields';

const WARN: readonly Field[] = [
  field('at', 'warnAt', 'offset', NEEDED),
  field('notify', 'notify', 'strings', { ...NEEDED, table: 'notify' }),
];
const APPROVERS: readonly Field[] = [
  field('upTo', 'upTo', 'duration'),
  field('role', 'role', 'choice', { ...NEEDED, table: 'approver' }),
];

const clocks: Part = {
  key: 'clocks',
  kind: 'rules',
  path: ['clocks'],
  fields: [
    ID,
    ...NAMES,
    field('start', 'start', 'milestone', NEEDED),
    field('stop', 'stop', 'milestones', NEEDED),
    field('stopMode', 'stopMode', 'choice', { table: 'stopMode', column: 'stop' }),
    field('stopRequires', 'stopRequires', 'strings', { table: 'elements', column: 'stop' }),
    field('duration', 'duration', 'duration', NEEDED),
    field('default', 'default', 'duration', { column: 'duration' }),
    field('atMost', 'atMost', 'duration', { column: 'duration' }),
    field('firstDay', 'firstDay', 'choice', { table: 'firstDay', column: 'duration' }),
    field('cutoff', 'cutoff', 'time', { column: 'duration' }),
    field('roll', 'roll', 'choice', { table: 'roll', column: 'duration' }),
    field('kind', 'kind', 'choice', { ...NEEDED, table: 'clockKind' }),
    field('onExpiry', 'onExpiry', 'choice', { table: 'onExpiry', column: 'kind' }),
    WHEN,
    field('owner', 'owner', 'unit'),
    field('extend.max', 'extendMax', 'duration', { column: 'extend' }),
    field('extend.approver', 'extendApprover', 'choice', { table: 'notify', column: 'extend' }),
    field('extend.approvers', 'approvers', 'list', {
      fields: APPROVERS,
      blank: { role: 'centre_head' },
      column: 'extend',
    }),
    field('extend.noticeToComplainant', 'noticeToComplainant', 'yesNo', { column: 'extend' }),
    field('extend.byAgreementBeforeExpiry', 'byAgreement', 'yesNo', { column: 'extend' }),
    field('warn', 'warn', 'list', { fields: WARN, blank: { at: '-4h', notify: ['owner'] } }),
    REF,
  ],
  blank: {
    id: '',
    zh: '',
    en: '',
    start: 'case.receivedByCentre',
    stop: 'feedback.given',
    duration: { value: 5, unit: 'day', basis: 'working' },
    kind: 'target',
  },
};

const pauses: Part = {
  key: 'pauses',
  kind: 'rules',
  path: ['pauses'],
  fields: [
    field('on', 'pauseOn', 'milestone', NEEDED),
    field('resume', 'pauseResume', 'milestone', NEEDED),
    field('clocks', 'pauseClocks', 'strings', { ...NEEDED, table: 'clockIds' }),
    field('maxDays', 'maxDays', 'number'),
  ],
  blank: { on: 'supplement.requested', resume: 'supplement.received', clocks: ['*'] },
};

const extensions: Part = {
  key: 'extensions',
  kind: 'rules',
  path: ['extensions'],
  fields: [
    field('clocks', 'extensionClocks', 'strings', { ...NEEDED, table: 'clockIds' }),
    field('max', 'extendMax', 'duration', NEEDED),
    field('approvers', 'approvers', 'list', { fields: APPROVERS, blank: { role: 'centre_head' } }),
    field('approver', 'extendApprover', 'choice', { table: 'notify' }),
    field('noticeToComplainant', 'noticeToComplainant', 'yesNo'),
    field('byAgreementBeforeExpiry', 'byAgreement', 'yesNo'),
    REF,
  ],
  blank: {
    clocks: [],
    max: { value: 5, unit: 'day', basis: 'working' },
    approvers: [{ role: 'leader' }],
  },
};

const timeNodes: Part = {
  key: 'timeNodes',
  kind: 'rules',
  path: ['timeNodes'],
  fields: [
    field('stage', 'stage', 'choice', { ...NEEDED, table: 'state' }),
    field('clock', 'stageClock', 'choice', { ...NEEDED, table: 'clockIds' }),
  ],
  blank: { stage: 'registered', clock: '' },
};

const routines: Part = {
  key: 'routines',
  kind: 'rules',
  path: ['routines'],
  fields: [
    ID,
    ...NAMES,
    field('every', 'every', 'choice', { ...NEEDED, table: 'every' }),
    field('flagAt', 'flagAt', 'time', NEEDED),
    field('owner', 'owner', 'unit', NEEDED),
    REF,
  ],
  blank: { id: '', zh: '', en: '', every: 'day', flagAt: '09:00', owner: '' },
};

const steps: Part = {
  key: 'ladderSteps',
  kind: 'timeline',
  path: ['ladder', 'steps'],
  fields: [
    ID,
    field('action', 'action', 'choice', { ...NEEDED, table: 'action' }),
    field('level', 'escalationLevel', 'number'),
    field('fraction', 'fraction', 'number'),
    field('after', 'after', 'offset'),
    field('notify', 'notify', 'strings', { ...NEEDED, table: 'notify' }),
    field('acknowledgeWithin', 'acknowledgeWithin', 'offset'),
    WHEN,
    field('kinds', 'kinds', 'choices', { table: 'clockKind' }),
    field('always', 'alwaysStep', 'yesNo'),
    field('atAnyHour', 'atAnyHour', 'yesNo'),
  ],
  blank: { id: '', action: 'escalate', level: 1, after: '24h', notify: ['centreHead'] },
};

const quiet: Part = {
  key: 'quietHours',
  kind: 'fields',
  path: ['ladder', 'quietHours'],
  fields: [field('from', 'quietFrom', 'time'), field('to', 'quietTo', 'time')],
};

const plans: Part = {
  key: 'plans',
  kind: 'rules',
  path: ['followUp', 'plans'],
  fields: [
    ID,
    ...NAMES,
    field('trigger', 'trigger', 'milestone', NEEDED),
    field('items', 'items', 'list', {
      ...NEEDED,
      fields: [field('after', 'itemAfter', 'duration', NEEDED)],
      blank: { after: { value: 1, unit: 'month', basis: 'calendar' } },
    }),
    field('roll', 'roll', 'choice', { table: 'roll', column: 'items' }),
    field('monthEnd', 'monthEnd', 'yesNo', { column: 'items' }),
    WHEN,
    field('skipWhen', 'skipWhen', 'condition'),
    field('executor', 'executor', 'unit', NEEDED),
    field('tracker', 'tracker', 'unit'),
    field('attempts', 'attempts', 'number'),
    field('alsoCreates', 'alsoCreates', 'strings', { table: 'creates' }),
    REF,
  ],
  blank: {
    id: '',
    zh: '',
    en: '',
    trigger: 'case.closed',
    items: [{ after: { value: 1, unit: 'month', basis: 'calendar' } }],
    executor: '',
  },
};

const rounds: Part = {
  key: 'rounds',
  kind: 'fields',
  path: ['rounds'],
  fields: [field('max', 'maxRounds', 'number'), REF],
};

export const TIME_PARTS = {
  clocks,
  pauses,
  extensions,
  timeNodes,
  routines,
  steps,
  quiet,
  plans,
  rounds,
} as const;
