/**
 * The number of the case of a complaint, from either number as typed: `TS-2026-000021` and `c-2026-000021`
 * both give `C-2026-000021`. A complaint has one case, which has its number.
 */
export const caseNoOf = (number: string): string =>
  number.trim().toUpperCase().replace(/^TS-/, 'C-');
