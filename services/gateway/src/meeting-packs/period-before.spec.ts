import { expect, it } from '@jest/globals';
import { periodBefore } from './period-before.js';

it('the period before has as many days and ends the day before', () => {
  expect(periodBefore({ from: '2026-11-01', to: '2026-11-30' })).toEqual({
    ...{ from: '2026-10-02', to: '2026-10-31' },
  });
  expect(periodBefore({ from: '2026-03-01', to: '2026-03-01' })).toEqual({
    ...{ from: '2026-02-28', to: '2026-02-28' },
  });
});
