import { field, ID, NAMES, part, REF, WHEN, type FieldLayout } from './fields';

const WARN: readonly FieldLayout[] = [field('at'), field('notify', { codes: 'notify' })];
const APPROVERS: readonly FieldLayout[] = [field('upTo'), field('role', { codes: 'approver' })];

const clocks = part({
  key: 'clocks',
  kind: 'rules',
  path: ['clocks'],
  fields: [
    ID,
    ...NAMES,
    field('start'),
    field('stop'),
    field('stopMode', { column: 'stop' }),
    field('stopRequires', { codes: 'elements', column: 'stop' }),
    field('duration'),
    field('default', { column: 'duration' }),
    field('atMost', { column: 'duration' }),
    field('firstDay', { column: 'duration' }),
    field('cutoff', { column: 'duration' }),
    field('roll', { column: 'duration' }),
    field('kind'),
    field('onExpiry', { column: 'kind' }),
    field('complaintAgainst', { column: 'kind' }),
    field('onBreach.notice', { codes: 'contents', column: 'kind' }),
    field('onBreach.continueDuty', { column: 'kind' }),
    WHEN,
    field('owner'),
    field('extend.max', { column: 'extend' }),
    field('extend.approver', { codes: 'notify', column: 'extend' }),
    field('extend.approvers', {
      column: 'extend',
      fields: APPROVERS,
      blank: { role: 'centre_head' },
    }),
    field('extend.noticeToComplainant', { column: 'extend' }),
    field('extend.byAgreementBeforeExpiry', { column: 'extend' }),
    field('warn', { fields: WARN, blank: { at: '-4h', notify: ['owner'] } }),
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
});

const pauses = part({
  key: 'pauses',
  kind: 'rules',
  path: ['pauses'],
  fields: [field('on'), field('resume'), field('clocks', { codes: 'clockIds' }), field('maxDays')],
  blank: { on: 'supplement.requested', resume: 'supplement.received', clocks: ['*'] },
});

const extensions = part({
  key: 'extensions',
  kind: 'rules',
  path: ['extensions'],
  fields: [
    field('clocks', { codes: 'clockIds' }),
    field('max'),
    field('approvers', { fields: APPROVERS, blank: { role: 'centre_head' } }),
    field('approver', { codes: 'notify' }),
    field('noticeToComplainant'),
    field('byAgreementBeforeExpiry'),
    REF,
  ],
  blank: {
    clocks: [],
    max: { value: 5, unit: 'day', basis: 'working' },
    approvers: [{ role: 'leader' }],
  },
});

const timeNodes = part({
  key: 'timeNodes',
  kind: 'rules',
  path: ['timeNodes'],
  fields: [field('stage', { codes: 'state' }), field('clock', { codes: 'clockIds' })],
  blank: { stage: 'registered', clock: '' },
});

const routines = part({
  key: 'routines',
  kind: 'rules',
  path: ['routines'],
  fields: [
    ID,
    ...NAMES,
    field('every'),
    field('flagAt'),
    field('owner'),
    field('each', { column: 'owner' }),
    field('escalateTo', { codes: 'notify' }),
    field('escalateAfter', { column: 'escalateTo' }),
    REF,
  ],
  blank: { id: '', zh: '', en: '', every: 'day', flagAt: '09:00', owner: '' },
});

const steps = part({
  key: 'ladderSteps',
  kind: 'timeline',
  path: ['ladder', 'steps'],
  fields: [
    ID,
    field('action'),
    field('level'),
    field('fraction'),
    field('after'),
    field('notify', { codes: 'notify' }),
    field('acknowledgeWithin'),
    WHEN,
    field('kinds'),
    field('always'),
    field('atAnyHour'),
  ],
  blank: { id: '', action: 'escalate', level: 1, after: '24h', notify: ['centreHead'] },
});

const quiet = part({
  key: 'quietHours',
  kind: 'fields',
  path: ['ladder', 'quietHours'],
  fields: [field('from'), field('to')],
});

const plans = part({
  key: 'plans',
  kind: 'rules',
  path: ['followUp', 'plans'],
  fields: [
    ID,
    ...NAMES,
    field('trigger'),
    field('items', {
      fields: [field('after')],
      blank: { after: { value: 1, unit: 'month', basis: 'calendar' } },
    }),
    field('roll', { column: 'items' }),
    field('monthEnd', { column: 'items' }),
    WHEN,
    field('skipWhen'),
    field('executor'),
    field('tracker'),
    field('attempts'),
    field('alsoCreates', { codes: 'creates' }),
    field('script.zh', { column: 'form' }),
    field('script.en', { column: 'form' }),
    field('form', { codes: 'contents' }),
    field('mustAnswer', { codes: 'contents', column: 'form' }),
    field('onDissatisfied.action'),
    field('onDissatisfied.multiplier', { column: 'onDissatisfied.action' }),
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
});

const rounds = part({
  key: 'rounds',
  kind: 'fields',
  path: ['rounds'],
  fields: [field('max'), REF],
});

const duty = part({
  key: 'duty',
  kind: 'rules',
  path: ['duty'],
  fields: [field('from'), field('to'), field('role')],
  blank: { from: '08:00', to: '17:00', role: '' },
});

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
  duty,
} as const;
