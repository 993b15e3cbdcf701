import { useSyncExternalStore } from 'react';

/** What a person chose: as the device says, or one of the two always. */
export const LOOK_CHOICES = ['device', 'light', 'dark'] as const;
export type LookChoice = (typeof LOOK_CHOICES)[number];
export type Look = 'light' | 'dark';

const REMEMBERED = 'tingsu.look';
const device = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const choiceNow = (): LookChoice => {
  const kept = localStorage.getItem(REMEMBERED);
  return LOOK_CHOICES.find((choice) => choice === kept) ?? 'device';
};

const lookNow = (): Look => {
  const choice = choiceNow();
  if (choice !== 'device') return choice;
  return device.matches ? 'dark' : 'light';
};

const show = (): void => {
  document.documentElement.dataset['look'] = lookNow();
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Shows the look that was chosen, and follows the device and other tabs from then on. */
export const setUpLook = (): void => {
  show();
  device.addEventListener('change', show);
  addEventListener('storage', ({ key }) => {
    if (key === REMEMBERED) show();
  });
};

export const chooseLook = (choice: LookChoice): void => {
  localStorage.setItem(REMEMBERED, choice);
  show();
};

export const useLook = (): Look => useSyncExternalStore(subscribe, lookNow);
export const useLookChoice = (): LookChoice => useSyncExternalStore(subscribe, choiceNow);
