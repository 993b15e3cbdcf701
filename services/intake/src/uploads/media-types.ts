export interface MediaType {
  readonly mediaType: string;
  /** Given to the file when it is downloaded, whatever it was called. */
  readonly extension: string;
}

/** What is accepted, by what the content was recognised as. Anything else is refused. */
const ACCEPTED: Readonly<Record<string, MediaType>> = {
  'image/jpeg': { mediaType: 'image/jpeg', extension: 'jpg' },
  'image/png': { mediaType: 'image/png', extension: 'png' },
  'image/webp': { mediaType: 'image/webp', extension: 'webp' },
  'image/heic': { mediaType: 'image/heic', extension: 'heic' },
  'image/heif': { mediaType: 'image/heic', extension: 'heic' },
  'image/gif': { mediaType: 'image/gif', extension: 'gif' },
  'application/pdf': { mediaType: 'application/pdf', extension: 'pdf' },
  'audio/mpeg': { mediaType: 'audio/mpeg', extension: 'mp3' },
  'audio/mp4': { mediaType: 'audio/mp4', extension: 'm4a' },
  'audio/x-m4a': { mediaType: 'audio/mp4', extension: 'm4a' },
  'audio/wav': { mediaType: 'audio/wav', extension: 'wav' },
  'audio/amr': { mediaType: 'audio/amr', extension: 'amr' },
  'video/mp4': { mediaType: 'video/mp4', extension: 'mp4' },
  'video/quicktime': { mediaType: 'video/quicktime', extension: 'mov' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
};

const ACCEPTED_EXTENSIONS = [
  ...new Set(Object.values(ACCEPTED).map(({ extension }) => extension)),
].join(', ');

/** Other names under which browsers and phones declare the same types. */
const SYNONYMS: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/x-mp3': 'audio/mpeg',
  'audio/m4a': 'audio/x-m4a',
  'audio/aac': 'audio/x-m4a',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
};
/** Phones rename a photo that they have turned into JPEG, and declare what it was: it is taken as what it is. */
const RENAMED: Readonly<Record<string, string>> = {
  'image/heic': 'image/jpeg',
  'image/heif': 'image/jpeg',
};
/** The container of .doc, .xls and .ppt. */
const OLD_OFFICE = 'application/x-cfb';
const UNDECIDED = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

/**
 * The type of a file, by its content. Null when the type is not accepted, or when the sender declared another one:
 * a file that pretends is refused even if both types would be fine.
 */
export function acceptedType(recognised: string | undefined, declared: string): MediaType | null {
  const found = recognised === undefined ? undefined : ACCEPTED[canonical(recognised)];
  if (!found) return null;
  const claim = canonical(declared.split(';')[0] ?? '');
  if (UNDECIDED.has(claim)) return found;
  const same = ACCEPTED[claim]?.mediaType === found.mediaType;
  return same || RENAMED[claim] === found.mediaType ? found : null;
}

/** What its sender can do about a file that is not accepted. */
export function adviceOn(recognised: string | undefined): string {
  if (recognised === OLD_OFFICE)
    return 'Save the document as .docx or PDF, and send that: old Office files are not accepted.';
  return `Send a file of one of these types, under its real type: ${ACCEPTED_EXTENSIONS}.`;
}

/** A name that is safe to show and to save: no path, no control characters, the extension of the real type. */
export function safeFileName(given: string | undefined, { extension }: MediaType): string {
  const base = (given ?? '').normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const stem = base
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .trim()
    .slice(0, 100);
  return `${stem === '' || /^\.+$/.test(stem) ? 'attachment' : stem}.${extension}`;
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
