import { describe, expect, it } from '@jest/globals';
import { askedNow } from './asked-facts';

describe('the questions beside the words', () => {
  it('are the weightiest that the policy still has', () => {
    expect(askedNow([], ['harm', 'death', 'media'], {}, 2)).toEqual(['harm', 'death']);
  });
  it('stay where they are when they are answered, and the next comes below', () => {
    expect(askedNow(['harm', 'death'], ['death', 'media'], { harm: true }, 2)).toEqual([
      'harm',
      'death',
      'media',
    ]);
  });
  it('make room for others when an answer settled them', () => {
    expect(askedNow(['harm', 'death'], ['media'], { harm: true }, 2)).toEqual([
      'harm',
      'death',
      'media',
    ]);
  });
});
