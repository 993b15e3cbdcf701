import { randomBytes } from 'node:crypto';
import { epochOf, openBytes, SealBroken, sealBytes } from './envelope.provider.js';
import { KEY_BYTES } from './master-key.provider.js';
import type { MasterRing } from './master-ring.provider.js';
import type { Cell } from './personal-data.provider.js';

/** A value that brings its own key: version 3, length of the wrapped key (2 bytes), wrapped key, sealed value. */
const WITH_ITS_KEY = 3;
const HEADER_BYTES = 3;
/** One key of this process seals so many values, so that a key management service is not asked for each. */
const VALUES_BY_KEY = 10_000;

interface OwnKey {
  readonly masterEpoch: number;
  readonly key: Buffer;
  readonly wrapped: Buffer;
  left: number;
}

/** Seals what belongs to no tenant yet: in no table is a key for it, so each value carries its wrapped key. */
export class NoTenantSeal {
  private own: OwnKey | null = null;

  constructor(
    private readonly ring: MasterRing,
    private readonly schema: string,
  ) {}

  async seal(cell: Cell, clear: Buffer): Promise<Buffer> {
    const own = await this.ownKey();
    const sealed = sealBytes({ epoch: 1, key: own.key }, contextOf(cell), clear);
    return Buffer.concat([head(own.wrapped), own.wrapped, sealed]);
  }

  async open(cell: Cell, sealed: Buffer): Promise<Buffer> {
    if (sealed.at(0) !== WITH_ITS_KEY) return this.openWithoutKey(cell, sealed);
    const [wrapped, value] = parted(sealed);
    const key = await this.ring.unwrap(this.context, wrapped);
    return openBytes(() => key, contextOf(cell), value);
  }

  /** The same value with its key wrapped by the current master key; null where it is so already. */
  async rewrapped(cell: Cell, sealed: Buffer): Promise<Buffer | null> {
    if (masterEpochOf(sealed) === this.ring.current) return null;
    if (sealed.at(0) !== WITH_ITS_KEY) return this.seal(cell, await this.open(cell, sealed));
    const [before, value] = parted(sealed);
    const wrapped = await this.ring.wrap(
      this.context,
      await this.ring.unwrap(this.context, before),
    );
    return Buffer.concat([head(wrapped), wrapped, value]);
  }

  /** Of an earlier version, under a key computed from the master key. */
  private openWithoutKey(cell: Cell, sealed: Buffer): Buffer {
    const key = this.ring.derive(epochOf(sealed), `tingsu ${this.schema} no tenant`);
    return openBytes(() => key, contextOf(cell), sealed);
  }

  private async ownKey(): Promise<OwnKey> {
    if (!this.own || this.own.left === 0 || this.own.masterEpoch !== this.ring.current) {
      const key = randomBytes(KEY_BYTES);
      const masterEpoch = this.ring.current;
      const wrapped = await this.ring.wrap(this.context, key);
      this.own = { masterEpoch, key, wrapped, left: VALUES_BY_KEY };
    }
    this.own.left -= 1;
    return this.own;
  }

  private get context(): string {
    return `no tenant|${this.schema}|key|v1`;
  }
}

/** The epoch of the master key under which a value of no tenant lies. */
export const masterEpochOf = (sealed: Buffer): number =>
  epochOf(sealed.at(0) === WITH_ITS_KEY ? parted(sealed)[0] : sealed);

function head(wrapped: Buffer): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.writeUInt8(WITH_ITS_KEY, 0);
  bytes.writeUInt16BE(wrapped.length, 1);
  return bytes;
}

function parted(sealed: Buffer): readonly [wrapped: Buffer, value: Buffer] {
  const end = sealed.length < HEADER_BYTES ? Infinity : HEADER_BYTES + sealed.readUInt16BE(1);
  if (sealed.length < end) throw new SealBroken('not in the known format');
  return [sealed.subarray(HEADER_BYTES, end), sealed.subarray(end)];
}

const contextOf = ({ table, column, rowId }: Cell): string =>
  `no tenant|${table}|${column}|v1|${rowId}`;
