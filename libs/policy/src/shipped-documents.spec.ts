import { describe, expect, it } from '@jest/globals';
import { shippedDocuments, SHIPPED } from './shipped.fixture.js';

/** Notes of those who wrote the documents down: how sure they were, and where in their sources it stood. */
const MARKS = /\[|\bmemory\b|\bverified\b|\bbelief\b|\bassumption\b|\bseed\b|\bS0\d\d\b|§/;
const REQUIREMENT = /\b[RTX]-\d{2,3}\b/;

describe('the documents that ship', () => {
  it.each(SHIPPED.map((name, index) => [name, shippedDocuments()[index]] as const))(
    '%s holds no note of its authors, and its sources can be looked up (B7)',
    (_, document) => {
      const texts = [...strings(document, '')];
      expect(texts.filter(({ text }) => MARKS.test(text))).toEqual([]);
      expect(
        texts.filter(({ path, text }) => path.includes('/ref') && REQUIREMENT.test(text)),
      ).toEqual([]);
      expect(
        texts.filter(({ path, text }) => path.includes('/requirements') && !REQUIREMENT.test(text)),
      ).toEqual([]);
    },
  );
});

function* strings(value: unknown, path: string): Generator<{ path: string; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* strings(item, `${path}/${key}`);
}
