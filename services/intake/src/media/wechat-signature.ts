import { createHash, timingSafeEqual } from 'node:crypto';

/** What WeChat adds to the address of a call. */
export interface WechatQuery {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
}

/** Whether the sender knows the token that was agreed on. It says nothing about the body. */
export const isFromWechat = (
  token: string,
  { signature, timestamp, nonce }: WechatQuery,
): boolean => isSigned([token, timestamp, nonce], signature);

/** Whether the sender knows the token and sealed this body. */
export const isSealedByWechat = (
  token: string,
  { timestamp, nonce }: Pick<WechatQuery, 'timestamp' | 'nonce'>,
  { encrypted, signature }: { readonly encrypted: string; readonly signature: string },
): boolean => isSigned([token, timestamp, nonce, encrypted], signature);

/** How a call is signed over the words that it has in common with us. */
export const wechatSignature = (words: readonly string[]): string =>
  createHash('sha1')
    .update([...words].sort().join(''))
    .digest('hex');

function isSigned(words: readonly string[], signature: string): boolean {
  const expected = wechatSignature(words);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}
