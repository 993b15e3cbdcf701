import { createHash, randomBytes, randomInt } from 'node:crypto';

const TOKEN_SECONDS = 7_200;
/** For so long WeChat sends a message of one number of ours once. */
const ONCE_MS = 10 * 60_000;

/**
 * Template messages of a WeChat official account as the platform speaks: tokens, errcodes, one message for each `client_msg_id`.
 * People whose open id begins with `gone` follow no longer.
 * @param {{ account: { appId: string, appSecret: string, token: string, templates: Record<string, string> }, store: any }} options
 */
export function wechat({ account, store }) {
  let token = '';
  /** @type {Map<string, { at: number, ref: string }>} */
  const sent = new Map();
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

    async take({ body }) {
      const asked = JSON.parse(body.toString('utf8'));
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

    /** XML with a signature in the address, as every event of the platform. */
    receipt({ to, at, ref }, delivered) {
      const timestamp = String(Math.trunc(Date.parse(at) / 1_000));
      const nonce = String(randomInt(1e8, 1e9));
      const signature = createHash('sha1')
        .update([account.token, timestamp, nonce].sort().join(''))
        .digest('hex');
      const status = delivered ? 'success' : 'failed:user block';
      return {
        query: new URLSearchParams({ signature, timestamp, nonce, openid: to }).toString(),
        xml: `<xml><ToUserName><![CDATA[gh_tingsu]]></ToUserName><FromUserName><![CDATA[${to}]]></FromUserName><CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>${ref}</MsgID><Status><![CDATA[${status}]]></Status></xml>`,
      };
    },
  };

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
