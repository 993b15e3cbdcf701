import { describe, expect, it } from '@jest/globals';
import { headOf, nextVersion } from './draft.js';

describe('the proposed version', () => {
  it.each([
    ['1.0', [], '1.1'],
    ['1.0', ['1.0', '1.1'], '1.2'],
    ['2026.1', [], '2026.2'],
    ['1.9', [], '1.10'],
    ['2009-309', [], '2009-309.1'],
  ])('after %s with %j published is %s', (version, taken, next) => {
    expect(nextVersion(version, taken)).toBe(next);
  });
});

describe('what a draft says about itself', () => {
  const before = { title: { zh: '旧', en: 'old' }, version: '1.1', effectiveFrom: '2026-12-01' };

  it('is taken from the document', () => {
    const content = { title: { zh: '新' }, version: '2.0', effectiveFrom: '2027-01-01' };
    expect(headOf('policy', content, before)).toEqual({
      title: { zh: '新', en: '新' },
      version: '2.0',
      effectiveFrom: '2027-01-01',
    });
  });

  it.each([
    { version: 7, effectiveFrom: '2026-02-30', title: 'x' },
    { version: '', effectiveFrom: 'soon' },
    {},
  ])('stays as it was where %j cannot be understood', (content) => {
    expect(headOf('policy', content, before)).toEqual(before);
  });
});
