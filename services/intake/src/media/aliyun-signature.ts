import { createHash, createHmac } from 'node:crypto';
import type { HttpCall } from './http-call.js';

export interface AliyunKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

export interface AliyunAction {
  /** `https://dysmsapi.aliyuncs.com` */
  readonly endpoint: string;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  readonly at: Date;
  /** Drawn anew for each request. */
  readonly nonce: string;
}

const ALGORITHM = 'ACS3-HMAC-SHA256';
const EMPTY_BODY = '';

/** A request of the RPC style, signed as version 3 of Aliyun asks: all parameters in the query, the body empty. */
export function signedByAliyun(
  { accessKeyId, accessKeySecret }: AliyunKey,
  { endpoint, action, version, query, at, nonce }: AliyunAction,
): HttpCall {
  const { host } = new URL(endpoint);
  const parameters = queryOf(query);
  const signed = {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(EMPTY_BODY),
    'x-acs-date': at.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
  const names = Object.keys(signed).join(';');
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', '/', parameters, lines.join(''), names, sha256(EMPTY_BODY)].join('\n');
  const signature = createHmac('sha256', accessKeySecret)
    .update(`${ALGORITHM}\n${sha256(canonical)}`)
    .digest('hex');
  const { host: _host, ...headers } = signed;
  const authorization = `${ALGORITHM} Credential=${accessKeyId},SignedHeaders=${names},Signature=${signature}`;
  return {
    method: 'POST',
    url: `${endpoint}/?${parameters}`,
    headers: { ...headers, authorization },
    body: EMPTY_BODY,
  };
}

/** Sorted by name and written as RFC 3986 says, which keeps fewer characters than `encodeURIComponent`. */
const queryOf = (query: Readonly<Record<string, string>>): string =>
  Object.keys(query)
    .sort()
    .map((name) => `${percent(name)}=${percent(query[name] ?? '')}`)
    .join('&');

const percent = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
