import { describe, expect, it } from '@jest/globals';
import { PolicyBook } from './policy-book.js';

const document = (version: string, effectiveFrom = '2026-01-01'): Record<string, unknown> => ({
  schemaVersion: 1,
  id: 'law',
  version,
  effectiveFrom,
  timezone: 'Asia/Shanghai',
  calendar: { base: 'CN' },
  clocks: [],
});
const bookOf = (...documents: Record<string, unknown>[]): PolicyBook =>
  new PolicyBook({ documents, bindings: [], calendars: [] });

describe('a reference to a version', () => {
  it('means that version where it was published, also after it was corrected', () => {
    const book = bookOf(document('1.0'), document('1.0.1'));
    expect(book.resolve('law@1.0')).toBe('law@1.0');
    expect(book.resolve('law')).toBe('law@1.0.1');
  });

  it('means its newest correction where only that was ever published', () => {
    const book = bookOf(document('1.0.2'), document('1.0.10'), document('1.1'));
    expect(book.resolve('law@1.0')).toBe('law@1.0.10');
    const [layer] = book.policyOf([{ id: 'law', version: '1.0' }]).layers;
    expect(layer?.version).toBe('1.0.10');
    expect(() => book.resolve('law@2.0')).toThrow('There is no policy law@2.0');
  });
});
