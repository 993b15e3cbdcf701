import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import {
  type RowOf,
  tenantOf,
  TIME_SOURCE,
  type TimeSource,
  type Transaction,
  UnitOfWork,
} from '@tingsu/database';
import { LRUCache } from 'lru-cache';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Adapter } from '../complaints/registration.js';
import { type AdapterEntity, Adapters } from './adapter.entity.js';
import { wechatName } from './inlet-name.js';
import { InletUse } from './inlet-use.job.js';
import { keyFault } from './key-state.js';

/** How long a revoked key may still work. */
const TRUSTED_FOR_MS = 5_000;
const REMEMBERED = 500;

const Known = Adapters.pick('tenantId', 'id', 'name', 'channels', 'campuses', 'perMinute');
const Opened = Adapters.pick(
  ...(['tenantId', 'id', 'name', 'channels', 'campuses', 'perMinute'] as const),
  ...(['active', 'expiresAt', 'keyHash', 'formerUntil'] as const),
);
const REFUSALS = {
  'adapter.key_revoked': 'This API key was revoked. Ask the hospital for a new one.',
  'adapter.key_expired': 'The time of this API key is over. Ask the hospital for a new one.',
};

/** Channel adapters by their API keys. A key is 32 random bytes, so its plain SHA-256 is safe to keep. */
@Injectable()
export class AdapterRepository {
  private readonly cache = new LRUCache<string, { readonly adapter: RowOf<typeof Opened> | null }>({
    max: REMEMBERED,
    ttl: TRUSTED_FOR_MS,
  });

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
    private readonly use: InletUse,
  ) {}

  /** Throws `adapter.key_invalid` for an unknown key, and says of one that was known why it opens nothing any more. */
  async byKey(key: string): Promise<Adapter> {
    const hash = hashApiKey(key);
    const adapter = await this.find(hash);
    if (!adapter)
      throw new ProblemError(
        'adapter.key_invalid',
        'Send the API key that the operator gave to this adapter.',
      );
    const fault = keyFault(adapter, hash, this.time.now());
    if (fault === null) return adapter;
    const { tenantId, id: inlet } = adapter;
    this.use.note({ tenantId, inlet, channel: '', campus: '', refused: fault });
    throw new ProblemError(fault, REFUSALS[fault]);
  }

  /** The adapter whose account at the broker this is. Throws `adapter.key_invalid` when there is none or it was closed. */
  async byAccount(id: string): Promise<Adapter> {
    const cached = this.cache.get(id);
    const adapter = cached ? cached.adapter : await this.findById(id);
    if (!cached) this.cache.set(id, { adapter });
    if (adapter?.active) return adapter;
    throw new ProblemError('adapter.key_invalid', 'The adapter of this account is closed.');
  }

  /** What was changed counts at once in this process, in others within seconds. */
  forget(): void {
    this.cache.clear();
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
  ofMailbox(tenantId: string, address: string, campus: string): Promise<Adapter> {
    return this.ofInlet(tenantId, { name: address, channels: ['email'], campuses: [campus] });
  }

  /** An official account as the adapter of all campuses, made when its first complaint comes. No API key opens it. */
  ofWechat(tenantId: string, appId: string): Promise<Adapter> {
    return this.ofInlet(tenantId, { name: wechatName(appId), channels: ['wechat'], campuses: [] });
  }

  private async ofInlet(
    tenantId: string,
    inlet: Pick<AdapterEntity, 'name' | 'channels' | 'campuses'>,
  ): Promise<Adapter> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const found = () =>
        Known.select(tx, 'where tenant_id = $1 and name = $2', [tenantId, inlet.name]);
      const [known] = await found();
      if (known && inlet.campuses.every((campus) => known.campuses.includes(campus))) return known;
      await registerAdapter(tx, { key: randomBytes(32).toString('hex'), ...inlet });
      const [made] = await found();
      if (!made) throw new Error('the adapter of an inlet vanished');
      return made;
    });
  }

  private async findById(id: string): Promise<RowOf<typeof Opened> | null> {
    if (!z.uuid().safeParse(id).success) return null;
    const [adapter = null] = await this.unitOfWork.system((tx) =>
      Opened.select(tx, 'where id = $1', [id]),
    );
    return adapter;
  }

  private async find(hash: Buffer): Promise<RowOf<typeof Opened> | null> {
    const name = hash.toString('hex');
    const cached = this.cache.get(name);
    if (cached) return cached.adapter;
    const [adapter = null] = await this.unitOfWork.system((tx) =>
      Opened.select(tx, 'where key_hash = $1 or former_key_hash = $1', [hash]),
    );
    this.cache.set(name, { adapter });
    return adapter;
  }
}

const FromOutside = Adapters.pick(
  ...(['tenantId', 'id', 'name', 'keyHash', 'keyHint', 'channels', 'campuses'] as const),
  ...(['active', 'createdAt'] as const),
);

const Brought = Adapters.pick('keyHash', 'keyHint', 'channels', 'campuses');

/** By which people tell keys apart. */
export const hintOf = (key: string): string => key.slice(-4);

export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

type Registered = Pick<AdapterEntity, 'name' | 'channels' | 'campuses'> & { readonly key: string };

/** Registers an adapter by its name; its id stays, and only this key opens it. */
export const registerAdapter = (tx: Transaction, adapter: Registered): Promise<void> =>
  register(tx, adapter, '');

/** The same for what the installation brings: what was changed in the console is left as it is. */
export const seedAdapter = (tx: Transaction, adapter: Registered): Promise<void> =>
  register(tx, adapter, 'where adapter.changed_by is null');

/** By name. */
export async function adapterIds(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const rows = await Known.select(tx, 'where tenant_id = $1', [tenantOf(tx)]);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

async function register(
  tx: Transaction,
  { key, name, channels, campuses }: Registered,
  where: string,
): Promise<void> {
  await FromOutside.add(
    tx,
    [
      {
        ...{ name, channels, campuses, active: true },
        ...{ tenantId: tenantOf(tx), id: uuid(), keyHash: hashApiKey(key), createdAt: tx.now },
        keyHint: hintOf(key),
      },
    ],
    `on conflict (tenant_id, name) do update set ${Brought.excluded}, former_until = null ${where}`,
  );
}
