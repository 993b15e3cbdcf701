/** More is no explanation. */
const MOST_SHOWN = 8;
/** Of those that are compared: who joined later need not have every word. */
const SHARE = 0.75;

/** Words that stand in most of these complaints, the most frequent first; of one complaint there are none to share. */
export function sharedWords(complaints: readonly (readonly string[])[]): readonly string[] {
  if (complaints.length < 2) return [];
  const count = new Map<string, number>();
  for (const word of complaints.flat()) count.set(word, (count.get(word) ?? 0) + 1);
  return [...count]
    .filter(([, times]) => times >= Math.max(2, Math.ceil(complaints.length * SHARE)))
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_SHOWN)
    .map(([word]) => word);
}
