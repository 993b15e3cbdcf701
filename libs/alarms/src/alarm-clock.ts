/**
 * Rings at seconds. It wakes its listeners and promises nothing else: what is due, and whether it was done, the
 * database knows (an alarm may ring twice, late, or never; the sweeper covers the last).
 */
export interface AlarmClock {
  /**
   * Arms seconds of the Unix epoch; arming one again changes nothing.
   * @param now the service's own time, so that a shifted test clock rings at the right moment
   * @throws AlarmUnavailable when the store of the alarms cannot be reached
   */
  arm(seconds: readonly number[], now: Date): Promise<void>;
  /** The life that the store is in; another one means that everything armed before is gone. */
  epoch(): Promise<string>;
  /** Starts to listen. Every ring calls the handler with its second; a failing handler is tried again. */
  listen(ring: (second: number) => Promise<void>): void;
  health(): AlarmHealth;
  close(): Promise<void>;
}

export interface AlarmHealth {
  readonly state: 'up' | 'degraded';
  /** When the last canary came through the queue; null before the first. */
  readonly lastCanaryAt: Date | null;
  readonly workersRecreated: number;
}

/** Redis is away. Deadlines still act by the sweeper, a few seconds later. */
export class AlarmUnavailable extends Error {
  constructor(cause: unknown) {
    super('The alarm store cannot be reached', { cause });
    this.name = 'AlarmUnavailable';
  }
}
