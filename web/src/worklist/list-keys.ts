import { useEffect, useRef, useState } from 'react';
import { isTyping, isWithin, type KeyPress, singleKey, useKeysOn } from '../kit/single-keys';

/** What a key does in a list. */
export type ListKey =
  'next' | 'previous' | 'first' | 'last' | 'open' | 'peek' | 'select' | 'watch' | 'close';
/** Letters work wherever the focus is, unless they are switched off. */
const LETTERS: Readonly<Record<string, ListKey>> = {
  j: 'next',
  k: 'previous',
  x: 'select',
  w: 'watch',
};
/** Other keys belong to the row that has the focus, and work always. */
const ON_ROW: Readonly<Record<string, ListKey>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  ' ': 'peek',
  Escape: 'close',
};

export interface ListPress extends KeyPress {
  readonly typing: boolean;
  /** On a link or a button, where Enter and Space are theirs. */
  readonly onControl: boolean;
  readonly onRow: boolean;
  readonly lettersOn: boolean;
}

export const keyAction = (press: ListPress): ListKey | null => {
  const key = singleKey(press, press.typing);
  if (key === null) return null;
  const letter = press.lettersOn ? (LETTERS[key] ?? null) : null;
  const action = letter ?? (press.onRow ? (ON_ROW[key] ?? null) : null);
  return press.onControl && (action === 'open' || action === 'peek') ? null : action;
};

const MOVES: Readonly<Partial<Record<ListKey, (at: number, many: number) => number>>> = {
  next: (at, many) => Math.min(many - 1, at + 1),
  previous: (at) => Math.max(0, at - 1),
  first: () => 0,
  last: (_, many) => many - 1,
};

export type ListActions = Readonly<
  Partial<Record<Exclude<ListKey, 'next' | 'previous' | 'first' | 'last'>, (at: number) => void>>
>;

/** The row that the keyboard is on. It stays with its item when the list changes, and the focus goes with it, so that it is read out. */
export const useListKeys = (items: readonly string[], actions: ListActions) => {
  const [lettersOn] = useKeysOn();
  const [marked, setMarked] = useState<string | null>(null);
  const index = marked === null ? -1 : items.indexOf(marked);
  const current = useRef({ index, items, actions, lettersOn });
  useEffect(() => {
    current.current = { index, items, actions, lettersOn };
  });
  const mark = (at: number): void => setMarked(items[at] ?? null);
  useEffect(() => {
    const moveTo = (caseNo: string | undefined): void => {
      if (caseNo === undefined) return;
      setMarked(caseNo);
      const row = document.querySelector<HTMLElement>(`[data-case="${caseNo}"]`);
      row?.scrollIntoView({ block: 'nearest' });
      row?.focus({ preventScroll: true });
    };
    const press = (event: KeyboardEvent): void => {
      const { index: at, items: rows, actions: does, lettersOn: letters } = current.current;
      const action = keyAction({
        ...pick(event),
        typing: isTyping(event.target),
        onControl: isWithin(event.target, 'a, button'),
        onRow: isWithin(event.target, 'tr[data-row]'),
        lettersOn: letters,
      });
      if (action === null || event.defaultPrevented) return;
      const move = MOVES[action];
      if (move) moveTo(rows[move(at, rows.length)]);
      else if (at >= 0) does[action as keyof ListActions]?.(at);
      if (action !== 'close') event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return { index, mark };
};

const pick = ({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): KeyPress => ({
  key,
  ctrlKey,
  metaKey,
  altKey,
  isComposing,
});
