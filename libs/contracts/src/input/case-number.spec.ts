import { describe, expect, it } from '@jest/globals';
import { caseNoOf } from './tracking-code.js';

describe('the number of a case', () => {
  it.each([
    ['TS-2026-000021', 'C-2026-000021'],
    [' ts-2026-000021 ', 'C-2026-000021'],
    ['C-2026-000021', 'C-2026-000021'],
    ['nonsense', 'NONSENSE'],
  ])('comes from %s (B27)', (typed, caseNo) => {
    expect(caseNoOf(typed)).toBe(caseNo);
  });
});
