import { createHash, createHmac } from 'node:crypto';
import type { HttpCall } from './http-call.js';

export interface TencentKey {
  readonly secretId: string;
  readonly secretKey: string;
}

export interface TencentAction {
  /** `https://sms.tencentcloudapi.com` */
  readonly endpoint: string;
  readonly service: string;
  readonly action: string;
  readonly version: string;
  readonly region: string;
  readonly body: string;
  readonly at: Date;
}

const ALGORITHM = 'TC3-HMAC-SHA256';
const CONTENT_TYPE = 'application/json; charset=utf-8';

/** A request signed as TC3-HMAC-SHA256 asks: a key of the day and the service, and the action in small letters. */
export function signedByTencent(
  { secretId, secretKey }: TencentKey,
  { endpoint, service, action, version, region, body, at }: TencentAction,
): HttpCall {
  const { host } = new URL(endpoint);
  const timestamp = String(Math.trunc(at.getTime() / 1_000));
  const day = at.toISOString().slice(0, 10);
  const scope = `${day}/${service}/tc3_request`;
  const signed = {
    'content-type': CONTENT_TYPE,
    host,
    'x-tc-action': action.toLowerCase(),
  };
  const names = Object.keys(signed).join(';');
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n');
  const toSign = [ALGORITHM, timestamp, scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, day), service), 'tc3_request');
  const signature = hmac(key, toSign).toString('hex');
  return {
    method: 'POST',
    url: `${endpoint}/`,
    headers: {
      'content-type': CONTENT_TYPE,
      'x-tc-action': action,
      'x-tc-version': version,
      'x-tc-region': region,
      'x-tc-timestamp': timestamp,
      authorization: `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
    },
    body,
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();
