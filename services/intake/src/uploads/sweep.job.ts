import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { forgetOldKeys } from '../complaints/idempotency.repository.js';
import { ObjectStore } from '@tingsu/archive';
import { UploadRepository } from './upload.repository.js';

const EVERY_MS = 10 * 60_000;
const BATCH = 100;

/** Removes what has served its time: uploads that no complaint took (24 hours) and idempotency keys (30 days). */
@Injectable()
export class Sweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.sweep(),
    (error) => logger.warn({ err: error }, 'the sweep failed; retrying'),
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly uploads: UploadRepository,
    private readonly store: ObjectStore,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Returns how many uploads went. Of several instances one sweeps at a time. */
  async sweep(): Promise<number> {
    let removed = 0;
    let batch: number;
    do {
      batch = await this.unitOfWork.system((tx) => this.removeOrphans(tx));
      removed += batch;
    } while (batch === BATCH);
    await this.unitOfWork.system(forgetOldKeys);
    return removed;
  }

  /** File first: if the commit fails, the row is still there and the next sweep finds it again. */
  private async removeOrphans(tx: Transaction): Promise<number> {
    if (!(await this.uploads.lockSweep(tx))) return 0;
    const orphans = await this.uploads.lockOrphans(tx, BATCH);
    for (const { storageKey } of orphans) await this.store.remove(storageKey);
    const removed = orphans.map(({ id }) => id);
    await this.uploads.remove(tx, removed);
    return orphans.length;
  }
}
