import type { FieldClass, Gist } from '@tingsu/contracts';
import { mask, withoutNumbers } from '@tingsu/privacy';

/** As many characters as a row of a list has room for. */
const SHOWN = 60;

/** What a row could say of a complaint, opened. */
export interface OpenedGist extends Omit<Gist, 'gist' | 'files'> {
  readonly content: string;
  readonly files: number;
}

/** What a row says to a reader. Numbers are hidden before the words are cut, so that no half of one is left. */
export function gistOf(
  complaint: OpenedGist,
  fields: readonly FieldClass[],
  inReach: Pick<Gist, 'nth' | 'resembles'>,
): Gist {
  const { content, name, files, nth, resembles, ...shown } = complaint;
  const sees = (field: FieldClass): boolean => fields.includes(field);
  return {
    ...shown,
    gist: sees('words') ? firstWordsOf(withoutNumbers(content, fields)) : null,
    name: name !== null && sees('identity') ? mask.name(name) : null,
    files: sees('attachments') ? files : null,
    // That somebody complained before, perhaps elsewhere, is for those who deal with the person; others know of what they reach.
    ...(sees('contact') ? { nth, resembles } : inReach),
  };
}

/** The first words of a text, in one line. */
export function firstWordsOf(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  return characters.length > SHOWN
    ? `${characters.slice(0, SHOWN).join('').trimEnd()}…`
    : characters.join('');
}
