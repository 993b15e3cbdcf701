import { useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';

const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
};

/** Where a link leads that asks for agreement with the outcome; it names no complaint. */
export const CONFIRM_PATH = '/confirm';

/** Where a link leads that asks a patient to agree; its token stands behind `#`. */
export const CONSENT_PATH = '/consent';

/** The form on a screen in a hall. */
export const KIOSK_PATH = '/kiosk';

/** The few pages of the portal need no more of a router than this. */
export const usePath = (): string =>
  useSyncExternalStore(subscribe, () => window.location.pathname);

/**
 * Where on a page the reader is: a step of the form, the receipt, a complaint that was found. It lives in the history of the
 * browser and not in the address, so that Back goes one step back, a reload stays, and no address tells what was done.
 */
export type Place = 'what' | 'where' | 'who' | 'check' | 'receipt' | 'finished' | 'found';
interface Entry {
  readonly place?: Place;
  readonly from?: Place | null;
}
const entry = (): Entry => (window.history.state ?? {}) as Entry;
const placeNow = (): Place | null => entry().place ?? null;
export const usePlace = (): Place | null => useSyncExternalStore(subscribe, placeNow);

const arrive = (): void => {
  window.scrollTo(0, 0);
  for (const listener of listeners) listener();
};

export const navigate = (path: string, place: Place | null = null): void => {
  window.history.pushState(place && { place, from: placeNow() }, '', path);
  arrive();
};

/** Goes on without leaving a way back to where the reader is now. */
export const replace = (path: string, place: Place | null = null): void => {
  window.history.replaceState(place && { place, from: null }, '', path);
  arrive();
};

/** Back to a place: by the browser's history where it was the one before, so that its Back and ours agree. */
export const goBack = (path: string, place: Place, isStart: boolean): void => {
  const { from } = entry();
  if (from === place || (isStart && from === null)) window.history.back();
  else navigate(path, place);
};

interface LinkProps {
  readonly to: string;
  readonly place?: Place;
  readonly children: ReactNode;
  readonly className?: string;
  readonly current?: boolean;
}

export const Link = ({ to, place, children, className, current }: LinkProps) => {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(to, place);
  };
  return (
    <a href={to} className={className} aria-current={current ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
};
