import { hkdfSync, randomBytes } from 'node:crypto';
import type { Transaction } from '@tingsu/database';
import { addWrappedKeys, type WrappedKey, wrappedKeys } from './data-key.repository.js';
import { type Cell, PersonalData, type TenantKeys } from './personal-data.provider.js';
import { type DataKey, openBytes, SealBroken, sealBytes } from './envelope.provider.js';

const KEY_BYTES = 32;
const MASTER_EPOCH = 1;
const PURPOSES = ['data', 'index', 'tracking', 'find'] as const satisfies readonly Purpose[];
/** After so long keys are read again, so that a key that was exchanged reaches every process. */
export const KEYS_KNOWN_FOR_MS = 60_000;
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
  private readonly cache = new Map<
    string,
    { readonly keys: PersonalData; readonly readAt: number }
  >();

  private readonly keyOfNoTenant: Buffer;

  constructor(
    private readonly masterKey: Buffer,
    schema: string,
  ) {
    const derived = hkdfSync('sha256', masterKey, '', `tingsu ${schema} no tenant`, KEY_BYTES);
    this.keyOfNoTenant = Buffer.from(derived);
  }

  /** The tenant's keys; makes what is missing. Reaches the database once a minute for each tenant. */
  async forTenant(tx: Transaction): Promise<PersonalData> {
    const tenantId = tx.tenantId;
    if (tenantId === null) throw new Error('Personal data belongs to a tenant');
    const cached = this.cache.get(tenantId);
    const readAt = performance.now();
    if (cached && readAt - cached.readAt < KEYS_KNOWN_FOR_MS) return cached.keys;
    const wrapped = await this.loadOrCreate(tx, tenantId);
    const keys = new PersonalData(tenantId, this.unwrapAll(tenantId, wrapped));
    // Keys made in a transaction that rolls back never existed.
    tx.afterCommit(() => this.cache.set(tenantId, { keys, readAt }));
    return keys;
  }

  /** Adds a key by which what is found is marked from now on; the older ones still find. Returns its epoch. */
  async exchangeFindKey(tx: Transaction): Promise<number> {
    const { tenantId, findEpoch } = await this.forTenant(tx);
    const epoch = findEpoch + 1;
    const key = this.wrap(tenantId, 'find', epoch, randomBytes(KEY_BYTES));
    await addWrappedKeys(tx, tenantId, [key]);
    tx.afterCommit(() => this.cache.delete(tenantId));
    return epoch;
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
    const missing = PURPOSES.filter((purpose) => !found.some((key) => key.purpose === purpose));
    // A key that is gone was destroyed: in its place none is made by which nothing would open.
    const making = found.length === 0 ? PURPOSES : missing.filter((purpose) => purpose === 'find');
    if (making.length === 0) return found;
    const wrapped = making.map((purpose) =>
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
    const find = keysFor('find').sort((one, other) => one.epoch - other.epoch);
    if (!first || !index || !tracking || find.length === 0)
      throw new Error('Keys of this tenant are missing from the database');
    return { data: [first, ...later], index: index.key, tracking: tracking.key, find };
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
