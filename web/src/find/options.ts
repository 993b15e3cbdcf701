import type { Hit } from './found';

/** Something that the find box offers: a complaint, a page of the menu, or an action. */
export interface Option {
  readonly key: string;
  readonly group: 'cases' | 'pages' | 'actions';
  readonly text: string;
  readonly hit?: Hit;
  run(): void;
}
export type Named = Pick<Option, 'text' | 'run'>;

/** Those whose name has what was typed; all of them while nothing is typed. */
export const named = (
  group: 'pages' | 'actions',
  all: readonly Named[],
  typed: string,
): readonly Option[] => {
  const wanted = typed.trim().toLowerCase();
  return all
    .filter(({ text }) => text.toLowerCase().includes(wanted))
    .map(({ text, run }) => ({ key: `${group} ${text}`, group, text, run }));
};

export const numbersOf = (hits: readonly Hit[]): readonly string[] =>
  hits.map(({ complaintNo }) => complaintNo);
