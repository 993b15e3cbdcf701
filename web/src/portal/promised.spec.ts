import { expect, it } from '@jest/globals';
import { promisedIn } from './promised';

const limit = (id: string, dueAt: string, met = false) => ({
  ...{ id, dueAt, met, provisional: false, explanation: [], originalDueAt: null },
  label: { zh: id, en: id },
});
const told = (...limits: readonly ReturnType<typeof limit>[]): readonly string[] =>
  promisedIn(limits).map(({ limit: { id }, last }) => (last ? `${id} at the latest` : id));

it('promises the next limits and the last, in three lines', () => {
  expect(
    told(
      limit('outer', '2026-12-17T09:00:00Z'),
      limit('contact', '2026-11-27T09:00:00Z', true),
      limit('answer', '2026-12-03T09:00:00Z'),
      limit('same', '2026-12-03T09:00:00Z'),
      limit('interim', '2026-12-05T09:00:00Z'),
      limit('long', '2026-12-10T09:00:00Z'),
    ),
  ).toEqual(['answer', 'interim', 'outer at the latest']);
});

it('says of one limit only when it is, and nothing when all were met', () => {
  expect(told(limit('answer', '2026-12-03T09:00:00Z'))).toEqual(['answer']);
  expect(told(limit('answer', '2026-12-03T09:00:00Z', true))).toEqual([]);
});
