import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '@tingsu/contracts';
import { decodeCursor, encodeCursor } from './notice-cursor.js';

describe('the cursor of a list', () => {
  it('comes back as it went out', () => {
    const place = {
      read: true,
      at: '2026-11-20T02:12:00.123Z',
      id: '01900000-0000-7000-8000-0000000000aa',
    };
    expect(decodeCursor(encodeCursor(place))).toEqual(place);
    expect(decodeCursor(undefined)).toBeNull();
  });

  it.each(['x', btoa('[]'), btoa('[true,"yesterday","1"]'), '%%%'])(
    'that is not ours (%s) is refused with a clear problem',
    (cursor) => {
      expect(() => decodeCursor(cursor)).toThrow(ProblemError);
    },
  );
});
