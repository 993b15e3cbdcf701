import { readFileSync, statSync } from 'node:fs';
import { logger } from '@tingsu/runtime';
import { AwsKmsKey } from './aws-kms.adapter.js';
import { epochOf, SealBroken } from './envelope.provider.js';
import { LocalMasterKey, type MasterKey, parseKey } from './master-key.provider.js';
import { type RingDocument, type RingKey, RingSchema } from './ring-document.js';
import { VaultTransitKey } from './vault-transit.client.js';

/** Where a process finds its master keys: in the environment, or in a file that is read again when it changes. */
export interface MasterKeySettings {
  /** Epoch 1: 32 bytes in base64. */
  readonly MASTER_KEY?: string | undefined;
  /** A ring as JSON (`RingSchema`). */
  readonly MASTER_KEY_RING?: string | undefined;
  /** The same in a file; it may come later where `MASTER_KEY` is set. */
  readonly MASTER_KEY_FILE?: string | undefined;
}

interface Ring {
  readonly current: number;
  readonly keys: ReadonlyMap<number, MasterKey>;
}

const FIRST = 1;
/** How often a process looks whether the file changed. */
const LOOK_MS = 2_000;
/** Unwrapped keys that are remembered, so that a key management service is asked once for each. */
const MOST_KNOWN = 2_000;

/** This process has no master key of the epoch under which something was wrapped. */
class MasterKeyMissing extends Error {
  constructor(epoch: number, known: readonly number[]) {
    super(
      `Master key ${epoch} is missing: this process has ${known.join(', ') || 'none'}. Add it to MASTER_KEY_FILE or MASTER_KEY_RING (docs/security/keys.md)`,
    );
    this.name = 'MasterKeyMissing';
  }
}

/** The master keys by epoch: the current one wraps, each unwraps what it wrapped. */
export class MasterRing {
  private ring: Ring;
  private readonly known = new Map<string, Buffer>();
  private lookedAt = performance.now();
  private readAt: number | null;

  private constructor(private readonly settings: MasterKeySettings) {
    this.readAt = changedAt(settings.MASTER_KEY_FILE);
    this.ring = readRing(settings);
  }

  /** Throws when the settings name no key, or a wrong one. */
  static from(settings: MasterKeySettings): MasterRing {
    return new MasterRing(settings);
  }

  /** A ring of one key, which this process holds itself. */
  static of(key: Buffer): MasterRing {
    return new MasterRing({ MASTER_KEY: key.toString('base64') });
  }

  get current(): number {
    this.look();
    return this.ring.current;
  }

  /** Each key with where it is kept, oldest first. */
  get keys(): readonly { readonly epoch: number; readonly kept: string }[] {
    this.look();
    return [...this.ring.keys].map(([epoch, { kept }]) => ({ epoch, kept }));
  }

  wrap(context: string, clear: Buffer): Promise<Buffer> {
    return this.key(this.current).wrap(this.ring.current, context, clear);
  }

  /** Throws `MasterKeyMissing`, or `SealBroken` for anything that was not wrapped in this context. */
  async unwrap(context: string, wrapped: Buffer): Promise<Buffer> {
    const slot = `${context} ${wrapped.toString('base64')}`;
    const known = this.known.get(slot);
    if (known) return known;
    const key = await this.key(epochOf(wrapped)).unwrap(context, wrapped);
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(slot, key);
    return key;
  }

  /** A key that is computed from a master key in memory. Throws where that one is in a key management service. */
  derive(epoch: number, info: string): Buffer {
    const derived = this.key(epoch).derive?.(info);
    if (!derived) throw new SealBroken('its master key is not in memory');
    return derived;
  }

  /** A key that another process uses already may have come into the file a moment ago. */
  private key(epoch: number): MasterKey {
    if (!this.ring.keys.has(epoch)) this.look(0);
    const key = this.ring.keys.get(epoch);
    if (!key) throw new MasterKeyMissing(epoch, [...this.ring.keys.keys()]);
    return key;
  }

  private look(afterMs = LOOK_MS): void {
    const now = performance.now();
    const file = this.settings.MASTER_KEY_FILE;
    if (file === undefined || now - this.lookedAt < afterMs) return;
    this.lookedAt = now;
    const changed = changedAt(file);
    if (changed === this.readAt) return;
    try {
      this.ring = readRing(this.settings);
      this.readAt = changed;
      this.known.clear();
    } catch (error) {
      logger.error({ err: error }, 'the file of master keys is wrong; the keys known before stay');
    }
  }
}

function readRing(settings: MasterKeySettings): Ring {
  const { MASTER_KEY: first, MASTER_KEY_RING: text } = settings;
  const document = documentOf(text ?? fileOf(settings));
  const keys = new Map((document?.keys ?? []).map((key) => [key.epoch, keyOf(key)]));
  if (first !== undefined && !keys.has(FIRST) && !document?.retired.includes(FIRST))
    keys.set(FIRST, new LocalMasterKey(parseKey(first), 'MASTER_KEY'));
  const current = document?.current ?? FIRST;
  if (!keys.has(current)) throw new MasterKeyMissing(current, [...keys.keys()]);
  return { current, keys: new Map([...keys].sort(([one], [other]) => one - other)) };
}

function documentOf(text: string | null): RingDocument | null {
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('The ring of master keys is not JSON');
  }
  const parsed = RingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  // Values are secrets: only where they stand is said.
  const places = parsed.error.issues.map(({ path }) => path.join('.') || 'document');
  throw new Error(`The ring of master keys is wrong at ${[...new Set(places)].join(', ')}`);
}

function fileOf({ MASTER_KEY: first, MASTER_KEY_FILE: file }: MasterKeySettings): string | null {
  if (file === undefined || (first !== undefined && changedAt(file) === null)) return null;
  return readFileSync(file, 'utf8');
}

function changedAt(file: string | undefined): number | null {
  if (file === undefined) return null;
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function keyOf(key: RingKey): MasterKey {
  if ('key' in key)
    return new LocalMasterKey(parseKey(key.key, `The key of epoch ${key.epoch}`), 'ring');
  if ('awsKms' in key) return new AwsKmsKey(key.awsKms);
  return new VaultTransitKey(key.vaultTransit);
}
