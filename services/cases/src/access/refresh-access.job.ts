import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { CaseStore } from '../ledger/case-store.repository.js';
import { SYSTEM } from '../lifecycle/case-state.js';
import { accessRefreshed } from '../lifecycle/conclude.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { markFresh, staleCases, tenantsWithStaleCases } from './refresh-access.repository.js';

const EVERY_MS = 1_000;
const BATCH = 200;

/**
 * Publishes who may see a case where that is not known or may have changed: cases from before access was published, and cases that
 * keep a person away after the directory changed.
 */
@Injectable()
export class RefreshAccess implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.execute(),
    (error) => logger.warn({ err: error }, 'could not refresh the access facts of cases; retrying'),
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
    private readonly store: CaseStore,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  async execute(): Promise<void> {
    const tenants = await this.unitOfWork.system(tenantsWithStaleCases);
    for (const tenantId of tenants) while ((await this.refreshSome(tenantId)) > 0);
  }

  /** How many cases were done; 0 when none is left that is not held by another worker. */
  private refreshSome(tenantId: string): Promise<number> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const reference = await this.reference.find(tx);
      if (!reference) return 0;
      const loaded = await this.store.lock(tx, await staleCases(tx, BATCH), true);
      const writes = [...loaded.values()].flatMap(({ state, logHash }) => {
        const decision = accessRefreshed(
          state,
          reference.contextFor(state, { at: tx.now, actor: SYSTEM }),
        );
        return decision ? [{ decision, logHash }] : [];
      });
      await this.store.write(tx, writes);
      await markFresh(tx, [...loaded.keys()]);
      return loaded.size;
    });
  }
}
