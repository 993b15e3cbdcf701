import { describe, expect, it } from '@jest/globals';
import { differencesBetween } from './differences.js';

describe('the comparison of two documents', () => {
  it('finds a list item by its id, wherever it stands, and points into the right document', () => {
    const left = {
      clocks: [{ id: 'a', duration: { value: 3 } }, { id: 'b', owner: 'x' }, { id: 'gone' }],
    };
    const right = {
      clocks: [{ id: 'b', owner: 'y' }, { id: 'a', duration: { value: 2 } }, { id: 'new' }],
    };
    expect(differencesBetween(left, right)).toEqual([
      { path: '/clocks/0/owner', change: 'changed', section: 'clocks', before: 'x', after: 'y' },
      {
        path: '/clocks/1/duration/value',
        change: 'changed',
        section: 'clocks',
        before: 3,
        after: 2,
      },
      { path: '/clocks/2', change: 'added', section: 'clocks', before: null, after: { id: 'new' } },
      {
        path: '/clocks/2',
        change: 'removed',
        section: 'clocks',
        before: { id: 'gone' },
        after: null,
      },
    ]);
  });

  it('takes a list of plain values as one thing, and writes names as JSON pointers do', () => {
    expect(differencesBetween({ 'a/b': ['x', 'y'] }, { 'a/b': ['x'] })).toEqual([
      { path: '/a~1b', change: 'changed', section: 'a/b', before: ['x', 'y'], after: ['x'] },
    ]);
  });

  it('finds nothing where only the order of names differs', () => {
    expect(
      differencesBetween({ a: 1, b: [{ code: 'x', y: 1 }] }, { b: [{ y: 1, code: 'x' }], a: 1 }),
    ).toEqual([]);
  });
});
