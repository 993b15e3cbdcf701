/** The four parts of the file of a complaint, in their order. */
export const DOSSIER_PARTS = ['complainant', 'matter', 'handling', 'other'] as const;
export type DossierPart = (typeof DOSSIER_PARTS)[number];

/** A file that lies outside of the database, as it was recorded when it came. */
export interface StoredSource {
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A picture without what a camera wrote into it, made when it is written; any other file as it came. */
interface CleanSource {
  readonly cleanOf: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** A mail as it came, opened when it is written. */
interface MailSource {
  readonly mailId: string;
  readonly tenantId: string;
  readonly bytes: number;
}

export interface DossierItem {
  readonly part: DossierPart;
  /** What it is called for who reads the index. */
  readonly title: string;
  readonly fileName: string;
  readonly at: Date;
  /** A paper that is still being printed is a promise. */
  readonly source: Buffer | Promise<Buffer> | StoredSource | CleanSource | MailSource;
  /** The log of the case, whose chain can be recomputed. */
  readonly isLog?: true;
}

export interface PlacedItem extends DossierItem {
  readonly path: string;
}

/** Every item with its place in the archive: numbered through each part, so that no two files meet. */
export function placed(items: readonly DossierItem[]): PlacedItem[] {
  return DOSSIER_PARTS.flatMap((part, index) =>
    items
      .filter((item) => item.part === part)
      .map((item, place) => ({
        ...item,
        path: `${index + 1}-${part}/${String(place + 1).padStart(3, '0')} ${safeName(item.fileName)}`,
      })),
  );
}

/** The hash with which a file was recorded; null for what is made for the dossier. */
export const recordedHash = ({ source }: DossierItem): string | null =>
  'sha256' in source ? source.sha256 : null;

/** About as many as a printed paper has. */
const PRINTED_BYTES = 50_000;

export function bytesOf({ source }: DossierItem): number {
  if (Buffer.isBuffer(source)) return source.length;
  return source instanceof Promise ? PRINTED_BYTES : source.bytes;
}

/** Papers come last, so that they are printed while the files are written. */
export const inWritingOrder = <Item extends DossierItem>(items: readonly Item[]): Item[] => [
  ...items.filter(({ source }) => !(source instanceof Promise)),
  ...items.filter(({ source }) => source instanceof Promise),
];

/** No folder, nothing that Windows refuses, and no mark that turns the direction of reading or hides an ending. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const MOST_CHARACTERS = 80;

/** The name that a file came with, as every system can unpack it. */
export function safeName(fileName: string): string {
  const clean = fileName
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/[. ]+$/, '');
  const characters = [...clean];
  if (characters.length <= MOST_CHARACTERS) return clean.trim() || 'file';
  const ending = /\.[a-z0-9]{1,8}$/i.exec(clean)?.[0] ?? '';
  return `${characters.slice(0, MOST_CHARACTERS - ending.length).join('')}${ending}`;
}
