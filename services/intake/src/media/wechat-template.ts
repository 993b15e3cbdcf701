import {
  accountTrouble,
  type Handover,
  limited,
  objectIn,
  outage,
  refused,
  textIn,
  unanswered,
  unsure,
} from './handover.js';
import type { HttpAnswer, HttpCall } from './http-call.js';
import { filledFields, type Parcel, type ProviderTemplate } from './parcel.js';

export interface WechatAccount {
  /** `https://api.weixin.qq.com` */
  readonly endpoint: string;
  readonly appId: string;
  readonly appSecret: string;
}

export interface WechatToken {
  readonly token: string;
  /** When it is asked for again, before it ends. */
  readonly until: Date;
}

const HOUR_SECONDS = 3_600;
/** Asked for again so long before its end. */
const EARLY_SECONDS = 300;
export const STALE_TOKEN = new Set([40_001, 40_014, 42_001]);
/** Nobody of this name, who follows no longer, or who wants nothing. */
const NOT_TO_THIS_PERSON = new Set([40_003, 43_004, 43_019, 43_101]);
const QUOTA = new Set([45_009, 45_011, 45_047]);
export const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };

/** The stable kind, of which several programs may ask without ending each other's token. */
export const tokenCall = ({ endpoint, appId, appSecret }: WechatAccount): HttpCall => ({
  method: 'POST',
  url: `${endpoint}/cgi-bin/stable_token`,
  headers: JSON_HEADERS,
  body: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret: appSecret }),
});

export function readToken(answer: HttpAnswer, now: Date): WechatToken | Handover {
  if (!('status' in answer)) return outage(answer.code);
  const body = objectIn(answer.text);
  const token = textIn(body['access_token']);
  const seconds = Number(body['expires_in']);
  if (token === null || !(seconds > 0))
    return accountTrouble(`token ${String(body['errcode'] ?? answer.status)}`);
  const lasting = Math.max(seconds - EARLY_SECONDS, seconds / 2);
  return { token, until: new Date(now.getTime() + lasting * 1_000) };
}

/** Within ten minutes the same `client_msg_id` to the same person is sent once, however often it is asked. */
export const wechatTemplate = (
  { endpoint }: WechatAccount,
  token: string,
  template: ProviderTemplate,
  parcel: Parcel,
): HttpCall => ({
  method: 'POST',
  url: `${endpoint}/cgi-bin/message/template/send?access_token=${encodeURIComponent(token)}`,
  headers: JSON_HEADERS,
  body: JSON.stringify({
    touser: parcel.address,
    template_id: template.id,
    url: parcel.values.link,
    client_msg_id: parcel.sendingId,
    data: Object.fromEntries(
      filledFields(template, parcel).map(([name, value]) => [name, { value }]),
    ),
  }),
});

/** `stale` where a new token is all that is missing. */
export function readWechat(answer: HttpAnswer): Handover | 'stale' {
  const lost = unanswered(answer);
  if (lost || !('status' in answer)) return lost ?? unsure('no_answer');
  const body = objectIn(withWholeNumbers(answer.text));
  const code = body['errcode'];
  if (code === 0) return { result: 'handed', ref: textIn(body['msgid']) };
  if (typeof code !== 'number') return unsure(`http ${answer.status}`);
  if (STALE_TOKEN.has(code)) return 'stale';
  if (code === -1) return unsure('errcode -1');
  if (NOT_TO_THIS_PERSON.has(code)) return refused(`errcode ${code}`);
  return QUOTA.has(code)
    ? limited(`errcode ${code}`, HOUR_SECONDS)
    : accountTrouble(`errcode ${code}`);
}

/** Numbers of messages have 64 bits, more than a number of JavaScript keeps. */
const withWholeNumbers = (text: string): string =>
  text.replace(/"msgid"\s*:\s*(\d+)/, '"msgid":"$1"');
