import { backOffMs, hintOf, type LiveHint } from './live-hint';

export interface StreamListener {
  onHint(hint: LiveHint): void;
  onSessionEnded(): void;
  onOpen(): void;
  onLost(): void;
}

/**
 * Server-sent events with a back-off of its own: the browser's gives up for good on an HTTP error.
 * Returns the function that closes the stream.
 */
export const openStream = (listener: StreamListener): (() => void) => {
  let source: EventSource | null = null;
  let timer = 0;
  let attempt = 0;
  const receive = (event: MessageEvent<string>): void => {
    const hint = hintOf(event.data);
    if (hint) listener.onHint(hint);
  };
  const connect = (): void => {
    source = new EventSource('/api/v1/events', { withCredentials: true });
    source.onopen = () => {
      attempt = 0;
      listener.onOpen();
    };
    source.onmessage = receive;
    source.addEventListener('hint', receive);
    source.addEventListener('session-ended', () => listener.onSessionEnded());
    source.onerror = () => {
      source?.close();
      listener.onLost();
      timer = window.setTimeout(connect, backOffMs(attempt++, Math.random()));
    };
  };
  connect();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
};
