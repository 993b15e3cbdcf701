import { describe, expect, it } from '@jest/globals';
import { spanOf } from './span.js';

const shanghai = { directory: { timeZone: 'Asia/Shanghai' } };
const now = new Date('2026-11-28T17:00:00Z');

describe('the period of the loops', () => {
  it('holds its last day to its end, where the group is', () => {
    expect(
      spanOf({ campus: 'main', from: '2026-11-01', to: '2026-11-30' }, shanghai, now),
    ).toMatchObject({
      campus: 'main',
      from: new Date('2026-10-31T16:00:00Z'),
      until: new Date('2026-11-30T16:00:00Z'),
    });
  });

  it('has no end where none is asked for, and knows which day it is there', () => {
    expect(spanOf({}, shanghai, now)).toEqual({
      ...{ campus: null, from: null, until: null, days: { from: null, to: null } },
      today: '2026-11-29',
    });
  });
});
