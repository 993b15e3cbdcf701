import { plain } from './plain-text.js';

export interface NameParts {
  /** The Chinese characters, without dots and blanks. */
  readonly han: string;
  /** Tokens of neighbouring Chinese characters. */
  readonly pairs: readonly string[];
  /** Tokens of the words in other letters. */
  readonly words: readonly string[];
}

/** A name, or what was typed to find one. A single character is no token: a surname is shared by a tenth of all people. */
export function nameParts(name: string): NameParts {
  const written = plain(name);
  const han = (written.match(/\p{Script=Han}/gu) ?? []).join('');
  const characters = [...han];
  const pairs = characters.slice(1).map((second, at) => `m${characters[at]}${second}`);
  const words = (written.match(/(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu) ?? [])
    .filter((word) => word.length > 1)
    .map((word) => `y${word}`);
  return { han, pairs: [...new Set(pairs)], words: [...new Set(words)] };
}
