import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { SYSTEM } from '../lifecycle/case-state.js';
import { Loop } from '@tingsu/runtime';
import { lockPolicies, putInForce } from './publication.repository.js';

const EVERY_MS = 15_000;

/**
 * Tenants with a version that has not been put in force although its day has come somewhere on earth; whether it has come where the hospital
 * is, is asked again within the tenant. What was superseded before its day never comes back: only what is newer than what is in force counts.
 */
const DUE = `select distinct v.tenant_id from policy_version v
  join lateral (select documents from policy_activation a where a.tenant_id = v.tenant_id order by version desc limit 1) as last on true
  where v.effective_from <= ((instant() + interval '14 hours') at time zone 'UTC')::date
    and not v.policy_id || '@' || v.version = any(last.documents)
    and not exists (select 1 from policy_version newer where newer.tenant_id = v.tenant_id and newer.policy_id = v.policy_id
      and newer.policy_id || '@' || newer.version = any(last.documents)
      and (newer.effective_from, newer.published_at) >= (v.effective_from, v.published_at))`;

/** Puts scheduled versions in force when their day comes, by the database's time and in the hospital's time zone. */
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
    const due = await this.unitOfWork.system((tx) => tx.query<{ tenant_id: string }>(DUE));
    let changed = 0;
    for (const { tenant_id } of due) {
      const version = await this.unitOfWork.run(tenant_id, async (tx) => {
        await lockPolicies(tx);
        return putInForce(tx, {}, SYSTEM);
      });
      if (version === null) continue;
      changed += 1;
      logger.info({ tenantId: tenant_id, version }, 'policies put in force');
    }
    return changed;
  }
}
