import type { CaseDetail } from '@tingsu/contracts';
import { useEffect, useState } from 'react';
import { useKeysOn, useSingleKeys } from '../kit/single-keys';

const NAMES = ['s', 'r', 'n', 't', 'a', 'e', 'w'] as const;
export type CaseKey = (typeof NAMES)[number];

const buttonOf = (key: CaseKey): HTMLButtonElement | null =>
  document.querySelector<HTMLButtonElement>(`.case-page button[data-key~="${key}"]:enabled`);

/**
 * A key presses the first button of the page that carries it in `data-key`, also one in a closed menu; a key without a button does
 * nothing. `present` names those that have one.
 */
export const useCaseKeys = (shown: CaseDetail) => {
  const [on, toggle] = useKeysOn();
  const [present, setPresent] = useState<readonly CaseKey[]>([]);
  useSingleKeys((pressed, event) => {
    const key = NAMES.find((name) => name === pressed);
    const button = key && buttonOf(key);
    if (!button || document.querySelector('.ant-modal-wrap, .ant-drawer-open')) return;
    event.preventDefault();
    button.click();
  });
  useEffect(() => {
    const found = NAMES.filter((name) => buttonOf(name) !== null);
    setPresent((before) => (before.join() === found.join() ? before : found));
  }, [shown]);
  return { on, present, toggle };
};
