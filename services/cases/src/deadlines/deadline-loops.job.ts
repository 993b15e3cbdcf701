import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AlarmUnavailable, type AlarmClock } from '@tingsu/alarms';
import { counter, logger, readGauge, registerHealth } from '@tingsu/runtime';
import { ArmAlarms } from './arm-alarms.usecase.js';
import { FireDeadlines } from './fire-deadlines.usecase.js';
import { Loop } from '@tingsu/runtime';
import { ReconcileClocks } from './reconcile-clocks.usecase.js';

export const ALARM_CLOCK = Symbol('ALARM_CLOCK');
const ARM_MS = 1_000;
const SWEEP_MS = 5_000;
const SWEEP_LATE_MS = 2_000;
const RECONCILE_MS = 3_600_000;

const swept = counter(
  'tingsu_clock_swept_total',
  'Steps that the sweeper had to fire because no alarm did',
);
const failures = counter(
  'tingsu_clock_loop_failures_total',
  'Rounds of the deadline loops that failed',
  ['loop'],
);

/** What keeps deadlines: alarms that ring, an armer, a sweeper that needs no alarms, and a reconciler. Any number of instances may run. */
@Injectable()
export class DeadlineLoops implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private loops: Loop[] = [];
  private closing = false;

  constructor(
    @Inject(ALARM_CLOCK) private readonly alarms: AlarmClock,
    private readonly fire: FireDeadlines,
    private readonly armer: ArmAlarms,
    private readonly reconciler: ReconcileClocks,
  ) {}

  onApplicationBootstrap(): void {
    this.alarms.listen((second) => this.ring(second));
    this.loops = [
      new Loop(
        ARM_MS,
        0,
        () => this.arm(),
        (error) => this.failed('armer', error),
      ),
      new Loop(
        SWEEP_MS,
        0.25,
        () => this.sweep(),
        (error) => this.failed('sweeper', error),
      ),
      new Loop(
        RECONCILE_MS,
        0.1,
        () => this.reconciler.execute(),
        (error) => this.failed('reconciler', error),
      ),
    ];
    this.loops.forEach((loop) => loop.start());
    registerHealth('redis', () => this.checkAlarms(), { critical: false });
    readGauge(
      'tingsu_alarm_canary_age_seconds',
      'Seconds since a canary came through the alarm queue',
      () => this.canaryAge(),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await Promise.all(this.loops.map((loop) => loop.stop()));
    await this.alarms.close();
  }

  /** A worker whose own clock is fast rings early: by the database's clock nothing is due yet, so it rings once more at the right time. */
  private async ring(second: number): Promise<void> {
    if ((await this.fire.execute('alarm')) > 0) return;
    const early = await this.fire.millisecondsUntil(second);
    if (early > 0 && !this.closing)
      setTimeout(
        () => void this.ring(second).catch((error: unknown) => this.failed('alarm', error)),
        early,
      ).unref();
  }

  /** Without Redis there is nothing to arm; the sweeper goes on. */
  private async arm(): Promise<void> {
    try {
      await this.armer.execute(this.alarms);
    } catch (error) {
      if (!(error instanceof AlarmUnavailable)) throw error;
    }
  }

  private async sweep(): Promise<void> {
    const steps = await this.fire.execute('sweeper', SWEEP_LATE_MS);
    if (steps === 0) return;
    swept.inc(steps);
    logger.warn({ steps }, 'the sweeper fired what no alarm did');
  }

  private async checkAlarms(): Promise<void> {
    await this.alarms.epoch();
    if (this.alarms.health().state !== 'up')
      throw new Error('No canary comes through the alarm queue');
  }

  private canaryAge(): number {
    const { lastCanaryAt } = this.alarms.health();
    return lastCanaryAt ? Math.max(0, (Date.now() - lastCanaryAt.getTime()) / 1000) : -1;
  }

  private failed(loop: string, error: unknown): void {
    failures.inc({ loop });
    logger.warn({ loop, err: error }, 'a round of a deadline loop failed');
  }
}
