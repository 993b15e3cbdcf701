import type { LocalizedText } from '@tingsu/contracts';
import { DOSSIER_PARTS, type PlacedItem, recordedHash } from './dossier-plan.js';
import { INDEX_WORDS, PART_TITLES } from './dossier-words.js';

/** What became of an item when the archive was written. */
export interface WrittenItem extends PlacedItem {
  /** Null for a file that the store no longer has. */
  readonly written: { readonly bytes: number; readonly sha256: string } | null;
}

export interface SpokenMessage {
  readonly at: Date;
  readonly direction: 'in' | 'out';
  readonly words: string;
  readonly files: readonly { readonly fileName: string }[];
}

export interface IndexInput {
  readonly house: string;
  readonly caseNo: string;
  readonly complaintNo: string;
  readonly keyId: string;
  readonly madeAt: Date;
  readonly items: readonly WrittenItem[];
  readonly messages: readonly SpokenMessage[];
  /** Of a copy for somebody outside: what is not in it, in sentences. */
  readonly leftOut?: readonly string[];
  readonly language: 'zh-CN' | 'en';
  said(text: LocalizedText): string;
  time(instant: Date): string;
}

/** What stands in a dossier, by its four parts, for a program. */
export function indexJson({
  caseNo,
  complaintNo,
  madeAt,
  items,
  leftOut,
  said,
}: IndexInput): string {
  const parts = DOSSIER_PARTS.map((part) => ({
    part,
    title: said(PART_TITLES[part]),
    entries: items
      .filter((item) => item.part === part)
      .map((item) => ({
        ...{ path: item.path, title: item.title, at: item.at.toISOString() },
        ...(item.written ?? { lost: true }),
        ...(differs(item) ? { recorded: recordedHash(item) } : {}),
      })),
  }));
  return `${JSON.stringify({ caseNo, complaintNo, madeAt: madeAt.toISOString(), leftOut, parts }, null, 2)}\n`;
}

/** The same as a page to read, with links into the unpacked archive. It asks nothing of the net and runs nothing. */
export function indexHtml(input: IndexInput): string {
  const { house, caseNo, complaintNo, keyId, madeAt, language, said, time } = input;
  const w = (word: keyof typeof INDEX_WORDS): string => escaped(said(INDEX_WORDS[word]));
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(caseNo)}</title><style>${STYLE}</style></head><body>
<header><p>${escaped(house)}</p><h1>${w('title')}</h1>
<p>${w('caseNo')} ${escaped(caseNo)} · ${w('complaintNo')} ${escaped(complaintNo)} · ${w('madeAt')} ${escaped(time(madeAt))}</p></header>
${DOSSIER_PARTS.map((part) => partHtml(part, input, w)).join('\n')}
${talkHtml(input, w)}
${leftOutHtml(input, w)}
<h2>${w('check')}</h2><p>${w('howTo')}</p>
<pre>npx tingsu-verify ${escaped(caseNo)}.zip --key ${escaped(keyId)}</pre>
<p>${w('key')}: <code>${escaped(keyId)}</code></p>
</body></html>
`;
}

function leftOutHtml({ leftOut }: IndexInput, w: Word): string {
  if (!leftOut) return '';
  return `<h2>${w('leftOut')}</h2><ul>${leftOut.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`;
}

type Word = (word: keyof typeof INDEX_WORDS) => string;

function partHtml(part: (typeof DOSSIER_PARTS)[number], input: IndexInput, w: Word): string {
  const rows = input.items
    .filter((item) => item.part === part)
    .map((item, place) => rowHtml(item, place, input, w));
  const head = ['nr', 'name', 'date', 'size'] as const;
  const table = `<table><thead><tr>${head.map((word) => `<th>${w(word)}</th>`).join('')}<th>SHA-256</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return `<h2>${escaped(input.said(PART_TITLES[part]))}</h2>${rows.length > 0 ? table : `<p>${w('empty')}</p>`}`;
}

function rowHtml(item: WrittenItem, place: number, { time }: IndexInput, w: Word): string {
  const { path, title, at, written } = item;
  const href = path.split('/').map(encodeURIComponent).join('/');
  const name = written ? `<a href="${escaped(href)}">${escaped(title)}</a>` : escaped(title);
  const note = written ? (differs(item) ? w('differs') : '') : w('lost');
  const recorded = note
    ? `<br><strong>${note}</strong> (${w('recorded')} ${recordedHash(item) ?? ''})`
    : '';
  return `<tr><td>${place + 1}</td><td>${name}${recorded}</td><td>${escaped(time(at))}</td><td>${written?.bytes ?? ''}</td><td><code>${written?.sha256 ?? ''}</code></td></tr>`;
}

function talkHtml({ messages, time }: IndexInput, w: Word): string {
  const rows = messages.map(
    ({ at, direction, words, files }) =>
      `<tr><td>${escaped(time(at))}</td><td>${w(direction === 'in' ? 'fromSender' : 'fromHouse')}</td><td class="words">${escaped([words, ...files.map(({ fileName }) => `[${fileName}]`)].join('\n'))}</td></tr>`,
  );
  if (rows.length === 0) return '';
  return `<h2>${w('talk')}</h2><table><thead><tr><th>${w('date')}</th><th>${w('who')}</th><th>${w('words')}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** The store has another file than the one that was recorded. */
export const differs = (item: WrittenItem): boolean => {
  const recorded = recordedHash(item);
  return recorded !== null && item.written !== null && item.written.sha256 !== recorded;
};

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const STYLE =
  'body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#1f1f1f}table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3em .5em;text-align:left;vertical-align:top}code{font-size:12px;word-break:break-all}.words{white-space:pre-wrap}';
