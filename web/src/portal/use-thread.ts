import type { Progress, ThreadMessage } from '@tingsu/contracts';
import { useCallback, useEffect, useState } from 'react';
import { asProblem, type ApiProblem } from '../api/problem';
import type { Tracking } from './draft.store';
import { fetchThread } from './thread.client';

export interface ThreadState {
  /** Newest first; null until they are there. */
  readonly messages: readonly ThreadMessage[] | null;
  readonly more: boolean;
  readonly problem: ApiProblem | null;
  /** Something was sent since the page was opened. */
  readonly said: boolean;
  readMore(): void;
  reload(): void;
  /** Again, after something was sent. */
  reread(): void;
}

/** The conversation of a complaint, read again whenever its progress is. */
export const useThread = (tracking: Tracking, progress: Progress): ThreadState => {
  const [messages, setMessages] = useState<readonly ThreadMessage[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [said, setSaid] = useState(false);
  const load = useCallback(
    async (after: string | null): Promise<void> => {
      try {
        const page = await fetchThread(tracking, after);
        setMessages((known) => (after === null ? page.items : [...(known ?? []), ...page.items]));
        setCursor(page.nextCursor);
        setProblem(null);
      } catch (error) {
        setProblem(asProblem(error));
      }
    },
    [tracking],
  );
  useEffect(() => void load(null), [load, progress]);
  return {
    ...{ messages, problem, said, more: cursor !== null },
    readMore: () => void load(cursor),
    reload: () => void load(null),
    reread: () => {
      setSaid(true);
      void load(null);
    },
  };
};
