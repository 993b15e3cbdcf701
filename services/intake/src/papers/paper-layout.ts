import type { LocalizedText, PaperLanguage, PaperListName } from '@tingsu/contracts';
import { blockOf, fieldsIn, filledIn, type PaperBlock, type PaperRule } from '@tingsu/policy';

/** A part of a page, before it is set: texts and tables in the terms of the printer. */
export type Part =
  | { readonly text: string; readonly style: PartStyle; readonly indent?: boolean }
  | { readonly items: readonly string[] }
  | { readonly rows: readonly FormRow[] }
  | { readonly table: { readonly head: readonly string[]; readonly rows: readonly string[][] } };
type PartStyle = 'paragraph' | 'heading' | 'note' | 'sign' | 'seal';
export interface FormRow {
  readonly high: number;
  /** Label and text by turns: one pair over the whole width, or two. */
  readonly cells: readonly string[];
}

export interface PaperPage {
  readonly language: PaperLanguage;
  readonly title: string;
  /** Name of the hospital at the head. */
  readonly head: string;
  readonly number: string | null;
  /** Small print at the foot: address, the complaint's number, the version. */
  readonly foot: string;
  readonly parts: readonly Part[];
  readonly onePage: boolean;
  /** Stands in the file, so that the same paper has the same bytes. */
  readonly at: Date;
}

interface Filling {
  valueOf(field: string): string;
  listOf(name: PaperListName): { readonly head: readonly string[]; readonly rows: string[][] };
}

/** A line to write on by hand. */
const BY_HAND = '________________';

/** The paper with its fields filled in, as parts from top to bottom. What is not known is left open to be written by hand. */
export function partsOf(
  paper: PaperRule,
  language: PaperLanguage,
  filling: Filling,
  more: { readonly open: readonly LocalizedText[]; readonly sealed: readonly string[] },
): Part[] {
  const tongue = language === 'en' ? 'en' : 'zh';
  const blocks = paper.lines[tongue].map(blockOf);
  const parts = blocks.map((block, index) => partOf(block, index, filling, tongue));
  const open = more.open.map((name): FormRow => ({ high: 2, cells: [name[tongue], ''] }));
  const signs = (paper.signatures?.[tongue] ?? []).map((who) => signLine(who, tongue));
  return joined([
    ...parts,
    ...(open.length > 0 ? [{ rows: open }] : []),
    ...signs,
    ...more.sealed.map((text): Part => ({ text, style: 'seal' })),
  ]);
}

function partOf(block: PaperBlock, index: number, filling: Filling, tongue: 'zh' | 'en'): Part {
  const byHand = (field: string): string => filling.valueOf(field) || BY_HAND;
  switch (block.kind) {
    case 'row':
      return {
        rows: [
          {
            high: block.high,
            cells: block.cells.flatMap(({ label, text }) => [
              label,
              filledIn(text, (field) => filling.valueOf(field)),
            ]),
          },
        ],
      };
    case 'item':
      return { items: filledIn(block.text, byHand).split('\n').filter(Boolean) };
    case 'list':
      return { table: filling.listOf(block.name as PaperListName) };
    case 'heading':
    case 'note':
      return { text: filledIn(block.text, byHand), style: block.kind };
    case 'paragraph': {
      const alone = fieldsIn(block.text).length === 1 && /^\{[^{}]*\}$/.test(block.text.trim());
      const text = filledIn(block.text, byHand);
      const empty = alone && text === BY_HAND;
      return {
        text: empty ? `${BY_HAND.repeat(4)}\n${BY_HAND.repeat(4)}` : text,
        style: 'paragraph',
        indent: tongue === 'zh' && !empty && !(index === 0 && /[：:]$/.test(text)),
      };
    }
  }
}

const signLine = (who: string, tongue: 'zh' | 'en'): Part => ({
  text:
    tongue === 'zh'
      ? `${who}：${BY_HAND}\u3000\u3000日期：________年____月____日`
      : `${who}: ${BY_HAND}     Date: ${BY_HAND}`,
  style: 'sign',
});

/** Rows that follow each other are one table. */
function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if ('rows' in part && last && 'rows' in last)
      all[all.length - 1] = { rows: [...last.rows, ...part.rows] };
    else all.push(part);
  }
  return all;
}
