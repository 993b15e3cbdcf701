import { createDecipheriv } from 'node:crypto';

/** Of its own: longer than the block of the cipher. */
const PADDING_BLOCK = 32;
const BLOCK = 16;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/**
 * What WeChat sealed for an account, with the newest key or one before it; null for what opens with none of them or was meant for
 * another account. A key is written as the platform shows it, in 43 characters.
 */
export function openEnvelope(
  keys: readonly string[],
  appId: string,
  encrypted: string,
): string | null {
  const sealed = Buffer.from(encrypted, 'base64');
  if (sealed.length === 0 || sealed.length % BLOCK !== 0) return null;
  for (const key of keys) {
    const text = readPlain(deciphered(key, sealed), appId);
    if (text !== null) return text;
  }
  return null;
}

function deciphered(encodingKey: string, sealed: Buffer): Buffer {
  const key = Buffer.from(`${encodingKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, BLOCK));
  // Node knows padding to its own block only.
  decipher.setAutoPadding(false);
  return Buffer.concat([decipher.update(sealed), decipher.final()]);
}

/** Sixteen bytes by lot, the length of the text, the text, the account, the padding. */
function readPlain(plain: Buffer, appId: string): string | null {
  const padding = plain.at(-1) ?? 0;
  const begin = RANDOM_BYTES + LENGTH_BYTES;
  if (padding < 1 || padding > PADDING_BLOCK || plain.length - padding < begin) return null;
  const bytes = plain.subarray(begin, plain.length - padding);
  const length = plain.readUInt32BE(RANDOM_BYTES);
  if (length > bytes.length || bytes.toString('utf8', length) !== appId) return null;
  return bytes.toString('utf8', 0, length);
}
