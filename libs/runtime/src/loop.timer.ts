export interface LoopOptions<Result> {
  /** Begin at `start`, without the usual pause before the first round. */
  readonly atOnce?: boolean;
  /** The pause after a round with this result, in milliseconds; null is the usual pause, which `wake` and `wakeIn` end. */
  next?(result: Result): number | null;
  /** Rounds begin no more often than this, in milliseconds, however often `wake` is called. */
  readonly rhythmMs?: number;
}

/** Runs work again and again, never twice at once, with a jitter so that instances do not march in step. */
export class Loop<Result = unknown> {
  private running: Promise<void> = Promise.resolve();
  private stopped = true;
  /** The usual pause lasts no longer than to here, on the scale of `performance.now()`. */
  private wakesAt = Infinity;
  private pausing = false;
  private endRest: (() => void) | null = null;

  constructor(
    private readonly everyMs: number,
    private readonly jitter: number,
    private readonly work: () => Promise<Result>,
    private readonly failed: (error: unknown) => void,
    private readonly options: LoopOptions<Result> = {},
  ) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.running = this.running.then(() => this.run());
  }

  /** Lets the round in flight end. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.endRest?.();
    await this.running;
  }

  /** There is work: the usual pause ends now, or does not begin. */
  wake(): void {
    this.wakeIn(0);
  }

  /** There will be work in so many milliseconds. The earliest of several calls counts, until the next round begins. */
  wakeIn(ms: number): void {
    const at = performance.now() + ms;
    if (at >= this.wakesAt) return;
    this.wakesAt = at;
    if (this.pausing) this.endRest?.();
  }

  private async run(): Promise<void> {
    if (!this.options.atOnce) await this.pause();
    while (!this.stopped) {
      this.wakesAt = Infinity;
      const begunAt = performance.now();
      const wait = await this.round();
      if (wait === null) await this.pause();
      await this.rest(wait ?? begunAt + (this.options.rhythmMs ?? 0) - performance.now());
    }
  }

  private async round(): Promise<number | null> {
    try {
      const result = await this.work();
      return this.options.next?.(result) ?? null;
    } catch (error) {
      this.failed(error);
      return null;
    }
  }

  private async pause(): Promise<void> {
    const usual = performance.now() + this.everyMs * (1 + this.jitter * (2 * Math.random() - 1));
    const left = () => Math.min(usual, this.wakesAt) - performance.now();
    this.pausing = true;
    while (!this.stopped && left() > 0) await this.rest(left());
    this.pausing = false;
  }

  private rest(ms: number): Promise<void> {
    if (ms <= 0 || this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.endRest = null;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.endRest = end;
    });
  }
}
