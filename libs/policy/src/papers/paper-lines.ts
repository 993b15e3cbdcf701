import { PAPER_LISTS, type PaperListName } from '@tingsu/contracts';

interface Cell {
  readonly label: string;
  readonly text: string;
}

/** One line of a template, by its first characters. */
export type PaperBlock =
  | { readonly kind: 'paragraph' | 'heading' | 'item' | 'note'; readonly text: string }
  /** A row of a form, at least so many lines high. */
  | { readonly kind: 'row'; readonly high: number; readonly cells: readonly Cell[] }
  | { readonly kind: 'list'; readonly name: string };

/** `# ` a heading, `- ` an item, `~ ` a small note, `|3 label | text | …` a row three lines high, `@dossier` a list; else a paragraph. */
export function blockOf(line: string): PaperBlock {
  const [, mark, rest = ''] = /^([#\-~]) (.*)$/s.exec(line) ?? [];
  if (mark === '#') return { kind: 'heading', text: rest };
  if (mark === '-') return { kind: 'item', text: rest };
  if (mark === '~') return { kind: 'note', text: rest };
  if (line.startsWith('@')) return { kind: 'list', name: line.slice(1).trim() };
  const [, high, row] = /^\|(\d{0,2}) (.*)$/s.exec(line) ?? [];
  return row === undefined
    ? { kind: 'paragraph', text: line }
    : { kind: 'row', high: Number(high || 1), cells: cellsOf(row) };
}

function cellsOf(row: string): Cell[] {
  const parts = row.split('|').map((part) => part.trim().replaceAll(String.raw`\n`, '\n'));
  return parts.flatMap((label, index) =>
    index % 2 === 0 ? [{ label, text: parts[index + 1] ?? '' }] : [],
  );
}

const FIELD = /\{([^{}]*)\}/g;

/** Names of fields in a text, in their order. */
export const fieldsIn = (text: string): string[] =>
  [...text.matchAll(FIELD)].map(([, name = '']) => name.trim());

/** The text with its fields filled in. */
export const filledIn = (text: string, valueOf: (field: string) => string): string =>
  text.replace(FIELD, (_, name: string) => valueOf(name.trim()));

export const isPaperList = (name: string): name is PaperListName => name in PAPER_LISTS;
