import { describe, expect, it } from '@jest/globals';
import { searchable, wordsIn } from './words.js';

const LIST = { zh: ['自杀', '跳楼', '煤气泄漏'], en: ['kill myself', 'gun'] };
const found = (...texts: (string | null)[]): readonly string[] =>
  wordsIn(searchable(...texts), LIST);

describe('words in a text', () => {
  it('are found in Chinese wherever they stand, also spelled with blanks and signs between', () => {
    expect(found('再不解决我就跳楼。')).toEqual(['跳楼']);
    expect(found('我要 自-杀')).toEqual(['自杀']);
  });
  it('are found in English as whole words, in any case and width', () => {
    expect(found('I will KILL  MYSELF, really')).toEqual(['kill myself']);
    expect(found('Ｇｕｎ')).toEqual(['gun']);
    expect(found('The nurse had begun her round.')).toEqual([]);
  });
  it('are looked for in every text, and none is found across two texts of Chinese without the word', () => {
    expect(found(null, '楼道煤气泄漏')).toEqual(['煤气泄漏']);
    expect(found('排队三小时', null)).toEqual([]);
  });
  it('are found although the sentence denies them: a person decides that', () => {
    expect(found('我没有想自杀')).toEqual(['自杀']);
  });
  it('are never found for an entry that says nothing', () => {
    expect(wordsIn(searchable('abc'), { zh: ['', '。'], en: [' '] })).toEqual([]);
  });
});
