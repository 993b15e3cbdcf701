/** A tracking code as people type it: any width and case, with or without dashes, O for 0 and I or L for 1. */
export const readTrackingCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** The eight digits that open the progress together with the number, however they were typed. */
export const isShortCode = (typed: string): boolean => /^\d{8}$/.test(readTrackingCode(typed));

/** A complaint number as people type it: `ｔｓ－2026－000123` is TS-2026-000123. */
export const readComplaintNo = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/[^\p{L}\p{N}-]/gu, '');

/** The number of the case of a complaint, whichever of the two was typed: they carry the same digits. */
export const caseNoOf = (number: string): string =>
  number.trim().toUpperCase().replace(/^TS-/, 'C-');

/** The number of the complaint of a case, whichever of the two was typed. */
export const complaintNoOfCase = (number: string): string =>
  readComplaintNo(number).replace(/^C-/, 'TS-');

/** Only such text can travel in a header; anything else is no code of ours. */
export const isPlainAscii = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);
