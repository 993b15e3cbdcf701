import { describe, expect, it } from '@jest/globals';
import { sharedWords } from './shared-words.js';

describe('shared words', () => {
  it('stand in three of four complaints, the most frequent first', () => {
    const shared = sharedWords([
      ['排队', 'x光', '星期一'],
      ['x光', '星期一', '挂号费'],
      ['星期一', '排队', 'x光'],
      ['态度', 'x光'],
    ]);
    expect(shared).toEqual(['x光', '星期一']);
  });

  it('are none of one complaint, and none of two that have nothing in common', () => {
    expect(sharedWords([['排队', 'x光']])).toEqual([]);
    expect(sharedWords([['排队'], ['x光']])).toEqual([]);
  });

  it('are no more than a line holds', () => {
    const many = Array.from({ length: 20 }, (_, nth) => `word${nth}`);
    expect(sharedWords([many, many])).toHaveLength(8);
  });
});
