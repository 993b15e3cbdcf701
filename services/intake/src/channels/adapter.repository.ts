import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import type { Adapter } from '../complaints/registration.js';

/** How long a revoked key may still work. */
const TRUSTED_FOR_MS = 5_000;
const REMEMBERED = 500;

const FIELDS = 'tenant_id as "tenantId", id, name, channels, campuses';
const FIND = `select ${FIELDS} from adapter where key_hash = $1 and active`;
const FIND_BY_ID = `select ${FIELDS} from adapter where tenant_id = $1 and id = $2 and active`;

/** Channel adapters by their API keys. A key is 32 random bytes, so its plain SHA-256 is safe to keep. */
@Injectable()
export class AdapterRepository {
  private readonly cache = new Map<
    string,
    { readonly adapter: Adapter | null; readonly readAt: number }
  >();

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
      tx.query<Adapter>(FIND_BY_ID, [tenantId, id]),
    );
    if (!adapter)
      throw new ProblemError('adapter.key_invalid', 'The adapter of this message is closed.');
    return adapter;
  }

  private async find(hash: Buffer): Promise<Adapter | null> {
    const name = hash.toString('hex');
    const cached = this.cache.get(name);
    if (cached && performance.now() - cached.readAt < TRUSTED_FOR_MS) return cached.adapter;
    const [adapter = null] = await this.unitOfWork.system((tx) => tx.query<Adapter>(FIND, [hash]));
    if (this.cache.size >= REMEMBERED) this.cache.clear();
    this.cache.set(name, { adapter, readAt: performance.now() });
    return adapter;
  }
}

export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
