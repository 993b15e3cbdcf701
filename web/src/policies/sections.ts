import {
  CODE,
  field,
  ID,
  NAMES,
  NEEDED,
  REF,
  WHEN,
  type Field,
  type Part,
  type Section,
} from './fields';
import type { JsonObject } from './json';
import { TIME_PARTS } from './sections-of-time';
import { TRIAGE_PARTS } from './sections-of-triage';

const SHIFT: readonly Field[] = [
  field('from', 'from', 'time', NEEDED),
  field('to', 'to', 'time', NEEDED),
];

const HEAD: readonly Part[] = [
  {
    key: 'identity',
    kind: 'fields',
    path: [],
    fields: [
      field('title.zh', 'titleZh', 'line', NEEDED),
      field('title.en', 'titleEn', 'line', NEEDED),
      field('version', 'version', 'line', NEEDED),
      field('effectiveFrom', 'effectiveFrom', 'date', NEEDED),
      field('effectiveTo', 'effectiveTo', 'date'),
      field('extends', 'extends', 'strings', { table: 'policyIds' }),
      field('caseKind', 'caseKind', 'choice', { table: 'caseKind' }),
      field('jurisdiction', 'jurisdiction', 'line'),
      field('timezone', 'timezone', 'line', NEEDED),
      field('roles.centre', 'centre', 'unit'),
    ],
  },
  {
    key: 'calendar',
    kind: 'fields',
    path: ['calendar'],
    fields: [
      field('base', 'base', 'line', NEEDED),
      field('dayCount', 'dayCount', 'choice', { table: 'dayCount' }),
      field('cutoff', 'cutoff', 'time'),
      field('rollIfHoliday', 'rollIfHoliday', 'choice', { table: 'roll' }),
      field('shifts', 'shifts', 'list', { fields: SHIFT, blank: { from: '08:00', to: '12:00' } }),
    ],
  },
  {
    key: 'reminder',
    kind: 'fields',
    path: ['calendarReminder'],
    fields: [field('weeklyFrom', 'weeklyFrom', 'line'), field('dailyFrom', 'dailyFrom', 'line')],
  },
];

const APPROVALS: Part = {
  key: 'approvals',
  kind: 'rules',
  path: ['approvals'],
  fields: [
    ID,
    field('step', 'step', 'choice', { ...NEEDED, table: 'step' }),
    field('by', 'by', 'choice', { ...NEEDED, table: 'approver' }),
    WHEN,
    REF,
  ],
  blank: { id: '', step: 'opinion', by: 'leader' },
};

const NOTICES: Part = {
  key: 'notices',
  kind: 'rules',
  path: ['notices'],
  fields: [
    ID,
    ...NAMES,
    field('at', 'milestone', 'milestone'),
    field('to', 'addressee', 'choice', { table: 'addressee' }),
    field('form', 'form', 'choice', { table: 'medium' }),
    field('medium', 'medium', 'strings', { table: 'medium' }),
    WHEN,
    field('mustContain', 'mustContain', 'strings', { table: 'elements' }),
    field('startsClock', 'startsClock', 'choice', { table: 'clockIds' }),
    REF,
  ],
  blank: { id: '', zh: '', en: '', at: 'case.accepted', to: 'complainant' },
};

const CODES: readonly Part[] = [
  {
    key: 'taxonomy',
    kind: 'rules',
    path: ['taxonomy'],
    fields: [CODE, ...NAMES],
    blank: { code: '', zh: '', en: '' },
  },
  {
    key: 'channels',
    kind: 'rules',
    path: ['channels'],
    fields: [
      CODE,
      ...NAMES,
      field('requires', 'requires', 'strings', { table: 'elements' }),
      field('marks', 'marks', 'strings', { table: 'marks' }),
      REF,
    ],
    blank: { code: '', zh: '', en: '' },
  },
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
    ],
  },
  { id: 'routing', parts: TRIAGE_PARTS.routing },
  { id: 'tracks', parts: TRIAGE_PARTS.tracks },
  { id: 'grades', parts: TRIAGE_PARTS.grades },
  { id: 'acceptance', parts: TRIAGE_PARTS.acceptance },
  { id: 'ladder', parts: [TIME_PARTS.steps, TIME_PARTS.quiet] },
  { id: 'followUp', parts: [TIME_PARTS.plans, TIME_PARTS.rounds] },
  { id: 'approvals', parts: [APPROVALS] },
  { id: 'notices', parts: [NOTICES] },
  { id: 'codes', parts: CODES },
];

const READ_ELSEWHERE = ['schemaVersion', 'id', 'locale', 'title', 'version', 'units'];
const COVERED: ReadonlySet<string> = new Set([
  ...READ_ELSEWHERE,
  ...SECTIONS.flatMap((section) =>
    section.parts.flatMap((part) =>
      part.path.length > 0 ? [String(part.path[0])] : part.fields.map((one) => String(one.path[0])),
    ),
  ),
]);

/** What a document lays down beside that: read as it stands. */
export const otherRules = (document: JsonObject): JsonObject => {
  const { accountability, roles } = document;
  const rest = Object.fromEntries(Object.entries(document).filter(([name]) => !COVERED.has(name)));
  return {
    ...rest,
    ...(isFilled(roles, 'centre') ? { roles } : {}),
    ...(isFilled(accountability, 'degrees')
      ? { accountability: without(accountability, 'degrees') }
      : {}),
  };
};

const without = (value: unknown, name: string): JsonObject =>
  Object.fromEntries(Object.entries(value as JsonObject).filter(([key]) => key !== name));
const isFilled = (value: unknown, but: string): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).some((key) => key !== but);
