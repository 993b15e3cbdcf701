import { Loop } from '@tingsu/runtime';
import { randomUUID } from 'node:crypto';

interface CanaryOptions {
  readonly everyMs: number;
  readonly limitMs: number;
  send(id: string, delay: number): Promise<void>;
  /** Recreates the worker; resolves to whether Redis answers. */
  recreate(): Promise<boolean>;
  stuck(): void;
  failed(error: unknown): void;
}

/**
 * A job sent through the queue itself, again and again. A ping to Redis stays green while a worker is deaf
 * (BullMQ issues 4378, 4479, 4585); a probe that does not come back is the only reliable sign.
 */
export class Canary {
  lastAt: Date | null = null;
  recreated = 0;
  private heardAt = 0;
  private recreatedAt = 0;
  private readonly loop: Loop;

  constructor(private readonly options: CanaryOptions) {
    this.loop = new Loop(options.everyMs, 0, () => this.beat(), options.failed);
  }

  get overdue(): boolean {
    return this.heardAt > 0 && performance.now() - this.heardAt > this.options.limitMs;
  }

  start(): void {
    this.heardAt = performance.now();
    void this.send(0);
    this.loop.start();
  }

  /** Lets a probe end that is being sent. */
  stop(): Promise<void> {
    return this.loop.stop();
  }

  arrived(): void {
    this.heardAt = performance.now();
    this.lastAt = new Date();
  }

  /** A probe that could not be sent is ignored: its absence is the signal. */
  private async send(delay: number): Promise<void> {
    await this.options.send(randomUUID(), delay).catch(() => undefined);
  }

  private async beat(): Promise<void> {
    await this.send(Math.floor(this.options.everyMs / 2));
    const silence = performance.now() - this.heardAt;
    if (
      silence <= this.options.limitMs ||
      performance.now() - this.recreatedAt <= this.options.limitMs
    )
      return;
    this.recreatedAt = performance.now();
    this.recreated += 1;
    const reachable = await this.options.recreate();
    if (reachable && silence > 2 * this.options.limitMs) this.options.stuck();
  }
}
