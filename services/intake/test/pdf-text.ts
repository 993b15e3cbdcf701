import { inflateSync } from 'node:zlib';

/** What a PDF that we printed says, by the tables of its embedded fonts: as who copies the text out of it reads it. */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = fontsOf(objects);
  return [...objects.values()]
    .filter(({ stream }) => stream?.includes(' Tf'))
    .map(({ stream = '' }) => textOf(stream, fonts))
    .join('\n');
}

interface PdfObject {
  readonly head: string;
  readonly stream?: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const raw = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', body = ''] = match;
    const at = body.indexOf('stream\n');
    if (at < 0) objects.set(id, { head: body });
    else {
      const data = Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1');
      const head = body.slice(0, at);
      const plain = head.includes('FlateDecode') ? inflateSync(data) : data;
      objects.set(id, { head, stream: plain.toString('latin1') });
    }
  }
  return objects;
}

/** By the name that a page uses, the texts of the codes. */
function fontsOf(objects: Map<string, PdfObject>): Map<string, Map<number, string>> {
  const fonts = new Map<string, Map<number, string>>();
  for (const { head } of objects.values())
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, unicode = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '') ?? [];
      fonts.set(name, codesIn(objects.get(unicode)?.stream ?? ''));
    }
  return fonts;
}

/** `<from> <to> [<text> …]`, texts as UTF-16. */
function codesIn(map: string): Map<number, string> {
  const codes = new Map<number, string>();
  for (const [, from = '', , texts = ''] of map.matchAll(
    /<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi,
  ))
    [...texts.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], index) =>
      codes.set(parseInt(from, 16) + index, utf16(hex)),
    );
  return codes;
}

const utf16 = (hex: string): string =>
  Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');

function textOf(stream: string, fonts: Map<string, Map<number, string>>): string {
  let font = new Map<number, string>();
  let text = '';
  for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map<number, string>();
    for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/gi))
      for (const code of hex.match(/.{4}/g) ?? []) text += font.get(parseInt(code, 16)) ?? '';
  }
  return text;
}
