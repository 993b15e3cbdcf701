import { describe, expect, it } from '@jest/globals';
import { neighboursOf } from './came-from';

describe('the neighbours of a case in the list from which it was opened', () => {
  const among = ['C-1', 'C-2', 'C-3'];

  it('are the ones before and after it', () => {
    expect(neighboursOf(among, 'C-2')).toEqual({
      previous: 'C-1',
      next: 'C-3',
      place: 2,
      of: 3,
    });
  });

  it('end with the list on both sides', () => {
    expect(neighboursOf(among, 'C-1')).toMatchObject({ previous: null, place: 1 });
    expect(neighboursOf(among, 'C-3')).toMatchObject({ next: null, place: 3 });
  });

  it('do not exist for a case that stood alone, or in no list', () => {
    expect(neighboursOf(['C-1'], 'C-1')).toBeNull();
    expect(neighboursOf(among, 'C-9')).toBeNull();
  });
});
