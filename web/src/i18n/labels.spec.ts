import { describe, expect, it } from '@jest/globals';
import {
  ADVICE,
  CASE_STATES,
  CHANNELS,
  CLOCK_KINDS,
  COMMAND_NAMES,
  CONTACT_MEDIA,
  FIELD_CODES,
  INVALID_KINDS,
  OUTCOMES,
  PRIORITIES,
  PROBLEMS,
  RECORDED_MILESTONES,
  RELATIONS,
  REMEDIES,
  REOPENING_GROUNDS,
  REPORT_METHODS,
  REPORT_SUBJECTS,
  ROLES,
  RULE_CODES,
  MESSAGE_MEDIA,
  SUPPLEMENT_ELEMENTS,
  TOLD_BY_STAFF,
  TOLD_PROOFS,
  SUSPENSION_CAUSES,
  WARNING_CODES,
} from '@tingsu/contracts';
import * as portalEn from '../portal/texts.en';
import * as portalZh from '../portal/texts.zh-CN';
import * as factsEn from './facts.en';
import * as factsZh from './facts.zh-CN';
import { label, labelTable, reasonText, valueName, type LabelTable } from './labels';
import { preferredLanguage } from './language';
import * as officeEn from './office-problems.en';
import * as officeZh from './office-problems.zh-CN';
import * as problemsEn from './problems.en';
import * as problemsZh from './problems.zh-CN';
import * as rulesEn from './rules.en';
import * as rulesZh from './rules.zh-CN';
import * as bindingsEn from './bindings.en';
import * as bindingsZh from './bindings.zh-CN';
import * as calendarsEn from './calendars.en';
import * as calendarsZh from './calendars.zh-CN';
import * as casepageEn from './casepage.en';
import * as casepageZh from './casepage.zh-CN';
import * as clocksEn from './clocks.en';
import * as clocksZh from './clocks.zh-CN';
import { filled } from './filled';
import * as policiesEn from './policies.en';
import * as policiesZh from './policies.zh-CN';
import * as fieldsEn from './policy-fields.en';
import * as fieldsZh from './policy-fields.zh-CN';
import * as registerEn from './register.en';
import * as registerZh from './register.zh-CN';
import { staff as staffEn } from './staff.en';
import { staff as staffZh } from './staff.zh-CN';
import { textsIn } from './texts';
import * as wordsEn from './vocabulary.en';
import * as wordsZh from './vocabulary.zh-CN';

/** All paths to texts in a tree of resources: `vocabulary.state.closed`. */
const paths = (tree: unknown, before = ''): string[] =>
  typeof tree === 'object' && tree !== null
    ? Object.entries(tree).flatMap(([key, value]) => paths(value, `${before}.${key}`))
    : [before];
const texts = (tree: unknown): string[] =>
  typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(texts) : [String(tree)];
const values = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

const pairs = [
  ['portal', { ...portalZh }, { ...portalEn }],
  ['staff console', staffZh, staffEn],
  ['policies', { ...policiesZh, ...fieldsZh }, { ...policiesEn, ...fieldsEn }],
  ['bindings', { ...bindingsZh }, { ...bindingsEn }],
  ['calendars', { ...calendarsZh }, { ...calendarsEn }],
  ['casepage', { ...casepageZh }, { ...casepageEn }],
  ['clocks', { ...clocksZh }, { ...clocksEn }],
  ['registration', { ...registerZh }, { ...registerEn }],
  ['vocabulary', { ...wordsZh }, { ...wordsEn }],
  ['facts', { ...factsZh }, { ...factsEn }],
  ['problems', { ...problemsZh, ...officeZh }, { ...problemsEn, ...officeEn }],
  ['rules', { ...rulesZh }, { ...rulesEn }],
] as const;

describe('texts in two languages', () => {
  it.each(pairs)('have the same keys: %s', (_, chinese, english) => {
    expect(paths(english).sort()).toEqual(paths(chinese).sort());
  });
  it.each(pairs)('fill in the same values: %s', (_, chinese, english) => {
    const fills = (tree: unknown): unknown => texts(tree).map(values);
    expect(fills(english)).toEqual(fills(chinese));
  });
  it.each(pairs)('are never empty: %s', (_, chinese, english) => {
    expect([...texts(chinese), ...texts(english)].filter((text) => text.trim() === '')).toEqual([]);
  });
});

