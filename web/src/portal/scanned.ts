import { isUntouched, type Draft } from './draft';

/** Where the code hangs that opened the form. */
export interface Scanned {
  readonly campus: string;
  /** The department of the poster; '' where the code is of a whole campus or of a box. */
  readonly department: string;
  readonly box: boolean;
}

interface Campus {
  readonly code: string;
  readonly channels: readonly string[];
  readonly departments: readonly { readonly code: string }[];
}

/**
 * What the address of a code says: `?campus=main`, `?campus=main&unit=main.pharmacy`, `?campus=main&box=hall`. Null where it names no
 * campus that takes complaints; a department that is no longer there is left out.
 */
export const scannedIn = (search: string, campuses: readonly Campus[]): Scanned | null => {
  const query = new URLSearchParams(search);
  const campus = campuses.find(({ code }) => code === query.get('campus'));
  if (!campus) return null;
  const unit = campus.departments.find(({ code }) => code === query.get('unit'));
  return { campus: campus.code, department: unit?.code ?? '', box: query.has('box') };
};

/** The place of the code, unless something else was written already: that may be about another place. */
export const startedAt = (draft: Draft, scanned: Scanned | null): Draft => {
  if (!scanned || !isUntouched({ ...draft, campus: '', department: '' })) return draft;
  return { ...draft, campus: scanned.campus, department: scanned.department };
};

export const isAsScanned = (draft: Draft, scanned: Scanned | null): boolean =>
  scanned?.campus === draft.campus && scanned.department === draft.department;

/** What the code filled in was not entered by the reader. */
export const withoutScanned = (draft: Draft, scanned: Scanned | null): Draft =>
  isAsScanned(draft, scanned) ? { ...draft, campus: '', department: '' } : draft;

/** By which channel the form comes in: that of the box, where the campus has boxes open. */
export const channelOf = (
  scanned: Scanned | null,
  campus: string,
  campuses: readonly Campus[],
): 'web_form' | 'suggestion_box' =>
  scanned?.box &&
  scanned.campus === campus &&
  campuses.some(({ code, channels }) => code === campus && channels.includes('suggestion_box'))
    ? 'suggestion_box'
    : 'web_form';
