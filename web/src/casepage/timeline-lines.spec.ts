import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '@tingsu/contracts';
import { label, labelTable } from '../i18n/labels';
import { clockOrder, elapsedShare } from './clock-order';
import type { Speech } from './speech';
import { eventName, groupOf, linesOf } from './timeline-lines';

const speech: Speech = {
  label: (table, code) => label('en', table, code),
  name: (text) => text.en,
  instant: (at) => `<${at}>`,
  list: (items) => items.join(', '),
  campus: (code) => `campus ${code}`,
  department: (code) => `dept ${code}`,
  unit: (name) => `unit ${name}`,
  person: (id) => `person ${id}`,
  category: (code) => `category ${code}`,
  danger: (code) => `danger ${code}`,
  cause: (code) => `cause ${code}`,
  clock: (clockId) => `clock ${clockId}`,
};

describe('the timeline', () => {
  it('has a heading for every event of a case, in both languages', () => {
    const types = [...CATALOGUE.keys()].map(eventName).filter((name) => name.startsWith('case.'));
    expect(types.length).toBeGreaterThan(20);
    for (const language of ['zh-CN', 'en'] as const)
      expect(types.filter((name) => !(name in labelTable(language, 'timeline')))).toEqual([]);
  });
  it('says of which danger a complaint spoke when it was graded', () => {
    expect(
      linesOf({ type: 'case.classified.v1', data: { facts: { danger: ['fire'] } } }, speech),
    ).toEqual(['⚠ danger fire']);
  });
  it('says to whom a case was dispatched', () => {
    expect(
      linesOf(
        {
          type: 'case.dispatched.v1',
          data: { lead: 'main.pharmacy', assist: ['main.outpatient'] },
        },
        speech,
      ),
    ).toEqual(['dept main.pharmacy, dept main.outpatient']);
  });
  it('tells every clock that changed, with its due instant', () => {
    const label24 = { zh: '二十四小时', en: '24 hours' };
    const data = {
      started: [{ clockId: 'contact24', label: label24, dueAt: 'T1' }],
      met: [{ clockId: 'ack3', metAt: 'T2' }],
    };
    expect(linesOf({ type: 'case.clocksChanged.v1', data }, speech)).toEqual([
      '▶ 24 hours · <T1>',
      '✓ clock ack3',
    ]);
  });
  it('says that a due time moved because of the calendar, and which promise was kept', () => {
    const data = {
      moved: [{ clockId: 'statement48', dueAt: 'T2', reason: 'calendar' }],
      kept: [{ clockId: 'feedback5', dueAt: 'T3', wouldBe: 'T1' }],
    };
    expect(linesOf({ type: 'case.clocksChanged.v1', data }, speech)).toEqual([
      '→ clock statement48 · <T2> · recalculated after a calendar change',
      '＝ clock feedback5 · <T3> · kept as promised; under the new calendar it would be <T1>',
    ]);
  });
  it('tells what grading led to, and nothing for an event that its heading tells', () => {
    const data = {
      category: 'C01',
      topics: ['attitude'],
      nature: 'major',
      priority: 'P1',
      lead: '管理部主任',
      leadDepartment: 'main.admin',
    };
    expect(linesOf({ type: 'case.classified.v1', data }, speech)).toEqual([
      'category C01 · Attitude · Major · P1 critical',
      '→ dept main.admin',
    ]);
    expect(linesOf({ type: 'case.accepted.v1', data: {} }, speech)).toEqual([]);
  });
  it('survives an event that it does not know and data that are not what they should be', () => {
    expect(linesOf({ type: 'case.sung.v3', data: { a: 1 } }, speech)).toEqual([]);
    expect(linesOf({ type: 'case.followUpPlanned.v1', data: { items: 'none' } }, speech)).toEqual(
      [],
    );
  });
  it('groups entries by people, clocks and system', () => {
    const by = (type: string, actor: string) =>
      groupOf({ type, actor: { type: actor, id: null, role: null } });
    expect([
      by('case.accepted.v1', 'staff'),
      by('case.clockBreached.v1', 'system'),
      by('case.registered.v1', 'system'),
    ]).toEqual(['people', 'clocks', 'system']);
  });
});

const clock = (part: Partial<Parameters<typeof clockOrder>[0]>) => ({
  clockId: 'a',
  label: { zh: '', en: '' },
  kind: 'limit' as const,
  state: 'running' as const,
  owner: '',
  startedAt: '2026-11-20T00:00:00Z',
  dueAt: '2026-11-21T00:00:00Z',
  originalDueAt: '',
  metAt: null,
  breachedAt: null,
  provisional: false,
  impliedBy: null,
  explanation: [],
  ref: [],
  ...part,
});

describe('the clocks of a case', () => {
  it('come with what still runs first, then by due instant, implied ones last', () => {
    const met = clock({
      clockId: 'met',
      metAt: '2026-11-20T01:00:00Z',
      state: 'met',
      dueAt: '2026-11-20T12:00:00Z',
    });
    const late = clock({ clockId: 'late', dueAt: '2026-11-25T00:00:00Z' });
    const implied = clock({ clockId: 'implied', impliedBy: 'soon' });
    const soon = clock({ clockId: 'soon' });
    expect([met, late, implied, soon].sort(clockOrder).map((one) => one.clockId)).toEqual([
      'soon',
      'late',
      'implied',
      'met',
    ]);
  });
  it('fill their bar with the time used, up to the moment they were met', () => {
    const now = Date.parse('2026-11-20T18:00:00Z');
    expect(elapsedShare(clock({}), now)).toBe(75);
    expect(elapsedShare(clock({ metAt: '2026-11-20T06:00:00Z' }), now)).toBe(25);
    expect(elapsedShare(clock({}), Date.parse('2026-12-01T00:00:00Z'))).toBe(100);
  });
});
