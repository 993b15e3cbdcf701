import { describe, expect, it } from '@jest/globals';
import { type CaseDetail, FIELD_CLASSES, type FieldClass } from '@tingsu/contracts';
import { detailAsSeen } from './seen-fields.js';

type Entry = CaseDetail['timeline'][number];

const entry = (type: string, data: Entry['data'], text: Entry['text'] = {}): Entry => ({
  version: 1,
  type,
  at: '2026-11-20T02:12:00.000Z',
  actor: { type: 'person', id: null, role: null },
  data,
  text,
});
const MATTER = {
  ...{ category: 'C01', topics: [], problem: null, severity: null, harm: null, place: null },
  ...{ units: ['main.ward'], persons: ['p'], confidential: false },
};
const FOUND: NonNullable<NonNullable<CaseDetail['issues']>[number]['found']> = {
  ...{ finding: 'upheld', cause: 'own_fault', liability: null, help: null, proposed: [] },
  ...{ liableUnits: ['main.lab'], liablePersons: [], at: '2026-11-20T02:12:00.000Z', by: 'r' },
};
const shown: Pick<
  CaseDetail,
  | 'nature'
  | 'natureRules'
  | 'facts'
  | 'remedies'
  | 'respondents'
  | 'excluded'
  | 'invalidity'
  | 'issues'
  | 'fields'
  | 'timeline'
> = {
  nature: 'invalid',
  natureRules: ['malicious', 'rude'],
  facts: { category: 'service', confirmedMalicious: true },
  respondents: { units: ['main.ward'], persons: ['p'], others: '护工' },
  excluded: ['q'],
  invalidity: { proposedBy: 'r', confirmed: true },
  fields: [],
  remedies: [],
  issues: [
    { ...MATTER, issueId: 'first', number: 1, found: FOUND },
    { ...MATTER, issueId: 'secret', number: 2, confidential: true, found: null },
  ],
  timeline: [
    entry('case.packageSubmitted.v1', { parts: ['statement'] }, { statement: '科室说明' }),
    entry('case.opinionDrafted.v1', { outcome: 'upheld' }, { opinion: '意见' }),
    entry('case.invalidated.v1', { kind: 'malicious' }, { grounds: '恶意' }),
    entry('case.peopleExcluded.v1', { persons: ['q'] }, { reason: '亲属' }),
    entry('case.noted.v1', { mentions: ['m'] }, { note: '家属来过' }),
    entry('case.respondentsNamed.v1', { units: ['main.ward'], persons: [] }, { others: '护工' }),
    entry('case.feedbackGiven.v1', { medium: 'phone' }, { text: '答复' }),
    entry('case.issueFound.v1', { issueId: 'first', finding: 'upheld' }, { reasons: '查实' }),
    entry('case.issueAdded.v1', { issueId: 'secret', units: [] }, { words: '匿名线索' }),
    entry('case.returned.v1', {}, { reason: '退回' }),
    entry('case.reviewRequested.v1', {}, { body: '委员会', question: '有无过失' }),
    entry('case.somethingNew.v1', {}, { note: '备注' }),
  ],
};
const seenWith = (...fields: FieldClass[]) => detailAsSeen(shown as CaseDetail, fields, null);
const wordsOf = ({ timeline }: CaseDetail) => timeline.flatMap(({ text }) => Object.values(text));

describe('X-24: a case as a reader sees it', () => {
  it('is whole for who sees every class', () => {
    expect(seenWith(...FIELD_CLASSES)).toEqual({ ...shown, fields: [...FIELD_CLASSES] });
  });

  it.each<[FieldClass, readonly string[]]>([
    ['statement', ['科室说明', '护工']],
    ['opinion', ['意见', '查实', '有无过失']],
    ['judgement', ['恶意']],
    ['notes', ['亲属', '家属来过', '备注']],
    ['answer', ['答复']],
    ['handling', ['退回', '委员会']],
    ['identity', []],
  ])('shows of its words, with %s alone, %j', (field, words) => {
    expect(wordsOf(seenWith(field))).toEqual(words);
  });

  it('tells of an issue in confidence only the office, of a finding only who reads opinions, and of nobody complained of without the statement', () => {
    const seen = seenWith('handling', 'words');
    expect(seen.issues).toMatchObject([{ issueId: 'first', found: null, units: [], persons: [] }]);
    expect(JSON.stringify(seen)).not.toMatch(/secret|匿名线索|upheld|main\.lab/);
    expect(seenWith('notes', 'words').issues).toHaveLength(2);
    expect(seenWith('opinion').issues).toMatchObject([{ found: { finding: 'upheld' } }]);
  });

  it('says nothing of a verdict about the complainant without the judgements', () => {
    const { nature, natureRules, facts, invalidity, timeline } = seenWith('handling', 'notes');
    expect({ nature, natureRules, facts, invalidity }).toEqual({
      nature: null,
      natureRules: ['rude'],
      facts: { category: 'service' },
      invalidity: null,
    });
    expect(timeline.map(({ type }) => type)).not.toContain('case.invalidated.v1');
  });

  it('names neither who is complained of without the statement nor who is kept away without the notes', () => {
    const { respondents, excluded, timeline } = seenWith('handling');
    expect(respondents).toEqual({ units: [], persons: [], others: null });
    expect(excluded).toEqual([]);
    expect(timeline.map(({ type }) => type)).not.toContain('case.peopleExcluded.v1');
    expect(timeline.map(({ type }) => type)).not.toContain('case.noted.v1');
    expect(JSON.stringify(timeline)).not.toMatch(/main\.ward|"q"/);
  });
});
