import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { openLive } from './live.client';
import type { LiveHint } from './live-hint';
import { useAskWhoIsSignedIn, useSession } from './session';

type Handler = (hint: LiveHint) => void;
interface Live {
  readonly connected: boolean;
  subscribe(handler: Handler): () => void;
}
const Context = createContext<Live>({ connected: false, subscribe: () => () => undefined });

/** Figures and lists that follow by themselves; the work list and an open case decide when they follow. */
const QUIET = ['unread', 'notices', 'overview', 'view-count', 'clock-board'] as const;
const SETTLE_MS = 1_500;
/** Under a steady flow of hints the figures follow at this pace. */
const PACE_MS = 5_000;
/** What the page loaded this long before the stream opened still holds. */
const FRESH_MS = 5_000;

/** Brings the quiet lists up to date soon after a hint; a hidden tab only marks them, and fetches when it is shown. */
const quietRefresh = (client: QueryClient) => {
  let timer = 0;
  let last = -Infinity;
  const refresh = (): void => {
    timer = 0;
    last = performance.now();
    const refetchType = document.visibilityState === 'visible' ? 'active' : 'none';
    for (const key of QUIET) void client.invalidateQueries({ queryKey: [key], refetchType });
  };
  return {
    soon: (): void => {
      const wait = Math.max(SETTLE_MS, last + PACE_MS - performance.now());
      if (timer === 0) timer = window.setTimeout(refresh, wait);
    },
    stop: (): void => window.clearTimeout(timer),
  };
};

/** Gives the hints of the event stream, which all tabs of the browser share, to the screens. */
export const LiveProvider = ({ children }: { readonly children: ReactNode }) => {
  const [connected, setConnected] = useState(false);
  const handlers = useRef(new Set<Handler>());
  const client = useQueryClient();
  const person = useSession()?.personId ?? '';
  const askWhoIsSignedIn = useAskWhoIsSignedIn();
  useEffect(() => {
    const startedAt = performance.now();
    const quiet = quietRefresh(client);
    const pass = (hint: LiveHint): void => handlers.current.forEach((handler) => handler(hint));
    const close = openLive(person, {
      onHint: (hint) => {
        pass(hint);
        quiet.soon();
      },
      onSessionEnded: askWhoIsSignedIn,
      onState: (open, again) => {
        setConnected(open);
        if (!open) return;
        pass({ type: again ? 'live.resumed' : 'live.opened', caseNo: null });
        if (again || performance.now() - startedAt > FRESH_MS) quiet.soon();
      },
    });
    return () => {
      quiet.stop();
      close();
    };
  }, [client, person, askWhoIsSignedIn]);
  const value = useMemo<Live>(
    () => ({
      connected,
      subscribe: (handler) => {
        handlers.current.add(handler);
        return () => handlers.current.delete(handler);
      },
    }),
    [connected],
  );
  return <Context value={value}>{children}</Context>;
};

export const useLiveConnected = (): boolean => useContext(Context).connected;

export const useLiveHints = (handler: Handler): void => {
  const { subscribe } = useContext(Context);
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => subscribe((hint) => latest.current(hint)), [subscribe]);
};
