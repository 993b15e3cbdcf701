import { Injectable } from '@nestjs/common';
import { type Identity, ProblemError } from '@tingsu/contracts';
import { LRUCache } from 'lru-cache';
import type { Adapter } from '../complaints/registration.js';
import { AdapterRepository } from './adapter.repository.js';
import { InletUse } from './inlet-use.job.js';
import { afterRequest, type Minute } from './key-state.js';

const REMEMBERED = 5_000;

/** Who asks with an API key over HTTP, within the limit of that key. Each process counts for itself. */
@Injectable()
export class RequestAdapter {
  private readonly minutes = new LRUCache<string, Minute>({ max: REMEMBERED });

  constructor(
    private readonly adapters: AdapterRepository,
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
    this.count(adapter);
    return adapter;
  }

  private count({ tenantId, id, perMinute }: Adapter): void {
    if (perMinute === null) return;
    const counted = afterRequest(this.minutes.get(id), perMinute, performance.now());
    if (!('againInSeconds' in counted)) {
      this.minutes.set(id, counted);
      return;
    }
    const { againInSeconds: retryAfterSeconds } = counted;
    const refused = 'request.too_many';
    this.use.note({ tenantId, inlet: id, channel: '', campus: '', refused });
    throw new ProblemError(
      refused,
      `This API key may ask ${perMinute} times a minute. Wait ${retryAfterSeconds} seconds.`,
      { retryAfterSeconds },
    );
  }
}
