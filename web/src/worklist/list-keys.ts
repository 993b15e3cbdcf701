import { useEffect, useRef, useState } from 'react';

/**
 * What a key does in a list; nothing while the reader types, composes Chinese or uses a modifier (WCAG 2.1.4). On a link
 * or a button Enter is theirs.
 */
export type ListKey = 'next' | 'previous' | 'open';
const KEYS: Readonly<Record<string, ListKey>> = { j: 'next', k: 'previous', Enter: 'open' };

export const keyAction = (event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  typing: boolean;
  onControl: boolean;
}): ListKey | null => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.typing)
    return null;
  const action = KEYS[event.key] ?? KEYS[event.key.toLowerCase()] ?? null;
  return action === 'open' && event.onControl ? null : action;
};

const OFF = 'tingsu.keys';
const isIn = (target: EventTarget | null, selectors: string): boolean =>
  target instanceof Element && target.closest(selectors) !== null;
const TYPING =
  'input, textarea, select, [contenteditable], [role="combobox"], [role="listbox"], [role="dialog"]';

/**
 * The row that the keyboard is on, moved by J and K, opened by Enter. It stays with its item when the list changes.
 * Can be switched off, and remembers it.
 */
export const useListKeys = (items: readonly string[], open: (index: number) => void) => {
  const [on, setOn] = useState(() => localStorage.getItem(OFF) !== 'off');
  const [marked, setMarked] = useState<string | null>(null);
  const index = marked === null ? -1 : items.indexOf(marked);
  const current = useRef({ index, items, open });
  useEffect(() => {
    current.current = { index, items, open };
  });
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent): void => {
      const { index: at, items: rows, open: openRow } = current.current;
      const action = keyAction({
        ...pick(event),
        typing: isIn(event.target, TYPING),
        onControl: isIn(event.target, 'a, button'),
      });
      if (action === 'open' && at >= 0) openRow(at);
      if (action === 'next') setMarked(rows[Math.min(rows.length - 1, at + 1)] ?? null);
      if (action === 'previous') setMarked(rows[Math.max(0, at - 1)] ?? null);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on]);
  useEffect(() => {
    if (marked === null) return;
    const row = document.querySelector(`[data-case="${marked}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    // The focus follows, so that a screen reader reads the row out.
    row?.querySelector('a')?.focus({ preventScroll: true });
  }, [marked]);
  const toggle = (): void => {
    localStorage.setItem(OFF, on ? 'off' : 'on');
    setOn(!on);
  };
  return { on, index, toggle };
};

const pick = ({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent) => ({
  key,
  ctrlKey,
  metaKey,
  altKey,
  isComposing,
});
