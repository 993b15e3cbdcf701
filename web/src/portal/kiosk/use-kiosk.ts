import type { Receipt } from '@tingsu/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { sendKept } from './deliver.client';
import type { QueueState } from './queue';
import { canKeep, queueState } from './queue.store';
import { secondsLeft } from './quiet';

const TOUCHES = ['pointerdown', 'keydown', 'input', 'wheel'] as const;
const EVERY_MS = 1_000;

/** Seconds until the screen begins again, while it is in use and nobody touches it. */
export const useQuiet = (inUse: boolean, onOver: () => void): number | null => {
  const [left, setLeft] = useState<number | null>(null);
  const over = useRef(onOver);
  over.current = onOver;
  useEffect(() => {
    setLeft(null);
    if (!inUse) return undefined;
    let touchedAt = Date.now();
    const touch = (): void => {
      touchedAt = Date.now();
      setLeft(null);
    };
    for (const name of TOUCHES) window.addEventListener(name, touch, true);
    const timer = window.setInterval(() => {
      const seconds = secondsLeft(touchedAt, Date.now());
      setLeft(seconds);
      if (seconds === 0) over.current();
    }, EVERY_MS);
    return () => {
      for (const name of TOUCHES) window.removeEventListener(name, touch, true);
      window.clearInterval(timer);
    };
  }, [inUse]);
  return left;
};

const SEND_EVERY_MS = 20_000;
const NOTHING: QueueState = { waiting: 0, refused: 0 };

/** Sends what is kept whenever the network may be back, and says how much is left. */
export const useQueue = (onStored: (key: string, receipt: Receipt) => void) => {
  const [state, setState] = useState(NOTHING);
  const [offline, setOffline] = useState(!navigator.onLine);
  const stored = useRef(onStored);
  stored.current = onStored;
  const busy = useRef(false);
  const run = useCallback(async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      const all = await sendKept((key, receipt) => stored.current(key, receipt));
      setOffline(!navigator.onLine || !all);
      if (canKeep()) setState(await queueState());
    } catch {
      setOffline(true);
    } finally {
      busy.current = false;
    }
  }, []);
  useEffect(() => {
    const now = (): void => void run();
    now();
    window.addEventListener('online', now);
    window.addEventListener('offline', now);
    const timer = window.setInterval(now, SEND_EVERY_MS);
    return () => {
      window.removeEventListener('online', now);
      window.removeEventListener('offline', now);
      window.clearInterval(timer);
    };
  }, [run]);
  return { ...state, offline, run };
};
