import { randomBytes } from 'node:crypto';
import type { Transaction } from '@tingsu/database';
import { addWrappedKeys, type WrappedKey, wrappedKeys } from './data-key.repository.js';
import { type Cell, PersonalData, type TenantKeys } from './personal-data.provider.js';
import { type DataKey, SealBroken } from './envelope.provider.js';
import { KEY_BYTES } from './master-key.provider.js';
import type { MasterRing } from './master-ring.provider.js';
import { NoTenantSeal } from './no-tenant-seal.provider.js';
import { destroySubjectKeys } from './subject-key.repository.js';
import { type KnownSubjects, SubjectKeyring } from './subject-keys.provider.js';

const PURPOSES = ['data', 'index', 'tracking', 'find'] as const satisfies readonly Purpose[];
/** After so long keys are read again, so that a key that was exchanged reaches every process. */
export const KEYS_KNOWN_FOR_MS = 60_000;
type Purpose = WrappedKey['purpose'];

/** Each tenant's keys, wrapped by a master key in the database, unwrapped in memory. */
export class DataKeys {
  private readonly cache = new Map<
    string,
    { readonly keys: PersonalData; readonly readAt: number }
  >();

  private readonly subjects = new SubjectKeyring();
  private readonly ofTransaction = new WeakMap<
    Transaction,
    { readonly keys: PersonalData; readonly known: KnownSubjects }
  >();
  private readonly noTenant: NoTenantSeal;

  constructor(
    private readonly ring: MasterRing,
    schema: string,
  ) {
    this.noTenant = new NoTenantSeal(ring, schema);
  }

  /** The tenant's keys; makes what is missing. Reaches the database once a minute for each tenant. */
  async forTenant(tx: Transaction): Promise<PersonalData> {
    return (await this.within(tx)).keys;
  }

  /** With the keys of these subjects, as far as they have any: one statement for all of them. */
  async toOpen(tx: Transaction, subjects: readonly string[]): Promise<PersonalData> {
    const { keys, known } = await this.within(tx);
    await this.subjects.read(tx, known, subjects, keys.dataKeyOf);
    return keys;
  }

  /** With the keys of these subjects; makes those that are missing. `fresh` says that none of them was stored before. */
  async toSeal(tx: Transaction, subjects: readonly string[], fresh = false): Promise<PersonalData> {
    const { keys, known } = await this.within(tx);
    if (fresh) for (const subject of subjects) known.set(subject, known.get(subject) ?? 'none');
    else await this.subjects.read(tx, known, subjects, keys.dataKeyOf);
    await this.subjects.make(tx, known, subjects, keys.newest, keys.dataKeyOf);
    return keys;
  }

  /** Nothing that was sealed for these subjects opens after that, in this process at once, in others within half a minute. */
  async destroy(tx: Transaction, subjects: readonly string[]): Promise<number> {
    const { known } = await this.within(tx);
    const destroyed = await destroySubjectKeys(tx, subjects);
    for (const subject of subjects) known.set(subject, 'destroyed');
    tx.afterCommit(() => this.subjects.forget(tx.tenantId ?? '', subjects));
    return destroyed;
  }

  private async within(tx: Transaction) {
    const begun = this.ofTransaction.get(tx);
    if (begun) return begun;
    const known: KnownSubjects = new Map();
    const own = { keys: (await this.ofTenant(tx)).within(known), known };
    this.ofTransaction.set(tx, own);
    return own;
  }

  private async ofTenant(tx: Transaction): Promise<PersonalData> {
    const tenantId = tx.tenantId;
    if (tenantId === null) throw new Error('Personal data belongs to a tenant');
    const cached = this.cache.get(tenantId);
    const readAt = performance.now();
    if (cached && readAt - cached.readAt < KEYS_KNOWN_FOR_MS) return cached.keys;
    const wrapped = await this.loadOrCreate(tx, tenantId);
    const keys = new PersonalData(tenantId, await this.unwrapAll(tenantId, wrapped));
    // Keys made in a transaction that rolls back never existed.
    tx.afterCommit(() => this.cache.set(tenantId, { keys, readAt }));
    return keys;
  }

