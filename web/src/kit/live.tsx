import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { sessionEnded } from './session';
import { openLive, type LiveHint } from './live.client';

type Handler = (hint: LiveHint) => void;
interface Live {
  readonly connected: boolean;
  subscribe(handler: Handler): () => void;
}
const Context = createContext<Live>({ connected: false, subscribe: () => () => undefined });

/** Lists that nobody has under the cursor follow at once; the work list and an open case decide for themselves. */
const QUIET = ['unread', 'notices', 'overview', 'view-count', 'clock-board'] as const;
const SETTLE_MS = 1_500;

/** One event stream for the whole console. */
export const LiveProvider = ({ children }: { readonly children: ReactNode }) => {
  const [connected, setConnected] = useState(false);
  const handlers = useRef(new Set<Handler>());
  const client = useQueryClient();
  useEffect(() => {
    let timer = 0;
    const refreshQuietly = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(
        () => QUIET.forEach((key) => void client.invalidateQueries({ queryKey: [key] })),
        SETTLE_MS,
      );
    };
    const tell = (hint: LiveHint): void => {
      for (const handler of handlers.current) handler(hint);
      refreshQuietly();
    };
    const close = openLive({
      onHint: tell,
      onSessionEnded: () => sessionEnded(client),
      onState: (open, again) => {
        setConnected(open);
        if (open) tell({ type: again ? 'live.resumed' : 'live.opened', caseNo: null });
      },
    });
    return () => {
      window.clearTimeout(timer);
      close();
    };
  }, [client]);
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
