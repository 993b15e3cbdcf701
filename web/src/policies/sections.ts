import {
  CODE,
  field,
  ID,
  NAMES,
  NAMES_IF_GIVEN,
  part,
  REF,
  TITLES,
  WHEN,
  type FieldLayout,
  type Part,
  type Section,
} from './fields';
import type { JsonObject } from './json';
import { BESIDE_PARTS } from './sections-beside';
import { PAPER_PARTS } from './sections-of-papers';
import { TIME_PARTS } from './sections-of-time';
import { TRIAGE_PARTS } from './sections-of-triage';

const SHIFT: readonly FieldLayout[] = [field('from'), field('to')];

const HEAD: readonly Part[] = [
  part({
    key: 'identity',
    kind: 'fields',
    path: [],
    fields: [
      ...TITLES,
      field('version'),
      field('effectiveFrom'),
      field('effectiveTo'),
      field('extends', { codes: 'policyIds' }),
      field('caseKind'),
      field('jurisdiction'),
      field('law'),
      field('timezone'),
    ],
  }),
  BESIDE_PARTS.bodies,
  part({
    key: 'calendar',
    kind: 'fields',
    path: ['calendar'],
    fields: [
      field('base'),
      field('dayCount'),
      field('cutoff'),
      field('rollIfHoliday'),
      field('shifts', { fields: SHIFT, blank: { from: '08:00', to: '12:00' } }),
    ],
  }),
  part({
    key: 'reminder',
    kind: 'fields',
    path: ['calendarReminder'],
    fields: [field('weeklyFrom'), field('dailyFrom')],
  }),
];

const APPROVALS = part({
  key: 'approvals',
  kind: 'rules',
  path: ['approvals'],
  fields: [
    ...[ID, ...NAMES_IF_GIVEN, field('step'), field('by'), field('unit'), field('level')],
    ...[field('view'), field('committee'), WHEN, REF],
  ],
  blank: { id: '', zh: '', en: '', step: 'opinion', by: 'leader' },
});

const EVIDENCE = part({
  key: 'evidence',
  kind: 'rules',
  path: ['evidence'],
  fields: [ID, ...NAMES_IF_GIVEN, field('step'), field('slot'), field('required'), WHEN, REF],
  blank: { id: '', step: 'submitPackage', slot: 'statement' },
});

const NOTICES = part({
  key: 'notices',
  kind: 'rules',
  path: ['notices'],
  fields: [
    ID,
    ...NAMES,
    field('at'),
    field('to'),
    field('form', { codes: 'medium' }),
    field('medium', { codes: 'medium' }),
    WHEN,
    field('mustContain', { codes: 'contents' }),
    field('text.zh', { column: 'mustContain' }),
    field('text.en', { column: 'mustContain' }),
    field('startsClock', { codes: 'clockIds' }),
    REF,
  ],
  blank: { id: '', zh: '', en: '', at: 'case.accepted', to: 'complainant' },
});

const CODES: readonly Part[] = [
  part({
    key: 'taxonomy',
    kind: 'rules',
    path: ['taxonomy'],
    fields: [CODE, ...NAMES, REF],
    blank: { code: '', zh: '', en: '' },
  }),
  part({
    key: 'channels',
    kind: 'rules',
    path: ['channels'],
    fields: [
      CODE,
      ...NAMES,
      field('requires', { codes: 'contents' }),
      field('elseAnonymous', { column: 'requires' }),
      field('marks', { codes: 'marks' }),
      REF,
    ],
    blank: { code: '', zh: '', en: '' },
  }),
];

/** A policy document as an officer reads and edits it: every part of it that the engine decides by. */
export const SECTIONS: readonly Section[] = [
  { id: 'head', parts: HEAD },
  {
    id: 'clocks',
    parts: [
      TIME_PARTS.clocks,
      TIME_PARTS.pauses,
      TIME_PARTS.extensions,
      TIME_PARTS.timeNodes,
      TIME_PARTS.routines,
      TIME_PARTS.duty,
    ],
  },
  { id: 'routing', parts: TRIAGE_PARTS.routing },
  { id: 'tracks', parts: TRIAGE_PARTS.tracks },
  { id: 'grades', parts: TRIAGE_PARTS.grades },
  { id: 'acceptance', parts: TRIAGE_PARTS.acceptance },
  { id: 'ladder', parts: [TIME_PARTS.steps, TIME_PARTS.quiet] },
  { id: 'followUp', parts: [TIME_PARTS.plans, TIME_PARTS.rounds] },
  { id: 'approvals', parts: [APPROVALS, EVIDENCE] },
  { id: 'notices', parts: [NOTICES] },
  { id: 'papers', parts: PAPER_PARTS },
  { id: 'codes', parts: CODES },
  { id: 'handling', parts: BESIDE_PARTS.handling },
  { id: 'reports', parts: BESIDE_PARTS.reports },
  { id: 'accountability', parts: BESIDE_PARTS.accountability },
];

const READ_ELSEWHERE = ['schemaVersion', 'id', 'locale', 'title', 'version', 'units'];
const COVERED: ReadonlySet<string> = new Set([
  ...READ_ELSEWHERE,
  ...SECTIONS.flatMap((section) =>
    section.parts.flatMap(({ path, fields }) =>
      path.length > 0 ? [String(path[0])] : fields.map((one) => String(one.path[0])),
    ),
  ),
]);

/** What a document lays down beside that: read as it stands. */
export const otherRules = (document: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !COVERED.has(name)));
