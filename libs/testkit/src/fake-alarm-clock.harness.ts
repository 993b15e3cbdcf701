import { AlarmUnavailable, type AlarmClock, type AlarmHealth } from '@tingsu/alarms';

/** An alarm clock for tests: rings when told to, forgets when told to, breaks when told to. */
export class FakeAlarmClock implements AlarmClock {
  readonly armed = new Set<number>();
  private life = 1;
  private broken = false;
  private ring: ((second: number) => Promise<void>) | undefined;

  async arm(seconds: readonly number[]): Promise<void> {
    if (this.broken) throw new AlarmUnavailable('broken by the test');
    for (const second of seconds) this.armed.add(second);
  }

  async epoch(): Promise<string> {
    if (this.broken) throw new AlarmUnavailable('broken by the test');
    return `life-${this.life}`;
  }

  listen(ring: (second: number) => Promise<void>): void {
    this.ring = ring;
  }

  health(): AlarmHealth {
    return { state: this.broken ? 'degraded' : 'up', lastCanaryAt: null, workersRecreated: 0 };
  }

  async close(): Promise<void> {
    this.ring = undefined;
  }

  /** Rings everything armed up to the instant. */
  async ringUntil(instant: Date): Promise<void> {
    const due = [...this.armed]
      .filter((second) => second * 1000 <= instant.getTime())
      .sort((a, b) => a - b);
    for (const second of due) {
      this.armed.delete(second);
      await this.ring?.(second);
    }
  }

  /** Loses everything, as FLUSHALL does. */
  forget(): void {
    this.armed.clear();
    this.life += 1;
  }

  setBroken(broken: boolean): void {
    this.broken = broken;
  }
}
