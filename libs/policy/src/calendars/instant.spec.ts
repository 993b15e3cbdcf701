import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isoOf } from './instant.js';

it('writes an instant exactly as Date does', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
      (date) => {
        expect(isoOf(date.getTime())).toBe(date.toISOString());
      },
    ),
  );
});
