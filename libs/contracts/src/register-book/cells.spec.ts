import { describe, expect, it } from '@jest/globals';
import type { RegisterEntry } from '../api/register-book.js';
import { registerCells, type RegisterReader } from './cells.js';
import { registerColumnName, registerColumns } from './columns.js';

const person = '0190bbbb-0000-7000-8000-000000000001';
const reader: RegisterReader = {
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  campus: () => '总院区',
  department: (code) => (code === 'main.outpatient' ? '门诊部' : code),
  person: () => '李医生',
};
const entry: RegisterEntry = {
  ...{ nr: 7, complaintNo: 'TS-2026-000007', caseNo: null, campus: 'main' },
  ...{ receivedAt: '2026-11-20T02:12:00Z', channel: 'hotline', kind: 'external' },
  ...{ state: 'dispatched', department: 'main.outpatient', answeredAt: null },
  ...{ anonymous: false, name: '张**', contact: '138****8000', relation: 'family' },
  ...{ patient: '王*', facts: '挂号费收了两次', demand: '退一次', reasons: null },
  ...{ occurredAt: '2026-11-19T16:30:00Z', place: '二楼', restated: true, signature: 'voice' },
  respondents: { units: ['main.outpatient'], persons: [person], others: '一位护工' },
  files: 2,
  result: null,
  dueDates: [{ label: { zh: '5个工作日', en: '5 days' }, dueAt: '2026-11-27T09:00:00Z' }],
};
const cells = (
  columns: readonly string[],
  changes: Partial<RegisterEntry> = {},
  language = reader,
) => registerCells({ ...entry, ...changes }, columns, language);

describe('the columns of a register', () => {
  it('hold time, name, contact, content and wishes whatever the policy names (R-010)', () => {
    expect(registerColumns([], { manyCampuses: false })).toEqual(
      expect.arrayContaining(['receivedAt', 'name', 'contact', 'facts', 'demand']),
    );
  });

  it('have those of the policy between what was said and what became of it, each once (R-304)', () => {
    const named = ['time', 'place', 'facts', 'time', 'cause'];
    expect(registerColumns(named, { manyCampuses: false }).slice(-6)).toEqual([
      ...['cause', 'department', 'state', 'findings', 'answer', 'answeredAt'],
    ]);
  });

  it('say once what a column of the policy says in other words', () => {
    const named = registerColumns(['analysisAndHandling', 'result'], { manyCampuses: false });
    expect(named.slice(-5)).toEqual([
      ...['analysisAndHandling', 'result', 'department', 'state', 'answeredAt'],
    ]);
  });

  it('say the campus where there are several', () => {
    expect(registerColumns(['campus'], { manyCampuses: false })).not.toContain('campus');
    expect(registerColumns([], { manyCampuses: true }).slice(0, 5)).toEqual([
      ...['nr', 'complaintNo', 'receivedAt', 'campus', 'channel'],
    ]);
  });

  it('are called what people call them, and a hospital’s own as the policy writes it', () => {
    const names = ['cause', 'demand', '床号'].map((code) => registerColumnName(code, 'en'));
    expect(names).toEqual(['Cause', 'What is wanted', '床号']);
  });
});

describe('the cells of a register', () => {
  it('are words, with times as the clock on the wall shows them', () => {
    expect(cells(['nr', 'receivedAt', 'channel', 'kind', 'state', 'department'])).toEqual([
      ...['7', '2026-11-20 10:12', '投诉热线', '投诉', '已派发', '门诊部'],
    ]);
    expect(cells(['respondent', 'persons', 'time', 'complainantBasics'])).toEqual([
      ...['门诊部、李医生、一位护工', '李医生、一位护工'],
      ...['2026-11-20 00:30', '家属（未委托）、王*'],
    ]);
    expect(cells(['evidence', 'signature', 'restated', 'dueDates'])).toEqual([
      ...['2 件', '口头确认', '是', '5个工作日 2026-11-27 17:00'],
    ]);
  });

  it('say how it was handled, as far as the reader may read it', () => {
    const columns = ['findings', 'answer', 'result', 'handlingOpinion', 'leaderReview'];
    const handling = {
      ...{ findings: '系统重复扣费', opinion: '退费', leaderNote: '同意', measures: '改系统' },
      answer: '已退费',
    };
    expect(cells([...columns, 'improvement', 'analysisAndHandling'], { handling })).toEqual([
      ...['系统重复扣费', '已退费', '已退费', '退费', '同意', '改系统', '系统重复扣费'],
    ]);
    expect(cells(columns, { result: '当场退费' })).toEqual(['', '', '当场退费', '', '']);
  });

  it('are in English for who reads English', () => {
    const english = { ...reader, language: 'en' as const };
    expect(cells(['channel', 'evidence', 'dueDates'], {}, english)).toEqual([
      ...['Hotline', '2 in all', '5 days 2026-11-27 17:00'],
    ]);
  });

  it('are empty for what was not said, may not be seen, or nobody keeps', () => {
    const hidden = { name: null, contact: null, respondents: null, files: null, relation: null };
    const columns = [
      'name',
      'contact',
      'respondent',
      'evidence',
      'identity',
      'answeredAt',
      'concern',
    ];
    expect(cells(columns, hidden)).toEqual(columns.map(() => ''));
    expect(cells(['name'], { anonymous: true, name: null })).toEqual(['匿名']);
  });
});
