import type { CaseDetail } from '@tingsu/contracts';
import { useEffect, useState } from 'react';

/** Shared with the work list: who switches single keys off wants none of them (WCAG 2.1.4). */
const OFF = 'tingsu.keys';
const TYPING =
  'input, textarea, select, [contenteditable], [role="combobox"], [role="listbox"], [role="dialog"]';
const NAMES = ['r', 'n', 't', 'a', 'e'] as const;
export type CaseKey = (typeof NAMES)[number];

const isIn = (target: EventTarget | null, selectors: string): boolean =>
  target instanceof Element && target.closest(selectors) !== null;

const keyIn = (event: KeyboardEvent): CaseKey | null => {
  const { ctrlKey, metaKey, altKey, isComposing } = event;
  if (ctrlKey || metaKey || altKey || isComposing || isIn(event.target, TYPING)) return null;
  return NAMES.find((name) => name === event.key.toLowerCase()) ?? null;
};

const buttonOf = (key: CaseKey): HTMLButtonElement | null =>
  document.querySelector<HTMLButtonElement>(`.case-page button[data-key="${key}"]:enabled`);

/**
 * A key presses the first button of the page that carries it as `data-key`, also one in a closed menu; a key without a button does
 * nothing. `present` names those that have one.
 */
export const useCaseKeys = (shown: CaseDetail) => {
  const [on, setOn] = useState(() => localStorage.getItem(OFF) !== 'off');
  const [present, setPresent] = useState<readonly CaseKey[]>([]);
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent): void => {
      const key = keyIn(event);
      const button = key && buttonOf(key);
      if (!button || document.querySelector('.ant-modal-wrap, .ant-drawer-open')) return;
      event.preventDefault();
      button.click();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on]);
  useEffect(() => {
    const found = NAMES.filter((name) => buttonOf(name) !== null);
    setPresent((before) => (before.join() === found.join() ? before : found));
  }, [shown]);
  const toggle = (): void => {
    localStorage.setItem(OFF, on ? 'off' : 'on');
    setOn(!on);
  };
  return { on, present, toggle };
};
