import { Injectable } from '@nestjs/common';
import { type Identity, ProblemError } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { LRUCache } from 'lru-cache';
import type { Adapter } from '../complaints/registration.js';
import { AdapterRepository } from './adapter.repository.js';
import { InletUse } from './inlet-use.job.js';
import { KeyMinutes } from './key-minute.repository.js';
import { againInSeconds } from './key-state.js';

const REMEMBERED = 5_000;

/** Who asks with an API key over HTTP, within the limit of that key. All processes count together. */
@Injectable()
export class RequestAdapter {
  /** Keys that are used up, in this process, until their minute is over: who floods costs no statement. */
  private readonly usedUp = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly adapters: AdapterRepository,
    private readonly minutes: KeyMinutes,
    private readonly use: InletUse,
  ) {}

  /** Null without a key. Throws for a key that opens nothing here, and for one that was used too often. */
  async of({ tenantId }: Identity, apiKey: string | undefined): Promise<Adapter | null> {
    if (apiKey === undefined) return null;
    const adapter = await this.adapters.byKey(apiKey);
    if (adapter.tenantId !== tenantId)
      throw new ProblemError(
        'adapter.key_invalid',
        'The API key belongs to another hospital group.',
      );
    if (adapter.perMinute !== null) await this.count(adapter, adapter.perMinute);
    return adapter;
  }

  private async count(adapter: Adapter, perMinute: number): Promise<void> {
    const { tenantId, id } = adapter;
    const left = this.usedUp.getRemainingTTL(id);
    if (left > 0) throw this.tooMany(adapter, perMinute, Math.ceil(left / 1_000));
    const seconds = await this.unitOfWork.run(tenantId, async (tx) => {
      const { count, since } = await this.minutes.count(tx, id, perMinute);
      return count > perMinute ? againInSeconds(since, tx.now) : null;
    });
    if (seconds === null) return;
    this.usedUp.set(id, true, { ttl: seconds * 1_000 });
    throw this.tooMany(adapter, perMinute, seconds);
  }

  private tooMany({ tenantId, id }: Adapter, perMinute: number, seconds: number): ProblemError {
    const refused = 'request.too_many';
    this.use.note({ tenantId, inlet: id, channel: '', campus: '', refused });
    return new ProblemError(
      refused,
      `This API key may ask ${perMinute} times a minute. Wait ${seconds} seconds.`,
      { retryAfterSeconds: seconds },
    );
  }
}
