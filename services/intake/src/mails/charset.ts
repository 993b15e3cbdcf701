/** GB2312 and GBK are parts of GB18030, and mails that name one of them use all of it. */
const CHINESE = /^(gb_?2312(-80)?|gbk|gb18030|x-gbk|cp936|ms936|windows-936)$/i;

const strictly = (bytes: Uint8Array, label: string): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** The encoding of text that does not say its own: UTF-8 where that fits, since nothing else does by chance, otherwise GB18030. */
export const guessedLabel = (bytes: Uint8Array): 'utf-8' | 'gb18030' =>
  strictly(bytes, 'utf-8') === null && strictly(bytes, 'gb18030') !== null ? 'gb18030' : 'utf-8';

export const guessed = (bytes: Uint8Array): string =>
  new TextDecoder(guessedLabel(bytes)).decode(bytes);

/** The text under the encoding that was named; under the one that fits when the name is wrong or unknown. */
export const decoded = (bytes: Uint8Array, label: string): string =>
  strictly(bytes, CHINESE.test(label) ? 'gb18030' : label) ?? guessed(bytes);

/** Whether bytes are text under the encoding that was named. */
export const fits = (bytes: Uint8Array, label: string): boolean =>
  strictly(bytes, CHINESE.test(label) ? 'gb18030' : label) !== null;
