import type { CaseDetail } from '@tingsu/contracts';

type Entry = CaseDetail['timeline'][number];

/** The words that were written about a hold, by their field; what came later stands before what came first. */
export const wordsOfHold = (
  holdId: string,
  timeline: readonly Entry[],
): Readonly<Record<string, string>> => {
  const own = timeline.filter(({ data }) => data['holdId'] === holdId);
  const items = own.flatMap(({ text }) => text['items'] ?? []);
  return {
    ...Object.assign({}, ...own.map(({ text }) => text)),
    ...(items.length > 0 ? { items: items.join('\n') } : {}),
  };
};

/** The authority of a report and its last draft. */
export const wordsOfReport = (
  number: number,
  timeline: readonly Entry[],
): { readonly authority: string | undefined; readonly text: string | undefined } => {
  const drafts = timeline.filter(
    ({ type, data }) => type.startsWith('case.reportDrafted.') && data['number'] === number,
  );
  const last = drafts.at(-1)?.text;
  return { authority: last?.['authority'], text: last?.['text'] };
};
