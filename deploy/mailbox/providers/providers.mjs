import { aliyun } from './aliyun.mjs';
import { Behaviours, played } from './behaviour.mjs';
import { robots } from './robots.mjs';
import { tencent } from './tencent.mjs';
import { wechat } from './wechat.mjs';

const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Stand-ins for the providers of texts and WeChat messages, behind one address. They check signatures as the providers do, keep what
 * they took, and send receipts.
 * @param {{ accounts: Record<string, any>, store: any }} options `accounts` holds for each provider its keys, its approved templates, and
 * under `receipts` where its receipts go
 */
export function openProviders({ accounts, store }) {
  const behaviours = new Behaviours();
  const providers = {
    aliyun: accounts.aliyun && aliyun({ account: accounts.aliyun, store }),
    tencent: accounts.tencent && tencent({ account: accounts.tencent, store }),
    wechat: accounts.wechat && wechat({ account: accounts.wechat, store }),
  };

  const chats = accounts.robots && robots({ accounts: accounts.robots, store });

  return {
    /** True when the request was one for a provider, and is answered. */
    async answer(request, response, url) {
      const fetches = url.pathname === '/cgi-bin/media/get';
      if (request.method !== 'POST' && !fetches) return false;
      if (url.pathname === '/providers/behaviour') return told(request, response);
      const chat = chats?.platformOf(url);
      if (chat) return spoken(chat, request, response, url);
      const name = providerOf(request, url);
      const provider = name && providers[name];
      if (!provider) return false;
      const came = {
        method: request.method,
        url,
        headers: request.headers,
        body: await bodyOf(request),
      };
      const refusal = provider.check(came);
      const asks = /Query|Pull/.test(
        String(request.headers['x-acs-action'] ?? request.headers['x-tc-action'] ?? ''),
      );
      const behaviour = asks || refusal ? null : behaviours.next(name);
      const answer =
        refusal ??
        (behaviour
          ? await played(behaviour, () => takeAndReport(name, provider, came), provider.refusal)
          : await provider.take(came));
      if (answer === null) return (request.socket.destroy(), true);
      const type = answer.type ?? 'application/json; charset=utf-8';
      response.writeHead(answer.status, { 'content-type': type });
      response.end(answer.content ?? answer.text ?? JSON.stringify(answer.body));
      return true;
    },

    /** Somebody writes to the official account; false when that did not get through. */
    async say(openId, said) {
      if (!providers.wechat || !accounts.wechat.receipts) return false;
      return passedOn(await providers.wechat.said(openId, said));
    },
  };

  async function spoken(chat, request, response, url) {
    const said = await chats.take(chat, url, await bodyOf(request));
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(said));
    return true;
  }

  async function told(request, response) {
    const { provider, endToken, ...behaviour } = JSON.parse(String(await bodyOf(request)));
    if (endToken) providers.wechat?.endToken();
    else behaviours.tell(provider, behaviour);
    response.writeHead(204).end();
    return true;
  }

  /** A call of the platform. */
  async function passedOn({ query, xml }) {
    const { ok } = await fetch(`${accounts.wechat.receipts}?${query}`, {
      ...{ method: 'POST', body: xml },
      headers: { 'content-type': 'text/xml; charset=utf-8' },
    });
    return ok;
  }

  async function takeAndReport(name, provider, came) {
    const before = store.list({ provider: name }, 1).total;
    const answer = await provider.take(came);
    const { total, items } = store.list({ provider: name }, 1);
    const receipts = behaviours.receiptsOf(name);
    const talk = items[0]?.ours === 'talk';
    if (total > before && !talk && receipts !== 'never' && accounts[name].receipts)
      setTimeout(() => void report(name, provider, items[0], receipts === 'delivered'), 200);
    return answer;
  }

  /** As the providers do: again after a while when nobody took it, then no more. */
  async function report(name, provider, text, delivered, attempt = 1) {
    const receipt = provider.receipt(text, delivered);
    const wanted =
      name === 'wechat'
        ? passedOn(receipt)
        : fetch(accounts[name].receipts, {
            ...{ method: 'POST', body: JSON.stringify(receipt) },
            headers: { 'content-type': 'application/json; charset=utf-8' },
          }).then(({ ok }) => ok);
    const taken = await wanted.catch(() => false);
    if (!taken && attempt < 4)
      setTimeout(
        () => void report(name, provider, text, delivered, attempt + 1),
        attempt * 5_000,
      ).unref();
  }
}

function providerOf({ headers }, { pathname }) {
  if (pathname.startsWith('/cgi-bin/')) return 'wechat';
  if (headers['x-acs-action']) return 'aliyun';
  return headers['x-tc-action'] ? 'tencent' : null;
}

async function bodyOf(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('The request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
