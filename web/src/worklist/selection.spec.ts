import { describe, expect, it } from '@jest/globals';
import { between } from './selection';

describe('a range of a list', () => {
  const items = ['a', 'b', 'c', 'd'];
  it('goes both ways and holds both ends', () => {
    expect(between(items, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(between(items, 'd', 'c')).toEqual(['c', 'd']);
  });
  it('is the one that was clicked where nothing was chosen before, or what was is gone', () => {
    expect(between(items, null, 'c')).toEqual(['c']);
    expect(between(items, 'x', 'c')).toEqual(['c']);
    expect(between(items, 'a', 'x')).toEqual([]);
  });
});
