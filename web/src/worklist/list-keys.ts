import { useEffect, useRef, useState } from 'react';

/** What a key does in a list; nothing while somebody types, composes Chinese or uses a modifier (WCAG 2.1.4). */
export type ListKey = 'next' | 'previous' | 'open';
const KEYS: Readonly<Record<string, ListKey>> = { j: 'next', k: 'previous', Enter: 'open' };

export const keyAction = (event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  typing: boolean;
}): ListKey | null => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.typing)
    return null;
  return KEYS[event.key] ?? KEYS[event.key.toLowerCase()] ?? null;
};

const OFF = 'tingsu.keys';
const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, button, a, [contenteditable], [role="combobox"], [role="listbox"], [role="dialog"]',
  ) !== null;

/** The row that the keyboard is on, moved by J and K, opened by Enter. Can be switched off, and remembers it. */
export const useListKeys = (count: number, open: (index: number) => void) => {
  const [on, setOn] = useState(() => localStorage.getItem(OFF) !== 'off');
  const [index, setIndex] = useState(-1);
  const current = useRef({ index, count, open });
  useEffect(() => {
    current.current = { index, count, open };
  });
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent): void => {
      const { index: at, count: rows, open: openRow } = current.current;
      const action = keyAction({ ...pick(event), typing: isControl(event.target) });
      if (action === 'open' && at >= 0) openRow(at);
      if (action === 'next') setIndex(Math.min(rows - 1, at + 1));
      if (action === 'previous') setIndex(Math.max(0, at - 1));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on]);
  useEffect(() => {
    document.querySelector(`[data-row="${index}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [index]);
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
