import type { PaperLanguage, PaperTemplate } from '@tingsu/contracts';

interface Wanted {
  readonly language?: PaperLanguage;
  readonly blank?: boolean;
  /** As it was made for good. */
  readonly version?: number;
  /** Which list or report, where the case can have several. */
  readonly about?: string | null;
}

export const papersPath = (caseNo: string): string =>
  `/cases/${encodeURIComponent(caseNo)}/documents`;

/** Where a paper of a case is had as PDF. */
export const paperAddress = (
  caseNo: string,
  template: PaperTemplate,
  { language, blank, version, about }: Wanted = {},
): string => {
  const query = new URLSearchParams({
    ...(about ? { about } : {}),
    ...(language ? { language } : {}),
    ...(blank ? { blank: '1' } : {}),
    ...(version === undefined ? {} : { version: String(version) }),
  });
  const asked = query.toString();
  return `/api/v1${papersPath(caseNo)}/${template}${asked ? `?${asked}` : ''}`;
};

/** `U+2A6A5 U+1F642` as people see them: the characters, and their codes for who looks them up. */
export const charactersOf = (codes: string): string =>
  codes
    .split(' ')
    .map((code) => `${String.fromCodePoint(parseInt(code.slice(2), 16))} (${code})`)
    .join(', ');
