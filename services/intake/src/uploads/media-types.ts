import type { ProblemCode } from '@tingsu/contracts';

export interface MediaType {
  readonly mediaType: string;
  /** Given to the file when it is downloaded, whatever it was called. */
  readonly extension: string;
}

const OOXML = 'application/vnd.openxmlformats-officedocument';
const type = (mediaType: string, extension: string): MediaType => ({ mediaType, extension });

/** What is accepted, by what the content was recognised as. Anything else is refused. */
const ACCEPTED: Readonly<Record<string, MediaType>> = {
  'image/jpeg': type('image/jpeg', 'jpg'),
  'image/png': type('image/png', 'png'),
  'image/webp': type('image/webp', 'webp'),
  'image/heic': type('image/heic', 'heic'),
  'image/heif': type('image/heic', 'heic'),
  'image/gif': type('image/gif', 'gif'),
  'image/bmp': type('image/bmp', 'bmp'),
  'image/tiff': type('image/tiff', 'tif'),
  'audio/mpeg': type('audio/mpeg', 'mp3'),
  'audio/mp4': type('audio/mp4', 'm4a'),
  'audio/x-m4a': type('audio/mp4', 'm4a'),
  'audio/aac': type('audio/aac', 'aac'),
  'audio/wav': type('audio/wav', 'wav'),
  'audio/ogg': type('audio/ogg', 'ogg'),
  'audio/amr': type('audio/amr', 'amr'),
  'audio/silk': type('audio/silk', 'silk'),
  'video/mp4': type('video/mp4', 'mp4'),
  'video/quicktime': type('video/quicktime', 'mov'),
  'video/3gpp': type('video/3gpp', '3gp'),
  'video/webm': type('video/webm', 'webm'),
  'application/pdf': type('application/pdf', 'pdf'),
  [`${OOXML}.wordprocessingml.document`]: type(`${OOXML}.wordprocessingml.document`, 'docx'),
  [`${OOXML}.spreadsheetml.sheet`]: type(`${OOXML}.spreadsheetml.sheet`, 'xlsx'),
};

const ACCEPTED_EXTENSIONS = [
  ...new Set(Object.values(ACCEPTED).map(({ extension }) => extension)),
].join(', ');

/** Other names of the same types. */
const SYNONYMS: Readonly<Record<string, string>> = {
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/ogg; codecs=opus': 'audio/ogg',
};

/** The container of .doc, .xls, .ppt, .wps and .et, and of newer ones with a password. */
const OLD_OFFICE = 'application/x-cfb';
const ARCHIVES = new Set([
  'application/zip',
  'application/gzip',
  'application/x-rar-compressed',
  'application/x-7z-compressed',
]);
const UNDECIDED = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

/** Pictures, and sound with moving pictures, are mixed up by names alone; what people open otherwise is not. */
const familyOf = (mediaType: string): string => {
  const [family = ''] = mediaType.split('/');
  return family === 'audio' || family === 'video' ? 'recording' : family;
};

/**
 * The type of a file, by its content. Its ending does not count: phones and chats rename pictures and sounds. Null when the type is not
 * accepted, or when the sender declared something else altogether, such as a page that says it is a picture.
 */
export function acceptedType(recognised: string | undefined, declared: string): MediaType | null {
  const found = recognised === undefined ? undefined : ACCEPTED[canonical(recognised)];
  if (!found) return null;
  const claim = (declared.split(';')[0] ?? '').trim().toLowerCase();
  return UNDECIDED.has(claim) || familyOf(claim) === familyOf(found.mediaType) ? found : null;
}

/** WeChat keeps its voice messages in SILK, mostly under the name .amr and with one byte of its own before the mark. */
const SILK = '#!SILK_V3';
export const isSilk = (beginning: Buffer): boolean => {
  const at = beginning.toString('latin1').indexOf(SILK);
  return at === 0 || at === 1;
};

interface Advice {
  readonly code: Extract<ProblemCode, `upload.${string}`>;
  readonly detail: string;
}
/** Why a file is not accepted, and what its sender can do about it. */
export function adviceOn(recognised: string | undefined): Advice {
  if (recognised === OLD_OFFICE)
    return {
      code: 'upload.old_office',
      detail:
        'Save the document as .docx, .xlsx or PDF without a password, and send that: old Office and WPS files are not accepted.',
    };
  if (recognised !== undefined && ARCHIVES.has(recognised))
    return {
      code: 'upload.archive',
      detail: 'Unpack the archive and send the files one by one: nobody can see what is in it.',
    };
  return {
    code: 'upload.type_refused',
    detail: `Send a file of one of these types: ${ACCEPTED_EXTENSIONS}.`,
  };
}

/** In characters, so that none is cut in half. */
const LONGEST_STEM = 100;

/** A name that is safe to show and to save: no path, no control characters, the extension of the real type. */
export function safeFileName(given: string | undefined, { extension }: MediaType): string {
  const base = (given ?? '').normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const stem = base
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .trim();
  const short = [...stem].slice(0, LONGEST_STEM).join('');
  return `${/^\.*$/.test(short) ? 'attachment' : short}.${extension}`;
}

/** For the header of a download, RFC 6266: a plain name for old clients, the real one for all others. */
export function contentDisposition(fileName: string): string {
  const extension = /\.[a-z0-9]+$/.exec(fileName)?.[0] ?? '';
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="attachment${extension}"; filename*=UTF-8''${encoded}`;
}

function canonical(type: string): string {
  const lower = type.trim().toLowerCase();
  return SYNONYMS[lower] ?? lower;
}
