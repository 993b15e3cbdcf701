import { randomBytes, randomInt } from 'node:crypto';
import { eventOf, messageOf, signed } from './wechat-calls.mjs';

const TOKEN_SECONDS = 7_200;
/** For so long WeChat sends a message of one number of ours once. */
const ONCE_MS = 10 * 60_000;
/** For so long after a person wrote they can be answered in the conversation. */
const OPEN_MS = 48 * 60 * 60_000;

/**
 * A WeChat official account as the platform speaks: tokens, errcodes, one template message for each `client_msg_id`, answers in the
 * conversation for two days after a person wrote, and what people write, signed and sealed.
 * People whose open id begins with `gone` follow no longer.
 * @param {{ account: { appId: string, appSecret: string, token: string, aesKey?: string, templates: Record<string, string> }, store: any }} options
 */
export function wechat({ account, store }) {
  let token = '';
  /** @type {Map<string, { at: number, ref: string }>} */
  const sent = new Map();
  /** When each person wrote last. @type {Map<string, number>} */
  const wrote = new Map();
  /** What people sent. @type {Map<string, { type: string, content: Buffer }>} */
  const files = new Map();
  const said = (body) => ({ status: 200, body });
  const refused = (errcode, errmsg) => said({ errcode, errmsg });

  return {
    /** A new token makes the one before worthless. */
    endToken: () => (token = ''),

    check({ url, body }) {
      if (url.pathname === '/cgi-bin/stable_token') return giveToken(JSON.parse(String(body)));
      return token !== '' && url.searchParams.get('access_token') === token
        ? null
        : refused(40001, 'invalid credential, access_token is invalid or not latest');
    },

    async take({ url, body }) {
      if (url.pathname === '/cgi-bin/media/get') return media(url.searchParams.get('media_id'));
      const asked = JSON.parse(body.toString('utf8'));
      if (url.pathname === '/cgi-bin/message/custom/send') return answer(asked);
      if (String(asked.touser).startsWith('gone')) return refused(43004, 'require subscribe');
      const template = account.templates[asked.template_id];
      if (template === undefined) return refused(40037, 'invalid template_id');
      const key = `${asked.touser} ${asked.client_msg_id}`;
      const before = sent.get(key);
      if (before && Date.now() - before.at < ONCE_MS) return taken(before.ref);
      const text = template.replace(
        /\{\{(\w+)\.DATA\}\}/g,
        (_all, name) => asked.data?.[name]?.value ?? '',
      );
      const ref = `3${randomInt(1e8, 1e9)}${randomInt(1e8, 1e9)}`;
      sent.set(key, { at: Date.now(), ref });
      await store.add({
        ...{ provider: 'wechat', to: asked.touser, text, ref, ours: asked.client_msg_id ?? '' },
        link: asked.url ?? '',
      });
      return taken(ref);
    },

    refusal: (code) => refused(Number(code), 'refused'),

    receipt: ({ to, at, ref }, delivered) =>
      signed(
        account,
        at,
        eventOf(to, at, [
          ['Event', 'TEMPLATESENDJOBFINISH'],
          ['MsgID', ref],
          ['Status', delivered ? 'success' : 'failed:user block'],
        ]),
      ),

    /**
     * What a person writes, as the platform passes it on.
     * @param {string} openId
     * @param {{ words?: string, picture?: Buffer, voice?: Buffer }} said
     */
    async said(openId, { words, picture, voice }) {
      const at = new Date().toISOString();
      const content = picture ?? voice;
      const mediaId = content ? randomBytes(24).toString('base64url') : '';
      if (content) files.set(mediaId, { type: picture ? 'image/png' : 'audio/amr', content });
      wrote.set(openId, Date.parse(at));
      const text = words ?? (picture ? '[图片 picture]' : '[语音 voice]');
      await store.add({ provider: 'wechat_in', to: openId, text, ref: '', ours: '' });
      const kind = picture ? 'image' : voice ? 'voice' : 'text';
      return signed(account, at, messageOf(openId, at, { kind, words, mediaId }));
    },
  };

  /** In the conversation. It has no receipt. */
  async function answer({ touser, text }) {
    if (Date.now() - (wrote.get(touser) ?? 0) > OPEN_MS)
      return refused(45015, 'response out of time limit or subscription is canceled');
    const ours = 'talk';
    await store.add({ provider: 'wechat', to: touser, text: text?.content ?? '', ref: '', ours });
    return said({ errcode: 0, errmsg: 'ok' });
  }

  function media(id) {
    const file = files.get(id ?? '');
    return file ? { status: 200, ...file } : refused(40007, 'invalid media_id');
  }

  /** The number of the message is written as a number of 64 bits. */
  function taken(ref) {
    return { status: 200, text: `{"errcode":0,"errmsg":"ok","msgid":${ref}}` };
  }

  function giveToken({ appid, secret }) {
    if (appid !== account.appId) return refused(40013, 'invalid appid');
    if (secret !== account.appSecret) return refused(40125, 'invalid appsecret');
    token ||= randomBytes(24).toString('base64url');
    return said({ access_token: token, expires_in: TOKEN_SECONDS });
  }
}