  /** Adds a key by which what is found is marked from now on; the older ones still find. Returns its epoch. */
  async exchangeFindKey(tx: Transaction): Promise<number> {
    const { tenantId, findEpoch } = await this.forTenant(tx);
    const epoch = findEpoch + 1;
    const key = await this.wrap(tenantId, 'find', epoch, randomBytes(KEY_BYTES));
    await addWrappedKeys(tx, tenantId, [key]);
    this.ofTransaction.delete(tx);
    tx.afterCommit(() => this.cache.delete(tenantId));
    return epoch;
  }

  /** For what belongs to no tenant yet, e.g. a message that could not be read. Kept apart from the keys of tenants. */
  sealForNoTenant(cell: Cell, clear: Buffer): Promise<Buffer> {
    return this.noTenant.seal(cell, clear);
  }

  /** Throws `SealBroken` for anything that `sealForNoTenant` did not seal in this cell. */
  openForNoTenant(cell: Cell, sealed: Buffer): Promise<Buffer> {
    return this.noTenant.open(cell, sealed);
  }

  /** The same value with its key under the current master key; null where it is so already. */
  rewrappedForNoTenant(cell: Cell, sealed: Buffer): Promise<Buffer | null> {
    return this.noTenant.rewrapped(cell, sealed);
  }

  private async loadOrCreate(tx: Transaction, tenantId: string): Promise<WrappedKey[]> {
    const found = await wrappedKeys(tx, tenantId);
    const missing = PURPOSES.filter((purpose) => !found.some((key) => key.purpose === purpose));
    // A key that is gone was destroyed: in its place none is made by which nothing would open.
    const making = found.length === 0 ? PURPOSES : missing.filter((purpose) => purpose === 'find');
    if (making.length === 0) return found;
    const wrapped = await Promise.all(
      making.map((purpose) => this.wrap(tenantId, purpose, 1, randomBytes(KEY_BYTES))),
    );
    await addWrappedKeys(tx, tenantId, wrapped);
    return wrappedKeys(tx, tenantId);
  }

  private async wrap(
    tenantId: string,
    purpose: Purpose,
    epoch: number,
    key: Buffer,
  ): Promise<WrappedKey> {
    const wrapped = await this.ring.wrap(contextOfKey(tenantId, purpose, epoch), key);
    return { purpose, epoch, wrapped };
  }

  private async unwrapAll(tenantId: string, wrapped: readonly WrappedKey[]): Promise<TenantKeys> {
    const keysFor = (purpose: Purpose): Promise<DataKey[]> =>
      Promise.all(
        wrapped
          .filter((key) => key.purpose === purpose)
          .map(async (key) => ({ epoch: key.epoch, key: await this.unwrap(tenantId, key) })),
      );
    const [first, ...later] = await keysFor('data');
    const [index] = await keysFor('index');
    const [tracking] = await keysFor('tracking');
    const find = (await keysFor('find')).sort((one, other) => one.epoch - other.epoch);
    if (!first || !index || !tracking || find.length === 0)
      throw new Error('Keys of this tenant are missing from the database');
    return { data: [first, ...later], index: index.key, tracking: tracking.key, find };
  }

  private async unwrap(tenantId: string, { purpose, epoch, wrapped }: WrappedKey): Promise<Buffer> {
    try {
      return await this.ring.unwrap(contextOfKey(tenantId, purpose, epoch), wrapped);
    } catch (error) {
      if (error instanceof SealBroken)
        throw new Error('MASTER_KEY does not open the keys of this database', { cause: error });
      throw error;
    }
  }
}

/** A wrapped key opens as what it is only. */
export const contextOfKey = (tenantId: string, purpose: Purpose, epoch: number): string =>
  `${tenantId}|data_key|${purpose}|v1|${epoch}`;