describe('the sentences of the console', () => {
  const bundles = [
    staffZh,
    policiesZh.policies,
    calendarsZh.calendars,
    bindingsZh.bindings,
    clocksZh.clocks,
    casepageZh.casepage,
  ];
  it('have one key each, in whichever bundle they travel', () => {
    const keys = bundles.flatMap((bundle) => Object.keys(bundle));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
  it('fill in values by {name}, in both languages', () => {
    expect(textsIn('en')('totalCases', { count: 3 })).toBe('3 cases');
    expect(textsIn('zh-CN')('dueExact', { at: '<9:00>' })).toContain('<9:00>');
    expect([filled('{who}: {what}', { who: 'A' }), filled('{{x}}', { x: 1 })]).toEqual([
      'A: ',
      '{1}',
    ]);
  });
});

describe('labels of codes', () => {
  const coverage: readonly (readonly [LabelTable, readonly string[]])[] = [
    ['state', CASE_STATES],
    ['channel', CHANNELS],
    ['relation', RELATIONS],
    ['role', ROLES],
    ['command', COMMAND_NAMES],
    ['priority', PRIORITIES],
    ['outcome', OUTCOMES],
    ['problem', Object.keys(PROBLEMS)],
    ['rule', RULE_CODES],
    ['fieldProblem', FIELD_CODES],
    ['warning', WARNING_CODES],
    ['acceptance', ADVICE],
    ['clockKind', CLOCK_KINDS],
    ['contactMedium', CONTACT_MEDIA],
    ['medium', TOLD_BY_STAFF],
    ['sendingMedium', MESSAGE_MEDIA],
    ['toldProof', TOLD_PROOFS],
    ['invalidKind', INVALID_KINDS],
    ['milestone', RECORDED_MILESTONES],
    ['remedy', REMEDIES],
    ['reopening', REOPENING_GROUNDS],
    ['reportMethod', REPORT_METHODS],
    ['reportSubject', REPORT_SUBJECTS],
    ['missing', SUPPLEMENT_ELEMENTS],
    ['suspension', SUSPENSION_CAUSES],
  ];
  it.each(coverage)('exist for every %s in both languages', (table, codes) => {
    for (const language of ['zh-CN', 'en'] as const)
      expect(codes.filter((code) => !(code in labelTable(language, table)))).toEqual([]);
  });
  it('show a code that a newer policy brings rather than nothing', () => {
    expect(label('en', 'topic', 'telepathy')).toBe('telepathy');
    expect(label('en', 'topic', null)).toBe('');
  });
  it('explain a refusal by the code of its rule', () => {
    expect(reasonText('en', 'leader.required')).toBe(
      'The policy requires a hospital leader to do this.',
    );
    expect(reasonText('zh-CN', 'case.stale_version')).toContain('别人');
    expect(reasonText('en', 'no.such')).toBeNull();
  });
});

describe('the value of a fact', () => {
  const department = (code: string): string => (code === 'north.imaging' ? '影像科' : code);
  const named = (code: string, campus = 'north') =>
    valueName('zh-CN', 'factValue', code, { campus, department });

  it('is called by its label, else as the directory calls the unit, else by its code', () => {
    expect(named('radiology')).toBe('放射科');
    expect(named('north.imaging', 'main')).toBe('影像科');
    expect(named('imaging')).toBe('影像科');
    expect(named('imaging', 'main')).toBe('imaging');
  });
});

describe('the first language', () => {
  it('is the first of the browser’s that we speak, else Chinese', () => {
    expect(preferredLanguage(['fr', 'en-GB', 'zh-CN'])).toBe('en');
    expect(preferredLanguage(['zh-TW', 'en'])).toBe('zh-CN');
    expect(preferredLanguage(['ug'])).toBe('zh-CN');
  });
});
