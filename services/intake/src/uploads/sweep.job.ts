import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { UploadStore } from './upload-store.adapter.js';
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
    private readonly store: UploadStore,
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
    for (let batch = BATCH; batch === BATCH; removed += batch) {
      batch = await this.unitOfWork.system(async (tx) =>
        (await isOnlySweeper(tx)) ? this.removeOrphans(tx) : 0,
      );
    }
    await this.unitOfWork.system((tx) =>
      tx.query("delete from idempotency_key where created_at < instant() - interval '30 days'"),
    );
    return removed;
  }

  /** File first: if the commit fails, the row is still there and the next sweep finds it again. */
  private async removeOrphans(tx: Transaction): Promise<number> {
    const orphans = await this.uploads.lockOrphans(tx, BATCH);
    for (const { storageKey } of orphans) await this.store.remove(storageKey);
    await this.uploads.remove(tx, orphans.map(({ uploadId }) => uploadId)); // prettier-ignore
    return orphans.length;
  }
}

async function isOnlySweeper(tx: Transaction): Promise<boolean> {
  const [row] = await tx.query<{ locked: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('tingsu:intake.sweep', 0)) as locked",
  );
  return row?.locked === true;
}
