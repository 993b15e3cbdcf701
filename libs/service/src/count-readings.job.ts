import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { TIME_SOURCE, type TimeSource, UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { CONFIG } from './define-service.module.js';
import { countDay, keepDay, type ReadingSource } from './reading-days.repository.js';
import { isOdd, type OddnessFigures } from './reading-oddness.js';
import type { ReadingConfig } from './service-config.js';

/** Injection token of how a service reads its access log for counting. */
export const READING_SOURCE = Symbol('READING_SOURCE');

const EVERY_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** Counts what each person read today and yesterday, and marks the days that are odd for that person. Safe to run in many instances. */
@Injectable()
export class CountReadings implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly figures: OddnessFigures;
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.execute(),
    (error) => logger.warn({ err: error }, 'could not count what was read; retrying'),
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(READING_SOURCE) private readonly source: ReadingSource,
    @Inject(CONFIG) config: ReadingConfig,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {
    const { ODD_READ: read, ODD_REVEALED: revealed, ODD_TAKEN_OUT, ODD_REFUSED: refused } = config;
    this.figures = {
      least: { read, revealed, taken_out: ODD_TAKEN_OUT, refused },
      times: config.ODD_TIMES,
    };
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  async execute(): Promise<void> {
    const now = this.time.now().getTime();
    const tenants = await this.unitOfWork.system((tx) => this.source.tenants(tx));
    for (const tenantId of tenants)
      for (const at of [now - DAY_MS, now])
        await this.count(tenantId, new Date(at).toISOString().slice(0, 10));
  }

  private count(tenantId: string, day: string): Promise<void> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const rows = await countDay(tx, this.source, day);
      await keepDay(
        tx,
        day,
        rows.map((row) => ({ ...row, odd: isOdd(row.kind, row, this.figures) })),
      );
    });
  }
}
