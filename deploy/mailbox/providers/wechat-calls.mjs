import { createCipheriv, createHash, randomBytes, randomInt } from 'node:crypto';

/** The padding of the platform is longer than the block of the cipher. */
const PADDING_BLOCK = 32;
const ACCOUNT = 'gh_tingsu';

const seconds = (at) => String(Math.trunc(Date.parse(at) / 1_000));
const cdata = (text) => `<![CDATA[${String(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const field = ([name, value]) => `<${name}>${/^\d+$/.test(value) ? value : cdata(value)}</${name}>`;
const fieldsOf = (openId, at, type, more) =>
  [
    ['ToUserName', ACCOUNT],
    ['FromUserName', openId],
    ['CreateTime', seconds(at)],
    ['MsgType', type],
    ...more,
  ]
    .map(field)
    .join('');

/** @param {string} openId @param {string} at @param {[string, string][]} more */
export const eventOf = (openId, at, more) => fieldsOf(openId, at, 'event', more);

/** @param {string} openId @param {string} at @param {{ kind: string, words?: string, mediaId: string }} said */
export function messageOf(openId, at, { kind, words, mediaId }) {
  const number = ['MsgId', `2${randomInt(1e8, 1e9)}${randomInt(1e8, 1e9)}`];
  if (kind === 'text') return fieldsOf(openId, at, kind, [['Content', words ?? ''], number]);
  const format = kind === 'voice' ? [['Format', 'amr']] : [];
  return fieldsOf(openId, at, kind, [['MediaId', mediaId], ...format, number]);
}

/**
 * A call as the platform makes it in the compatible mode: the fields as they are and sealed as well, so that an account takes it with
 * its key or without one.
 * @param {{ appId: string, token: string, aesKey?: string }} account
 * @param {string} at
 * @param {string} fields
 */
export function signed({ appId, token, aesKey }, at, fields) {
  const words = { timestamp: seconds(at), nonce: String(randomInt(1e8, 1e9)) };
  const sign = (...more) =>
    createHash('sha1')
      .update([token, words.timestamp, words.nonce, ...more].sort().join(''))
      .digest('hex');
  const plain = {
    query: new URLSearchParams({ ...words, signature: sign() }),
    xml: `<xml>${fields}</xml>`,
  };
  if (!aesKey) return plain;
  const encrypted = sealed(`<xml>${fields}</xml>`, aesKey, appId);
  plain.query.set('encrypt_type', 'aes');
  plain.query.set('msg_signature', sign(encrypted));
  return { ...plain, xml: `<xml>${fields}<Encrypt>${cdata(encrypted)}</Encrypt></xml>` };
}

/** Sixteen bytes by lot, the length, the text, the account. */
function sealed(text, encodingKey, appId) {
  const key = Buffer.from(`${encodingKey}=`, 'base64');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(text));
  const plain = Buffer.concat([randomBytes(16), length, Buffer.from(text), Buffer.from(appId)]);
  const padding = PADDING_BLOCK - (plain.length % PADDING_BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}
