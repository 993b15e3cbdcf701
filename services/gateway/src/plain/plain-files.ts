import { type FieldError, MAX_ATTACHMENTS } from '@tingsu/contracts';
import type { Fields } from './plain-page.js';

/** A file that is stored and waits for the form that it came with. */
export interface PlainFile {
  readonly uploadId: string;
  readonly fileName: string;
}

/** What is wrong with the files, in the shape of a refusal; null where nothing is. */
export function filesFault({ filesFault: code = '' }: Fields): {
  readonly code: string;
  readonly errors: readonly FieldError[];
} | null {
  return code === '' ? null : { code, errors: [{ path: 'files', code, message: '' }] };
}

export const tooMany = (files: readonly PlainFile[]): string =>
  files.length > MAX_ATTACHMENTS ? 'too_many' : '';

const LINE = /^([0-9a-f-]{36}) (.+)$/i;

/** What the form brings along of files that were sent with an earlier try, one a line: a fault elsewhere costs no second upload. */
export const filesIn = ({ stored = '' }: Fields): readonly PlainFile[] =>
  stored
    .split('\n')
    .flatMap((line) => {
      const [, uploadId, fileName] = LINE.exec(line.trim()) ?? [];
      return uploadId && fileName ? [{ uploadId, fileName }] : [];
    })
    .slice(0, MAX_ATTACHMENTS);

export const storedText = (files: readonly PlainFile[]): string =>
  files
    .map(({ uploadId, fileName }) => `${uploadId} ${fileName.replace(/[\r\n]+/g, ' ')}`)
    .join('\n');

export const uploadIdsIn = (fields: Fields): readonly string[] | undefined => {
  const ids = filesIn(fields).map(({ uploadId }) => uploadId);
  return ids.length > 0 ? ids : undefined;
};
