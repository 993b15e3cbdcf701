import { hkdfSync } from 'node:crypto';
import { openBytes, SealBroken, sealBytes } from './envelope.provider.js';

export const KEY_BYTES = 32;

/** What wraps the keys of tenants: a key in memory, or one that never leaves a key management service. */
export interface MasterKey {
  /** Where it is kept, for operators: never the key. */
  readonly kept: string;
  /** Starts with version 1 and `epoch` (2 bytes), as every sealed value does. */
  wrap(epoch: number, context: string, clear: Buffer): Promise<Buffer>;
  /** Throws `SealBroken` for what another key wrapped, or for another context. */
  unwrap(context: string, wrapped: Buffer): Promise<Buffer>;
  /** A key that is computed from this one, where this one is in memory. */
  derive?(info: string): Buffer;
}

/** Reads a key of 32 bytes in base64. `name` is how the message calls it. */
export function parseKey(base64: string, name = 'MASTER_KEY'): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== KEY_BYTES)
    throw new Error(`${name} must be 32 bytes in base64 (openssl rand -base64 32)`);
  return key;
}

/** A master key that this process holds itself. */
export class LocalMasterKey implements MasterKey {
  constructor(
    private readonly key: Buffer,
    readonly kept = 'memory',
  ) {}

  wrap(epoch: number, context: string, clear: Buffer): Promise<Buffer> {
    return Promise.resolve(sealBytes({ epoch, key: this.key }, context, clear));
  }

  unwrap(context: string, wrapped: Buffer): Promise<Buffer> {
    try {
      return Promise.resolve(openBytes(() => this.key, context, wrapped));
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new SealBroken(String(error)));
    }
  }

  derive(info: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.key, '', info, KEY_BYTES));
  }
}
