import { createCipheriv, createHash, randomBytes, randomInt } from 'node:crypto';

export const WECHAT_KEY = 'kT5cN8wXb2Zq7Lr0Yv4Jh9Pd3Sf6Ga1Mu8Ei5Ow2QxA';
const APP = 'wxtest';
const TOKEN = 'AAAAA';

const signatureOf = (...words: readonly string[]): string =>
  createHash('sha1')
    .update([...words].sort().join(''))
    .digest('hex');

const drawn = () => ({
  timestamp: '1714036504',
  nonce: String(randomInt(1e8, 1e9)),
});

/** The address and body of a call as WeChat makes it in plain mode. */
export function plainCall(xml: string, token = TOKEN) {
  const { timestamp, nonce } = drawn();
  const signature = signatureOf(token, timestamp, nonce);
  return { query: new URLSearchParams({ signature, timestamp, nonce }).toString(), body: xml };
}

/** The same in the safe mode. */
export function sealedCall(xml: string, { key = WECHAT_KEY, token = TOKEN, app = APP } = {}) {
  const { timestamp, nonce } = drawn();
  const encrypted = sealed(xml, key, app);
  const query = new URLSearchParams({
    ...{ signature: signatureOf(token, timestamp, nonce), timestamp, nonce, encrypt_type: 'aes' },
    msg_signature: signatureOf(token, timestamp, nonce, encrypted),
  });
  const body = `<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
  return { query: query.toString(), body };
}

function sealed(text: string, encodingKey: string, app: string): string {
  const key = Buffer.from(`${encodingKey}=`, 'base64');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(text));
  const plain = Buffer.concat([randomBytes(16), length, Buffer.from(text), Buffer.from(app)]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}
