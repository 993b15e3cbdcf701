import { describe, expect, it } from '@jest/globals';
import { UNTIMED_KINDS } from '@tingsu/contracts';
import { policyOf, shippedDocuments, SHIPPED } from './shipped.fixture.js';
import { triage } from './triage/triage.js';

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

  it.each(SHIPPED.filter((name) => policyOf(name).priority !== null))(
    '%s gives a danger to patients more than the middle priority, before anyone is harmed (B8)',
    (name) => {
      const policy = policyOf(name);
      expect(triage(policy, { patientSafety: true }).priority).toBe('P2');
      const otherwise = UNTIMED_KINDS.includes(policy.caseKind) ? 'P4' : 'P3';
      expect(triage(policy, {}).priority).toBe(otherwise);
    },
  );
});

function* strings(value: unknown, path: string): Generator<{ path: string; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* strings(item, `${path}/${key}`);
}
