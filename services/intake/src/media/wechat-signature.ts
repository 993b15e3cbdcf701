import { createHash, timingSafeEqual } from 'node:crypto';

/** What WeChat adds to the address of a call. */
export interface WechatQuery {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
}

/** Whether the sender knows the token that was agreed on. */
export function isFromWechat(token: string, { signature, timestamp, nonce }: WechatQuery): boolean {
  const expected = createHash('sha1')
    .update([token, timestamp, nonce].sort().join(''))
    .digest('hex');
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}
