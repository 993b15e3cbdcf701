import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { tenantOf, type Transaction, UnitOfWork } from '@tingsu/database';
import { LRUCache } from 'lru-cache';
import { v7 as uuid } from 'uuid';
import type { Adapter } from '../complaints/registration.js';
import { type AdapterEntity, Adapters } from './adapter.entity.js';

/** How long a revoked key may still work. */
const TRUSTED_FOR_MS = 5_000;
const REMEMBERED = 500;

const Known = Adapters.pick('tenantId', 'id', 'name', 'channels', 'campuses');

/** Channel adapters by their API keys. A key is 32 random bytes, so its plain SHA-256 is safe to keep. */
@Injectable()
export class AdapterRepository {
  private readonly cache = new LRUCache<string, { readonly adapter: Adapter | null }>({
    max: REMEMBERED,
    ttl: TRUSTED_FOR_MS,
  });

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws `adapter.key_invalid` for an unknown or revoked key. */
  async byKey(key: string): Promise<Adapter> {
    const adapter = await this.find(hashApiKey(key));
    if (!adapter)
      throw new ProblemError(
        'adapter.key_invalid',
        'Send the API key that the operator gave to this adapter.',
      );
    return adapter;
  }

  /** The adapter with its rights as they are now. Throws `adapter.key_invalid` when it was closed. */
  async byId(tenantId: string, id: string | null): Promise<Adapter> {
    const [adapter] = await this.unitOfWork.run(tenantId, (tx) =>
      Known.select(tx, 'where tenant_id = $1 and id = $2 and active', [tenantId, id]),
    );
    if (!adapter)
      throw new ProblemError('adapter.key_invalid', 'The adapter of this message is closed.');
    return adapter;
  }

  /** A mailbox as the adapter of its campus, made when its first mail comes. No API key opens it. */
  async ofMailbox(tenantId: string, address: string, campus: string): Promise<Adapter> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const found = () =>
        Known.select(tx, 'where tenant_id = $1 and name = $2', [tenantId, address]);
      const [known] = await found();
      if (known?.campuses.includes(campus)) return known;
      const key = randomBytes(32).toString('hex');
      await registerAdapter(tx, { key, name: address, channels: ['email'], campuses: [campus] });
      const [made] = await found();
      if (!made) throw new Error('the adapter of a mailbox vanished');
      return made;
    });
  }

  private async find(hash: Buffer): Promise<Adapter | null> {
    const name = hash.toString('hex');
    const cached = this.cache.get(name);
    if (cached) return cached.adapter;
    const [adapter = null] = await this.unitOfWork.system((tx) =>
      Known.select(tx, 'where key_hash = $1 and active', [hash]),
    );
    this.cache.set(name, { adapter });
    return adapter;
  }
}

export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Registers an adapter by its name; its id stays. */
export async function registerAdapter(
  tx: Transaction,
  {
    key,
    name,
    channels,
    campuses,
  }: Pick<AdapterEntity, 'name' | 'channels' | 'campuses'> & { readonly key: string },
): Promise<void> {
  await Adapters.add(
    tx,
    [
      {
        ...{ name, channels, campuses, active: true },
        ...{ tenantId: tenantOf(tx), id: uuid(), keyHash: hashApiKey(key), createdAt: tx.now },
      },
    ],
    `on conflict (tenant_id, name) do update set ${Adapters.pick('keyHash', 'channels', 'campuses').excluded}`,
  );
}
