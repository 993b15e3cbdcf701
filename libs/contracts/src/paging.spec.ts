import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { cursorOf, InstantPlaceSchema } from './paging.js';
import { ProblemError } from './problem.js';

const cursor = cursorOf(InstantPlaceSchema);
const place: [string, string] = [
  '2026-11-20T02:12:00.123Z',
  '01900000-0000-7000-8000-0000000000aa',
];

describe('the cursor of a list', () => {
  it('comes back as it went out, also with Chinese in it', () => {
    expect(cursor.read(cursor.write(place))).toEqual(place);
    const named = cursorOf(z.string());
    expect(named.read(named.write('护理部>?'))).toBe('护理部>?');
    expect(named.write('护理部>?~~')).toMatch(/^[\w-]+$/);
  });

  it('is absent on the first page', () => {
    expect(cursor.read(undefined)).toBeNull();
    expect(cursor.read('')).toBeNull();
  });

  it.each(['x', btoa('[]'), btoa('["yesterday","1"]'), '%%%', '護理'])(
    'that the list did not give (%s) is refused with the field named',
    (text) => {
      expect(() => cursor.read(text)).toThrow(ProblemError);
      try {
        cursor.read(text);
      } catch (error) {
        expect(error).toMatchObject({
          code: 'request.invalid',
          extra: { errors: [{ path: 'cursor' }] },
        });
      }
    },
  );
});

describe('a page of rows', () => {
  const letters = cursorOf(z.string());
  const letter = (row: string) => row;

  it('goes on where its last row ended, when there is one row more than asked for', () => {
    const { items, nextCursor } = letters.page(['a', 'b', 'c'], 2, letter);
    expect(items).toEqual(['a', 'b']);
    expect(letters.read(nextCursor ?? '')).toBe('b');
  });

  it('is the last one otherwise', () => {
    expect(letters.page(['a', 'b'], 2, letter)).toEqual({ items: ['a', 'b'], nextCursor: null });
    expect(letters.page([], 2, letter)).toEqual({ items: [], nextCursor: null });
  });
});
