import { hkdfSync, randomBytes } from 'node:crypto';
import type { Transaction } from '@tingsu/database';
import { addWrappedKeys, type WrappedKey, wrappedKeys } from './data-key.repository.js';
import { type Cell, PersonalData, type TenantKeys } from './personal-data.provider.js';
import { type DataKey, openBytes, SealBroken, sealBytes } from './envelope.provider.js';

const KEY_BYTES = 32;
const MASTER_EPOCH = 1;
const PURPOSES = ['data', 'index', 'tracking'] as const satisfies readonly Purpose[];
type Purpose = WrappedKey['purpose'];

/** Reads `MASTER_KEY`: 32 bytes in base64. */
export function parseMasterKey(base64: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== KEY_BYTES)
    throw new Error('MASTER_KEY must be 32 bytes in base64 (openssl rand -base64 32)');
  return key;
}

/** Each tenant's keys, wrapped by the master key in the database, unwrapped in memory. */
export class DataKeys {
  private readonly cache = new Map<string, PersonalData>();

  private readonly keyOfNoTenant: Buffer;

  constructor(
    private readonly masterKey: Buffer,
    schema: string,
  ) {
    const derived = hkdfSync('sha256', masterKey, '', `tingsu ${schema} no tenant`, KEY_BYTES);
    this.keyOfNoTenant = Buffer.from(derived);
  }

  /** The tenant's keys; makes them on first use. Only the first call for a tenant reaches the database. */
  async forTenant(tx: Transaction): Promise<PersonalData> {
    const tenantId = tx.tenantId;
    if (tenantId === null) throw new Error('Personal data belongs to a tenant');
    const cached = this.cache.get(tenantId);
    if (cached) return cached;
    const personalData = new PersonalData(
      tenantId,
      this.unwrapAll(tenantId, await this.loadOrCreate(tx, tenantId)),
    );
    // Keys made in a transaction that rolls back never existed.
    tx.afterCommit(() => this.cache.set(tenantId, personalData));
    return personalData;
  }

  /** For what belongs to no tenant yet, e.g. a message that could not be read. Kept apart from the keys of tenants. */
  sealForNoTenant(cell: Cell, clear: Buffer): Buffer {
    return sealBytes(
      { epoch: MASTER_EPOCH, key: this.keyOfNoTenant },
      contextOfNoTenant(cell),
      clear,
    );
  }

  /** Throws `SealBroken` for anything that `sealForNoTenant` did not seal in this cell. */
  openForNoTenant(cell: Cell, sealed: Buffer): Buffer {
    return openBytes(() => this.keyOfNoTenant, contextOfNoTenant(cell), sealed);
  }

  private async loadOrCreate(tx: Transaction, tenantId: string): Promise<WrappedKey[]> {
    const found = await wrappedKeys(tx, tenantId);
    if (found.length > 0) return found;
    const wrapped = PURPOSES.map((purpose) =>
      this.wrap(tenantId, purpose, 1, randomBytes(KEY_BYTES)),
    );
    await addWrappedKeys(tx, tenantId, wrapped);
    return wrappedKeys(tx, tenantId);
  }

  private wrap(tenantId: string, purpose: Purpose, epoch: number, key: Buffer): WrappedKey {
    const wrapped = sealBytes(
      { epoch: MASTER_EPOCH, key: this.masterKey },
      this.contextOf(tenantId, purpose, epoch),
      key,
    );
    return { purpose, epoch, wrapped };
  }

  private unwrapAll(tenantId: string, wrapped: readonly WrappedKey[]): TenantKeys {
    const keysFor = (purpose: Purpose): DataKey[] =>
      wrapped
        .filter((key) => key.purpose === purpose)
        .map((key) => ({ epoch: key.epoch, key: this.unwrap(tenantId, key) }));
    const [first, ...later] = keysFor('data');
    const [index] = keysFor('index');
    const [tracking] = keysFor('tracking');
    if (!first || !index || !tracking)
      throw new Error('Keys of this tenant are missing from the database');
    return { data: [first, ...later], index: index.key, tracking: tracking.key };
  }

  private unwrap(tenantId: string, { purpose, epoch, wrapped }: WrappedKey): Buffer {
    try {
      return openBytes(() => this.masterKey, this.contextOf(tenantId, purpose, epoch), wrapped);
    } catch (error) {
      if (error instanceof SealBroken)
        throw new Error('MASTER_KEY does not open the keys of this database', { cause: error });
      throw error;
    }
  }

  private contextOf(tenantId: string, purpose: Purpose, epoch: number): string {
    return `${tenantId}|data_key|${purpose}|v1|${epoch}`;
  }
}

const contextOfNoTenant = ({ table, column, rowId }: Cell): string =>
  `no tenant|${table}|${column}|v1|${rowId}`;
