import { MESSAGE_MEDIA, type MessageMedium } from '@tingsu/contracts';
import type { Uploaded } from '../api/types';
import type { DraftValues } from '../drafts/draft-keeper';

/** A message to the complainant while it is written. */
export interface Answer {
  readonly words: string;
  readonly files: readonly Uploaded[];
  /** The ways that were chosen; null while nobody chose. */
  readonly media: readonly MessageMedium[] | null;
  /** Under which it is sent: a draft that was sent after all is not sent twice. */
  readonly key: string;
}

export const isEmpty = ({ words, files }: Answer): boolean =>
  words.trim() === '' && files.length === 0;

/** As it is kept as a draft. */
export const draftOf = ({ words, files, media, key }: Answer): DraftValues => ({
  ...{ words, key },
  files: files.map(({ uploadId, fileName, mediaType, bytes }) => ({
    ...{ uploadId, fileName, mediaType, bytes },
  })),
  ...(media === null ? {} : { media }),
});

/** A draft as it was kept; what cannot be read of it is left out. */
export function answerIn(
  { words, files, media, key }: DraftValues,
  freshKey: () => string,
): Answer {
  return {
    words: typeof words === 'string' ? words : '',
    files: Array.isArray(files) ? files.filter(isUploaded) : [],
    media: Array.isArray(media) ? media.filter(isMedium) : null,
    key: typeof key === 'string' ? key : freshKey(),
  };
}

const isMedium = (value: unknown): value is MessageMedium =>
  MESSAGE_MEDIA.some((medium) => medium === value);

const isUploaded = (value: unknown): value is Uploaded =>
  typeof value === 'object' &&
  value !== null &&
  'uploadId' in value &&
  typeof value.uploadId === 'string' &&
  'fileName' in value &&
  typeof value.fileName === 'string';
