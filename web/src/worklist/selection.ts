import { useEffect, useState } from 'react';

/** The items between two, both included, in the order of the list. One that is not there is left out. */
export const between = (items: readonly string[], from: string | null, to: string): string[] => {
  const [start, end] = [from === null ? -1 : items.indexOf(from), items.indexOf(to)];
  if (end < 0) return [];
  if (start < 0) return [to];
  return items.slice(Math.min(start, end), Math.max(start, end) + 1);
};

/** What is chosen of a list. Another list (`key`) begins with nothing chosen. */
export const useSelection = (items: readonly string[], key: string) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const clear = (): void => {
    setChosen(new Set());
    setAnchor(null);
  };
  useEffect(clear, [key]);
  return {
    /** In the order of the list. */
    chosen: items.filter((item) => chosen.has(item)),
    isChosen: (item: string): boolean => chosen.has(item),
    toggle: (item: string): void => {
      setAnchor(item);
      setChosen((before) => {
        const after = new Set(before);
        if (!after.delete(item)) after.add(item);
        return after;
      });
    },
    /** From the one that was chosen last to this one. */
    extendTo: (item: string): void =>
      setChosen((before) => new Set([...before, ...between(items, anchor, item)])),
    all: (): void => setChosen(new Set(items)),
    clear,
  };
};

export type Selection = ReturnType<typeof useSelection>;
