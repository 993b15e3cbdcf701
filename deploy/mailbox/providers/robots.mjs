import { createHmac } from 'node:crypto';

/** A signature is believed for so long. */
const BELIEVED_MS = 60 * 60_000;
const A_MINUTE = 20;
const HOOK = '/open-apis/bot/v2/hook/';

const hmac = (key, text) => createHmac('sha256', key).update(text).digest('base64');

/**
 * Robots in group chats of WeCom, DingTalk and Feishu as the platforms speak: keys in the address, signatures, no more than twenty
 * messages in a minute.
 * @param {{ accounts: { wecom: { key: string }, dingtalk: { token: string, secret: string }, feishu: { hook: string, secret: string } }, store: any }} options
 */
export function robots({ accounts, store }) {
  /** When each robot spoke lately. @type {Map<string, number[]>} */
  const spoken = new Map();

  const platforms = {
    wecom: {
      isMine: ({ pathname }) => pathname === '/cgi-bin/webhook/send',
      fault: ({ searchParams }) => (searchParams.get('key') === accounts.wecom.key ? null : 93000),
      enough: 45009,
      textOf: ({ text }) => text.content,
    },
    dingtalk: {
      isMine: ({ pathname }) => pathname === '/robot/send',
      fault({ searchParams }) {
        if (searchParams.get('access_token') !== accounts.dingtalk.token) return 300001;
        const timestamp = searchParams.get('timestamp') ?? '';
        const { secret } = accounts.dingtalk;
        const signed = searchParams.get('sign') === hmac(secret, `${timestamp}\n${secret}`);
        return signed && isFresh(Number(timestamp)) ? null : 310000;
      },
      enough: 130101,
      textOf: ({ text }) => text.content,
    },
    feishu: {
      isMine: ({ pathname }) => pathname.startsWith(HOOK),
      fault({ pathname }, { timestamp = '', sign }) {
        if (pathname !== HOOK + accounts.feishu.hook) return 19001;
        const signed = sign === hmac(`${timestamp}\n${accounts.feishu.secret}`, '');
        return signed && isFresh(Number(timestamp) * 1_000) ? null : 19021;
      },
      enough: 11232,
      textOf: ({ content }) => content.text,
    },
  };

  return {
    /** The platform that a request is for; null for all others. */
    platformOf: (url) => Object.keys(platforms).find((name) => platforms[name].isMine(url)) ?? null,

    async take(name, url, body) {
      const { fault, enough, textOf } = platforms[name];
      const asked = JSON.parse(body.toString('utf8'));
      const code = fault(url, asked) ?? (saidEnough(name) ? enough : 0);
      if (code === 0)
        await store.add({ provider: name, to: 'robot', text: textOf(asked), ref: '', ours: '' });
      const said = code === 0 ? 'ok' : 'refused';
      return name === 'feishu' ? { code, msg: said, data: {} } : { errcode: code, errmsg: said };
    },
  };

  function saidEnough(name) {
    const lately = (spoken.get(name) ?? []).filter((at) => Date.now() - at < 60_000);
    spoken.set(name, [...lately, Date.now()]);
    return lately.length >= A_MINUTE;
  }
}

const isFresh = (at) => Math.abs(Date.now() - at) < BELIEVED_MS;
