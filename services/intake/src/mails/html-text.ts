/** What is between these tags is not for reading. */
const UNREAD = new Set(['script', 'style', 'template', 'title', 'noscript', 'svg']);
const LINES =
  /^(address|article|blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)$/;
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ' },
  ...{ mdash: '—', ndash: '–', hellip: '…', middot: '·', ldquo: '“', rdquo: '”' },
};

/** The text of a page as it is read: no markup, nothing that runs or is fetched. One pass, however broken the page is. */
export function htmlText(html: string): string {
  const lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) return tidied(text + plain(html.slice(at)));
    text += plain(html.slice(at, open));
    const tag = /^<\/?([a-z][a-z0-9]*)/.exec(lower.slice(open, open + 20));
    const isComment = html.startsWith('<!', open);
    if (!tag && !isComment) {
      text += '<';
      at = open + 1;
      continue;
    }
    const end = html.startsWith('<!--', open) ? after(html, '-->', open) : after(html, '>', open);
    const name = tag?.[1] ?? '';
    const hidden = UNREAD.has(name) && lower[open + 1] !== '/';
    if (LINES.test(name)) text += '\n';
    if (name === 'td' || name === 'th') text += ' ';
    at = hidden ? after(lower, '>', after(lower, `</${name}`, end)) : end;
  }
  return tidied(text);
}

const after = (text: string, sought: string, from: number): number => {
  const found = text.indexOf(sought, from);
  return found < 0 ? text.length : found + sought.length;
};

const plain = (piece: string): string =>
  piece.replace(/\s+/g, ' ').replace(/&(#?\w{1,10});/g, character);

function character(whole: string, name: string): string {
  const [, hex, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name) ?? [];
  const code = hex === undefined ? Number(decimal ?? NaN) : parseInt(hex, 16);
  if (Number.isNaN(code)) return NAMED[name] ?? whole;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

const tidied = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
