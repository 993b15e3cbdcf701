/** Runs work again and again, never twice at once, with a jitter so that instances do not march in step. */
export class Loop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = true;

  constructor(
    private readonly everyMs: number,
    private readonly jitter: number,
    private readonly work: () => Promise<unknown>,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.stopped = false;
    this.plan();
  }

  /** Lets the round in flight end. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private plan(): void {
    if (this.stopped) return;
    const wait = this.everyMs * (1 + this.jitter * (2 * Math.random() - 1));
    this.timer = setTimeout(() => {
      this.running = this.work()
        .then(() => undefined, this.failed)
        .then(() => this.plan());
    }, wait);
  }
}
