import { createCipheriv, randomBytes } from 'node:crypto';
import { wechatSignature } from '../media/wechat-signature.js';
import { TEST_EVENT } from './test-call.js';

/** Of its own: longer than the block of the cipher. */
const PADDING_BLOCK = 32;
const BLOCK = 16;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

interface Known {
  readonly token: string;
  readonly appId: string;
  /** Null where the account is not in the safe mode. */
  readonly aesKey: string | null;
}

/** The query and body of a call as WeChat would make it. */
export function testCall({ token, appId, aesKey }: Known, testId: string, at: Date) {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const nonce = randomBytes(BLOCK / 2).toString('hex');
  const query = { signature: wechatSignature([token, timestamp, nonce]), timestamp, nonce };
  const text = `<xml><ToUserName>${appId}</ToUserName><FromUserName>tingsu</FromUserName><CreateTime>${timestamp}</CreateTime><MsgType>event</MsgType><Event>${TEST_EVENT}</Event><EventKey>${testId}</EventKey></xml>`;
  if (aesKey === null) return { query: new URLSearchParams(query).toString(), body: text };
  const encrypted = sealed(aesKey, appId, text);
  const msg_signature = wechatSignature([token, timestamp, nonce, encrypted]);
  const body = `<xml><ToUserName>${appId}</ToUserName><Encrypt>${encrypted}</Encrypt></xml>`;
  const all = { ...query, encrypt_type: 'aes', msg_signature };
  return { query: new URLSearchParams(all).toString(), body };
}

/** As `openEnvelope` opens it. */
function sealed(encodingKey: string, appId: string, text: string): string {
  const key = Buffer.from(`${encodingKey}=`, 'base64');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(Buffer.byteLength(text));
  const begin = randomBytes(RANDOM_BYTES);
  const plain = Buffer.concat([begin, length, Buffer.from(text), Buffer.from(appId)]);
  const padding = PADDING_BLOCK - (plain.length % PADDING_BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, BLOCK)).setAutoPadding(false);
  const bytes = cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)]));
  return Buffer.concat([bytes, cipher.final()]).toString('base64');
}
