import type { OwnComplaint } from './talk.js';

/** The summary of a complaint before it is sent. */
interface Summary {
  readonly words: string;
  readonly files: number;
  readonly campus: string;
  /** Name and number; null for who stays unnamed. */
  readonly contact: string | null;
}

/** What the official account says. */
export interface Phrases {
  greeting(form: string): string;
  closed(form: string): string;
  readonly what: string;
  readonly added: string;
  readonly tooMuch: string;
  where(campuses: readonly string[]): string;
  readonly who: string;
  readonly whoAgain: string;
  send(summary: Summary): string;
  readonly cancelled: string;
  resume(begin: string): string;
  /** Something came with a complaint that is being made, and cannot be taken. */
  readonly other: string;
  readonly lost: string;
  which(complaints: readonly OwnComplaint[]): string;
  progress(complaints: readonly OwnComplaint[], link: string): string;
  registered(
    receipt: { readonly complaintNo: string; readonly code: string },
    limits: readonly string[],
    link: string,
  ): string;
  passedOn(complaintNo: string): string;
  readonly fileClosed: string;
  trouble(form: string): string;
}

/** Longest beginning of the words that a summary shows, in characters. */
const SHOWN = 80;
export const beginningOf = (words: string): string => {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  return characters.length > SHOWN
    ? `${characters.slice(0, SHOWN).join('')}…`
    : characters.join('');
};

/** `1 总院区`, one a line. */
export const numbered = (names: readonly string[]): string =>
  names.map((name, i) => `${i + 1} ${name}`).join('\n');
