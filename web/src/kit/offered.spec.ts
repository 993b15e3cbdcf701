import { describe, expect, it } from '@jest/globals';
import type { PoliciesView } from '@tingsu/contracts';
import { countedCalendar, offeredBy } from './offered';

const words = (zh: string) => ({ zh, en: zh });
const binding = (
  zh: string,
  id: string,
  topics: readonly string[],
): PoliciesView['bindings'][number] => ({
  campus: null,
  caseKind: 'external',
  policies: [{ id, version: '1.0.0' }],
  title: words('医院'),
  categories: [{ code: 'C01', label: words(zh) }],
  topics: [...topics],
  declineReasons: [],
  supplements: ['AUTHORISATION'],
  natures: [],
  tracks: [],
  clocks: [],
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
      tracks: [],
      supplements: ['AUTHORISATION'],
      facts: view.facts,
    });
  });
  it('counts on the calendar of the first binding', () => {
    expect(countedCalendar(view)).toBe('cn');
    expect(countedCalendar({ ...view, bindings: view.bindings.toReversed() })).toBeNull();
    expect(countedCalendar({ ...view, bindings: [] })).toBeNull();
  });
});
