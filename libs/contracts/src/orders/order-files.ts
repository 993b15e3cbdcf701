import { type OrderFilePaths, textAt, valueAt } from './order-message.js';

/** A file that came with an order: a link to it, or what is in it. */
export type OrderFile = { readonly name: string } & (
  { readonly link: string } | { readonly content: string }
);

const BETWEEN_LINKS = /[,;，；\s]+(?=https?:)/i;
const LINK = /^https?:\/\//i;
/** `data:image/png;base64,` before what is in it. */
const DATA_URL = /^data:[^,]*,/i;

/** The files of a message, in its order. */
export function orderFilesIn(
  body: unknown,
  paths: OrderFilePaths | undefined,
): readonly OrderFile[] {
  if (paths === undefined) return [];
  const found = valueAt(body, paths.list);
  const listed: readonly unknown[] = Array.isArray(found) ? found : [found];
  return listed.flatMap((one) =>
    typeof one === 'string' ? one.split(BETWEEN_LINKS).flatMap(fileOf) : objectIn(one, paths),
  );
}

function objectIn(one: unknown, { link, content, name }: OrderFilePaths): readonly OrderFile[] {
  const first = (among: readonly string[]): string =>
    among.map((path) => textAt(one, path)).find((text) => text !== '') ?? '';
  const said = first(link ?? ['url']) || first(content ?? ['content']);
  return fileOf(said).map((file) => ({ ...file, name: first(name ?? ['name']) || file.name }));
}

function fileOf(said: string): readonly OrderFile[] {
  const text = said.trim();
  if (text === '') return [];
  return LINK.test(text)
    ? [{ link: text, name: lastPartOf(text) }]
    : [{ content: text.replace(DATA_URL, ''), name: '' }];
}

function lastPartOf(link: string): string {
  if (!URL.canParse(link)) return '';
  const part = new URL(link).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
