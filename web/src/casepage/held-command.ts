import type { CommandName } from '@tingsu/contracts';

/** How long a command that nobody outside sees may be taken back. */
export const HOLD_SECONDS = 10;

/** Of the office alone: no notice goes out with them, and no department is told. */
const HELD: readonly CommandName[] = ['archive', 'reopen', 'markInvalid', 'waiveRemedy'];
export const isHeld = (command: CommandName): boolean => HELD.includes(command);

/** The author took it back: nothing was sent. */
export class TakenBack extends Error {}

interface Held {
  readonly command: CommandName;
  /** When it is sent, by the clock of the browser. */
  readonly until: number;
  release(keepalive: boolean): void;
  takeBack(): void;
}

/**
 * A command that waits in the browser before it is sent. At most one waits: the next one sends it, as does leaving the case or the page, so
 * that none is lost.
 */
export class HeldCommands {
  private held: Held | null = null;
  private readonly listeners = new Set<() => void>();

  readonly current = (): Held | null => this.held;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  hold<Answer>(
    command: CommandName,
    now: number,
    send: (keepalive: boolean) => Promise<Answer>,
  ): Promise<Answer> {
    this.sendNow();
    return new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => release(false), HOLD_SECONDS * 1_000);
      const end = (): void => {
        clearTimeout(timer);
        this.set(null);
      };
      const release = (keepalive: boolean): void => {
        end();
        send(keepalive).then(resolve, reject);
      };
      const takeBack = (): void => {
        end();
        reject(new TakenBack());
      };
      this.set({ command, until: now + HOLD_SECONDS * 1_000, release, takeBack });
    });
  }

  sendNow(keepalive = false): void {
    this.held?.release(keepalive);
  }

  takeBack(): void {
    this.held?.takeBack();
  }

  private set(held: Held | null): void {
    this.held = held;
    for (const listener of this.listeners) listener();
  }
}

export const heldCommands = new HeldCommands();
