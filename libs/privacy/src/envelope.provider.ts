import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + 2;

/** Drawing random bytes for many values at once is far cheaper than twelve at a time. Each byte is used once. */
const POOL_BYTES = 512 * IV_BYTES;
let pool = Buffer.alloc(0);
let used = 0;

function freshIv(): Buffer {
  if (used >= pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += IV_BYTES;
  return pool.subarray(used - IV_BYTES, used);
}

/** 256-bit key and the number under which it is kept. */
export interface DataKey {
  readonly epoch: number;
  readonly key: Buffer;
}

/** A sealed value that cannot be opened: wrong key, altered bytes, or bytes of another cell. */
export class SealBroken extends Error {
  constructor(reason: string) {
    super(`The sealed value cannot be opened: ${reason}`);
    this.name = 'SealBroken';
  }
}

/** The epoch of the key that sealed or wrapped these bytes. Throws `SealBroken` for what is too short. */
export function epochOf(sealed: Buffer): number {
  if (sealed.length < HEADER_BYTES) throw new SealBroken('not in the known format');
  return sealed.readUInt16BE(1);
}

/** Bytes that another system sealed, behind version and epoch. */
export function headed(epoch: number, body: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(VERSION, 0);
  header.writeUInt16BE(epoch, 1);
  return Buffer.concat([header, body]);
}

export const withoutHead = (sealed: Buffer): Buffer => sealed.subarray(HEADER_BYTES);

/** AES-256-GCM. Layout: version (1 byte), key epoch (2), iv (12), tag (16), ciphertext. `context` must be the same to open it. */
export function sealBytes({ epoch, key }: DataKey, context: string, clear: Buffer): Buffer {
  const iv = freshIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(clear), cipher.final()]);
  return headed(epoch, Buffer.concat([iv, cipher.getAuthTag(), body]));
}

export function openBytes(
  keyOf: (epoch: number) => Buffer | undefined,
  context: string,
  sealed: Buffer,
): Buffer {
  const bodyAt = HEADER_BYTES + IV_BYTES + TAG_BYTES;
  if (sealed.length < bodyAt || sealed.readUInt8(0) !== VERSION)
    throw new SealBroken('not in the known format');
  const key = keyOf(sealed.readUInt16BE(1));
  if (!key) throw new SealBroken('its key is not known');
  const iv = sealed.subarray(HEADER_BYTES, HEADER_BYTES + IV_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(HEADER_BYTES + IV_BYTES, bodyAt));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(bodyAt)), decipher.final()]);
  } catch {
    throw new SealBroken('wrong key, altered, or moved from another row or column');
  }
}
