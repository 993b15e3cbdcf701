import { existsSync, readFileSync } from 'node:fs';

/** The rows of the tables of a page, as cells; without heads. */
export const tableRows = (page: string): readonly (readonly string[])[] =>
  page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([first = '']) => !/^-+$/.test(first));

/** What a cell names as its proof: files, each perhaps with words that stand in it, `` `file` “words” ``. */
export const citedIn = (
  cell: string,
): readonly { readonly file: string; readonly words: string }[] =>
  [...cell.matchAll(/`([^`]+)`(?: “([^”]+)”)?/g)].map(([, file = '', words = '']) => ({
    file,
    words,
  }));

/** What is wrong with the proof of a cell: files that are not there, words that do not stand in them. */
export const faultsOf = (cell: string): readonly string[] =>
  citedIn(cell).flatMap(({ file, words }) => {
    if (!existsSync(file)) return [`${file} is not there`];
    return words === '' || readFileSync(file, 'utf8').includes(words)
      ? []
      : [`${file} does not say “${words}”`];
  });
