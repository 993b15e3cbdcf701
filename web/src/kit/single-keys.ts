import { useEffect, useRef, useSyncExternalStore } from 'react';

const OFF = 'tingsu.keys';
const TYPING =
  'input, textarea, select, [contenteditable], [role="combobox"], [role="listbox"], [role="dialog"]';

/** Whether what has the focus lies within what a selector names. */
export const isWithin = (target: EventTarget | null, selectors: string): boolean =>
  target instanceof Element && target.closest(selectors) !== null;
export const isTyping = (target: EventTarget | null): boolean => isWithin(target, TYPING);

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

/** A key by itself: not while the reader types, composes Chinese, or holds a modifier (WCAG 2.1.4). Letters are small. */
export const singleKey = (press: KeyPress, typing: boolean): string | null =>
  press.ctrlKey || press.metaKey || press.altKey || press.isComposing || typing
    ? null
    : press.key.length === 1
      ? press.key.toLowerCase()
      : press.key;

const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const areOn = (): boolean => localStorage.getItem(OFF) !== 'off';

/** Whether single letters are keys of their own; the choice is kept on this device. */
export const useKeysOn = (): readonly [boolean, () => void] => {
  const on = useSyncExternalStore(subscribe, areOn);
  const toggle = (): void => {
    localStorage.setItem(OFF, on ? 'off' : 'on');
    for (const listener of listeners) listener();
  };
  return [on, toggle];
};

/** Acts on keys pressed by themselves, anywhere on the page; nothing while they are switched off. */
export const useSingleKeys = (act: (key: string, event: KeyboardEvent) => void): void => {
  const [on] = useKeysOn();
  const current = useRef(act);
  useEffect(() => {
    current.current = act;
  });
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent): void => {
      const key = event.defaultPrevented ? null : singleKey(event, isTyping(event.target));
      if (key !== null) current.current(key, event);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on]);
};
