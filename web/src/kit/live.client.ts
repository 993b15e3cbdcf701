import type { LiveHint as Hint } from '@tingsu/contracts';

/** A hint that something changed. What changed is asked from the API, with its own access checks. */
export type LiveHint = Pick<Hint, 'type' | 'caseNo'>;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Reads what the server sends; anything that is not a hint is left out. */
export const hintOf = (raw: string): LiveHint | null => {
  try {
    const value = JSON.parse(raw) as Record<string, unknown>;
    const type = text(value.type);
    return type ? { type, caseNo: text(value.caseNo) } : null;
  } catch {
    return null;
  }
};

/** Seconds to wait before the n-th attempt: 1, 2, 4 … 30, with up to a third more, so that all browsers do not return at once. */
export const backOffMs = (attempt: number, random: number): number =>
  Math.min(30_000, 1_000 * 2 ** attempt) * (1 + random / 3);

export interface LiveListener {
  onHint(hint: LiveHint): void;
  /** `again` is true after an interruption: hints may have been missed. */
  onSessionEnded(): void;
  onState(connected: boolean, again: boolean): void;
}

/** Server-sent events with a back-off of its own: the browser's gives up for good on an HTTP error. */
export const openLive = (listener: LiveListener): (() => void) => {
  let source: EventSource | null = null;
  let timer = 0;
  let attempt = 0;
  let everOpen = false;
  const connect = (): void => {
    source = new EventSource('/api/v1/events', { withCredentials: true });
    source.onopen = () => {
      listener.onState(true, everOpen);
      everOpen = true;
      attempt = 0;
    };
    const receive = (event: MessageEvent<string>): void => {
      const hint = hintOf(event.data);
      if (hint) listener.onHint(hint);
    };
    source.onmessage = receive;
    source.addEventListener('hint', receive);
    source.addEventListener('session-ended', () => listener.onSessionEnded());
    source.onerror = () => {
      source?.close();
      listener.onState(false, everOpen);
      timer = window.setTimeout(connect, backOffMs(attempt++, Math.random()));
    };
  };
  connect();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
};
