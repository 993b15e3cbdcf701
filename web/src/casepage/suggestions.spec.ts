import { describe, expect, it } from '@jest/globals';
import { isTaken, suggestionsFor, takenFacts } from './suggestions';

const offered = {
  categories: [{ code: 'C04', label: { zh: '收费', en: 'Charges' } }],
  suggestions: [
    { id: 'queue', category: 'C01', topics: ['waiting'], words: { zh: ['排队'], en: [] } },
    {
      id: 'charges',
      category: 'C04',
      topics: ['charges'],
      words: { zh: ['收费', '退费'], en: [] },
    },
    { id: 'none', category: 'C99', topics: [], words: { zh: ['排队'], en: [] } },
  ],
};

describe('what the words of a complaint suggest', () => {
  it('is said with the words that say so, the most of them first', () => {
    expect(suggestionsFor(offered, '排队两小时', '重复收费，要求退费')).toEqual([
      { id: 'charges', category: 'C04', topics: ['charges'], found: ['收费', '退费'] },
      { id: 'queue', category: null, topics: ['waiting'], found: ['排队'] },
    ]);
  });
  it('is nothing where no word is known, and where the reader may not see the words', () => {
    expect(suggestionsFor(offered, null, undefined)).toEqual([]);
    expect(suggestionsFor(offered, '其他')).toEqual([]);
  });
  it('is taken beside what was chosen already', () => {
    const [charges] = suggestionsFor(offered, '收费');
    if (!charges) throw new Error('nothing is suggested');
    const facts = takenFacts(charges, { topics: ['attitude'] });
    expect(facts).toEqual({ category: 'C04', topics: ['attitude', 'charges'] });
    expect([isTaken(charges, facts), isTaken(charges, { category: 'C04' })]).toEqual([true, false]);
  });
});
