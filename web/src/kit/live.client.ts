import type { LiveHint } from './live-hint';
import { openStream } from './live-stream.client';

export interface LiveListener {
  onHint(hint: LiveHint): void;
  /** The session may have ended: ask the server who is signed in. */
  onSessionEnded(): void;
  /** `again` is true after a gap, in which hints may have been missed. */
  onState(connected: boolean, again: boolean): void;
}

/** What the tabs of a browser say to each other. */
type Message =
  | { readonly kind: 'hint'; readonly hint: LiveHint }
  | { readonly kind: 'ended' }
  /** The stream is open or lost. `gap`: hints may have been missed before it opened. */
  | { readonly kind: 'state'; readonly open: boolean; readonly gap: boolean }
  /** A tab that has just opened asks for the state. */
  | { readonly kind: 'ask' }
  /** The leading tab was hidden; it keeps its stream until the next leader has one. */
  | { readonly kind: 'handover' };

/** How long a hidden tab keeps its stream for want of a successor. */
const HANDOVER_MS = 5_000;

/**
 * One event stream for all tabs of a browser: HTTP/1.1 allows six connections to a host, and a stream holds one.
 * The tab that holds a Web Lock leads: it opens the stream and passes the hints on over a broadcast channel. Only a
 * visible tab leads; the lock goes to the next one when the leader is hidden, closed or crashes. Where there are no
 * Web Locks (plain HTTP), each visible tab has a stream of its own.
 */
export const openLive = (person: string, listener: LiveListener): (() => void) => {
  const tab = new LiveTab(`tingsu.live.${person}`, listener);
  tab.open();
  return () => tab.close();
};

class LiveTab {
  private readonly channel: BroadcastChannel | null;
  private connected = false;
  private everConnected = false;
  /** The last leader said that it keeps its stream until ours is open. */
  private handedOver = false;
  private queue: AbortController | null = null;
  private release: (() => void) | null = null;
  private closeStream: (() => void) | null = null;
  private streamIsOpen = false;
  private handover = 0;

  constructor(
    private readonly name: string,
    private readonly listener: LiveListener,
  ) {
    this.channel = 'locks' in navigator ? new BroadcastChannel(name) : null;
  }

  open(): void {
    if (this.channel)
      this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.receive(data);
    document.addEventListener('visibilitychange', this.follow);
    window.addEventListener('pagehide', this.leave);
    window.addEventListener('pageshow', this.follow);
    this.send({ kind: 'ask' });
    this.follow();
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.follow);
    window.removeEventListener('pagehide', this.leave);
    window.removeEventListener('pageshow', this.follow);
    this.leave();
    this.channel?.close();
  }

  private readonly follow = (): void => {
    if (document.visibilityState === 'visible') this.standForLeader();
    else this.stepBack();
  };

  private readonly leave = (): void => {
    this.endStream();
    this.giveUpLock();
  };

  private standForLeader(): void {
    if (this.queue) return;
    const queue = new AbortController();
    this.queue = queue;
    if (!this.channel) return this.lead();
    navigator.locks
      .request(this.name, { signal: queue.signal }, () => this.leadUntilReleased())
      // The tab was hidden or closed while it waited.
      .catch(() => undefined);
  }

  private leadUntilReleased(): Promise<void> {
    return new Promise((resolve) => {
      this.release = resolve;
      this.lead();
    });
  }

  private lead(): void {
    window.clearTimeout(this.handover);
    if (this.closeStream) return;
    this.closeStream = openStream({
      onHint: (hint) => this.share({ kind: 'hint', hint }),
      onSessionEnded: () => this.share({ kind: 'ended' }),
      onOpen: () => {
        this.streamIsOpen = true;
        this.share({ kind: 'state', open: true, gap: !(this.handedOver && this.connected) });
        this.handedOver = false;
      },
      onLost: () => {
        this.streamIsOpen = false;
        this.share({ kind: 'state', open: false, gap: true });
      },
    });
  }

  /** Another visible tab leads from now on; if there is none, the stream ends after a few seconds. */
  private stepBack(): void {
    const led = this.release !== null || (!this.channel && this.queue !== null);
    if (led) {
      this.send({ kind: 'handover' });
      this.handover = window.setTimeout(() => this.endStream(), HANDOVER_MS);
    }
    this.giveUpLock();
  }

  private giveUpLock(): void {
    this.queue?.abort();
    this.queue = null;
    this.release?.();
    this.release = null;
  }

  private endStream(): void {
    window.clearTimeout(this.handover);
    if (!this.closeStream) return;
    this.dropStream();
    this.share({ kind: 'state', open: false, gap: true });
  }

  private dropStream(): void {
    window.clearTimeout(this.handover);
    this.closeStream?.();
    this.closeStream = null;
    this.streamIsOpen = false;
  }

  private send(message: Message): void {
    this.channel?.postMessage(message);
  }

  private share(message: Message): void {
    this.send(message);
    this.take(message);
  }

  private receive(message: Message): void {
    if (message.kind === 'ask') {
      if (this.streamIsOpen) this.send({ kind: 'state', open: true, gap: false });
      return;
    }
    if (message.kind === 'handover') this.handedOver = true;
    this.take(message);
    if (message.kind !== 'state' || !message.open || this.release !== null) return;
    // Another tab leads, so a stream of ours is not needed any more.
    this.handedOver = false;
    this.dropStream();
  }

  private take(message: Message): void {
    if (message.kind === 'hint') this.listener.onHint(message.hint);
    if (message.kind === 'ended') this.listener.onSessionEnded();
    if (message.kind === 'state') this.turn(message.open, message.gap);
  }

  private turn(open: boolean, gap: boolean): void {
    if (open === this.connected && !(open && gap)) return;
    this.connected = open;
    this.listener.onState(open, this.everConnected);
    if (open) this.everConnected = true;
  }
}
