import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { SYSTEM } from '../lifecycle/case-state.js';
import { lockPolicies, putInForce, tenantsWithDue } from './publication.repository.js';

const EVERY_MS = 15_000;

/** Puts scheduled versions and bindings in force when their day comes, by the database's time and in the hospital's time zone. */
@Injectable()
export class PutInForce implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.execute(),
    (error) => logger.warn({ err: error }, 'could not put policies in force; retrying'),
  );

  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Returns how many tenants have new policies. */
  async execute(): Promise<number> {
    const due = await this.unitOfWork.system(tenantsWithDue);
    let changed = 0;
    for (const tenantId of due) {
      const version = await this.unitOfWork.run(tenantId, async (tx) => {
        await lockPolicies(tx);
        return putInForce(tx, {}, SYSTEM);
      });
      if (version === null) continue;
      changed += 1;
      logger.info({ tenantId, version }, 'policies put in force');
    }
    return changed;
  }
}
