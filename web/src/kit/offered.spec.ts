import { describe, expect, it } from '@jest/globals';
import type { PoliciesView } from '@tingsu/contracts';
import { countedCalendar, offeredBy, offeredFor, topicsToChoose } from './offered';

const words = (zh: string) => ({ zh, en: zh });
const binding = (
  zh: string,
  id: string,
  topics: readonly string[],
): PoliciesView['bindings'][number] => ({
  campus: null,
  department: null,
  channel: null,
  caseKind: 'external',
  policies: [{ id, version: '1.0.0' }],
  title: words('医院'),
  categories: [{ code: 'C01', label: words(zh) }],
  topics: [...topics],
  declineReasons: [],
  supplements: ['AUTHORISATION'],
  severities: [{ code: '2', label: words('一般') }],
  elements: ['demand'],
  signatureWaivers: ['refused'],
  natures: [],
  tracks: [],
  clocks: [],
  units: [{ code: '护理部', label: { zh: '护理部', en: 'Nursing department' } }],
});
const view: PoliciesView = {
  documents: [
    { id: 'campus', calendar: {} },
    { id: 'hospital', calendar: { base: 'cn' } },
  ],
  bindings: [
    binding('窗口', 'hospital', ['attitude']),
    binding('其他', 'campus', ['charges', 'attitude']),
  ],
  facts: [{ name: 'harm', type: 'boolean', owner: 'triage', zh: '造成损害', en: 'harm' }],
};

describe('what forms offer', () => {
  it('is all codes of the policies in force, each once, in the words of the first that has it', () => {
    expect(offeredBy(view)).toEqual({
      categories: [{ code: 'C01', label: words('窗口') }],
      topics: ['attitude', 'charges'],
      declineReasons: [],
      causes: [],
      dangers: [],
      problems: null,
      suggestions: [],
      tracks: [],
      supplements: ['AUTHORISATION'],
      severities: [{ code: '2', label: words('一般') }],
      elements: ['demand'],
      signatures: ['signed', 'voice', 'refused'],
      units: [{ code: '护理部', label: { zh: '护理部', en: 'Nursing department' } }],
      facts: view.facts,
    });
  });
  it('is in a case what its own policies have, and not those of another hospital', () => {
    const other = offeredFor(view, [{ id: 'campus', version: '0.9.0' }]);
    expect([other.categories, other.topics]).toEqual([
      [{ code: 'C01', label: words('其他') }],
      ['charges', 'attitude'],
    ]);
    expect(offeredFor(view, [{ id: 'replaced', version: '1.0.0' }])).toEqual(offeredBy(view));
  });
  it('is every topic where the rules name none, so that a case can be accepted, and otherwise "other" too', () => {
    expect(topicsToChoose({ topics: [] }, ['attitude', 'charges'])).toEqual([
      'attitude',
      'charges',
    ]);
    expect(topicsToChoose({ topics: ['drug'] }, ['attitude'])).toEqual(['drug', 'other']);
  });
  it('counts on the calendar of the first binding', () => {
    expect(countedCalendar(view)).toBe('cn');
    expect(countedCalendar({ ...view, bindings: view.bindings.toReversed() })).toBeNull();
    expect(countedCalendar({ ...view, bindings: [] })).toBeNull();
  });
});
