import { type Handover, objectIn } from './handover.js';
import type { FileAnswer, HttpAnswer, HttpCall } from './http-call.js';
import { JSON_HEADERS, readWechat, STALE_TOKEN, type WechatAccount } from './wechat-template.js';

/** Longest text of one message, in bytes. */
const MAX_TEXT_BYTES = 2_000;
/** They wrote too long ago, or were told too much since they wrote. */
const CLOSED = new Set([45_015, 45_047]);
const NO_SUCH_MEDIA = new Set([40_007]);

/** What a file of a message turned out to be: `later` where it may still come. */
export type FetchedMedia =
  | {
      readonly result: 'got';
      readonly content: Buffer;
      readonly type: string;
      readonly tooLarge: boolean;
    }
  | { readonly result: 'gone' | 'later' };
/** A video lies at another address of WeChat. */
interface Elsewhere {
  readonly result: 'elsewhere';
  readonly url: string;
}

/** A message in the conversation: WeChat takes it for two days after the person wrote. */
export const wechatText = (
  { endpoint }: Pick<WechatAccount, 'endpoint'>,
  token: string,
  openId: string,
  words: string,
): HttpCall => ({
  method: 'POST',
  url: `${endpoint}/cgi-bin/message/custom/send?access_token=${encodeURIComponent(token)}`,
  headers: JSON_HEADERS,
  body: JSON.stringify({ touser: openId, msgtype: 'text', text: { content: words } }),
});

/** `closed` where only a template message still reaches them. */
export function readWechatText(answer: HttpAnswer): Handover | 'stale' | 'closed' {
  const code = 'status' in answer ? objectIn(answer.text)['errcode'] : null;
  if (typeof code === 'number' && CLOSED.has(code)) return 'closed';
  return readWechat(answer);
}

export const mediaUrl = (
  { endpoint }: Pick<WechatAccount, 'endpoint'>,
  token: string,
  mediaId: string,
): string =>
  `${endpoint}/cgi-bin/media/get?${new URLSearchParams({ access_token: token, media_id: mediaId }).toString()}`;

/** An error comes in the place of the file, as JSON. */
export function readMedia(answer: FileAnswer): FetchedMedia | Elsewhere | 'stale' {
  if (!('status' in answer) || answer.status >= 500) return { result: 'later' };
  const { content, type, tooLarge } = answer;
  if (!/json|text/.test(type)) return { result: 'got', content, type, tooLarge };
  const { errcode: code, video_url: url } = objectIn(content.toString('utf8'));
  if (typeof url === 'string') return { result: 'elsewhere', url };
  if (typeof code === 'number' && STALE_TOKEN.has(code)) return 'stale';
  return { result: typeof code === 'number' && NO_SUCH_MEDIA.has(code) ? 'gone' : 'later' };
}

/** Whether WeChat keeps files at an address; any other may lie inside the house. */
export function isOfWechat(url: string, { endpoint }: Pick<WechatAccount, 'endpoint'>): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  const tencent = /^https?:$/.test(protocol) && /\.qq\.com$/.test(hostname);
  return tencent || origin === new URL(endpoint).origin;
}

/** As much as one message holds, cut between characters. */
export function clippedText(words: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of words) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_TEXT_BYTES) return `${words.slice(0, end)}…`;
    end += character.length;
  }
  return words;
}
