/**
 * A real SMTP server that keeps every mail in a folder and shows them in the browser, and stand-ins for the providers of texts and WeChat
 * messages, which it keeps and shows as well: `npm start` and the tests let Tingsu send here. It delivers nothing anywhere else.
 *
 *   SMTP_PORT=2525 PORT=8025 MAILBOX_FOLDER=.local/mailbox node deploy/mailbox/main.mjs
 *   PROVIDERS   a JSON file with the accounts at the providers (see providers/providers.mjs); without it they know nobody
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { openMailStore } from './mail-store.mjs';
import { listPage, mailPage, missingPage } from './pages.mjs';
import { openProviders } from './providers/providers.mjs';
import { openTextStore } from './providers/text-store.mjs';
import { SAMPLE_PICTURE } from './providers/sample-picture.mjs';
import { textsPage } from './providers/texts-page.mjs';
import { wechatPage } from './providers/wechat-page.mjs';

const { SMTP_PORT = '', PORT = '', MAILBOX_FOLDER = '', HOST = '127.0.0.1' } = process.env;
for (const [name, value] of Object.entries({ SMTP_PORT, PORT, MAILBOX_FOLDER })) {
  if (!value) throw new Error(`Set ${name}; the mailbox needs SMTP_PORT, PORT and MAILBOX_FOLDER`);
}

const MAX_MAIL_BYTES = 10 * 1024 * 1024;
const PAGE_SIZE = 50;
const store = await openMailStore(MAILBOX_FOLDER);
const texts = await openTextStore(MAILBOX_FOLDER);
const providers = openProviders({
  accounts: process.env.PROVIDERS ? JSON.parse(readFileSync(process.env.PROVIDERS, 'utf8')) : {},
  store: texts,
});

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  size: MAX_MAIL_BYTES,
  onAuth: (_auth, _session, callback) => callback(null, { user: 'anyone' }),
  onData: (stream, session, callback) => {
    receive(stream, session).then(() => callback(null), callback);
  },
});
smtp.on('error', (error) =>
  console.error(`mailbox: ${'code' in error ? error.code : error.message}`),
);

/** The mail is on disk before the sender gets its acknowledgement. */
async function receive(stream, session) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  if (stream.sizeExceeded)
    throw Object.assign(new Error('The mail is too large'), { responseCode: 552 });
  await store.add(
    Buffer.concat(chunks),
    session.envelope.rcptTo.map(({ address }) => address),
  );
}

const web = createServer((request, response) => {
  answer(request, response).catch(() =>
    send(response, 500, 'text/plain; charset=utf-8', 'The mailbox could not read its folder.'),
  );
});

async function answer(request, response) {
  const url = new URL(request.url ?? '/', 'http://mailbox');
  if (await providers.answer(request, response, url)) return;
  if (url.pathname === '/wechat') return wechat(request, response, url);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'text/plain; charset=utf-8', 'Read only');
  if (url.pathname === '/texts') return html(response, 200, textsPage(listTexts(url)));
  if (url.pathname === '/api/texts') return json(response, listTexts(url));
  const [, api, id] = url.pathname.match(/^(?:\/(api))?\/mails(?:\/([\w-]+))?$/) ?? [];
  const isList = url.pathname === '/' || url.pathname === '/api/mails';
  if (isList)
    return api === 'api'
      ? json(response, list(url))
      : html(response, 200, listPage(list(url), url.searchParams));
  const mail = id ? await store.read(id) : null;
  if (!mail)
    return api
      ? json(response, { error: 'There is no such mail' }, 404)
      : html(response, 404, missingPage());
  return api ? json(response, mail) : html(response, 200, mailPage(mail));
}

/** So long the page waits for an answer before it shows itself again. */
const ANSWERED_WITHIN_MS = 2_000;
const answersTo = (person) =>
  texts.find(({ to, provider }) => to === person && provider === 'wechat').length;
const NAMED = /^[\w-]{1,40}$/;

/** A page to write to the official account as anybody. */
async function wechat(request, response, { searchParams }) {
  if (request.method !== 'POST') {
    const given = searchParams.get('person') ?? '';
    const person = NAMED.test(given) ? given : 'o-demo-wang';
    const items = texts
      .find(({ to, provider }) => to === person && provider.startsWith('wechat'))
      .slice(0, PAGE_SIZE);
    return html(response, 200, wechatPage({ person, items, failed: searchParams.has('failed') }));
  }
  const form = new URLSearchParams(await textOf(request));
  const person = form.get('person') ?? '';
  const words = (form.get('words') ?? '').trim();
  const said = form.has('picture') ? { picture: SAMPLE_PICTURE } : { words };
  const valid = NAMED.test(person) && (words !== '' || form.has('picture'));
  const before = answersTo(person);
  const sent = valid && (await providers.say(person, said).catch(() => false));
  const until = Date.now() + ANSWERED_WITHIN_MS;
  while (sent && answersTo(person) === before && Date.now() < until) await sleep(50);
  const query = new URLSearchParams({ person, ...(sent ? {} : { failed: '' }) });
  response.writeHead(303, { location: `/wechat?${query}` }).end();
}

async function textOf(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 20_000) throw new Error('The form is too long');
  }
  return text;
}

function list({ searchParams }) {
  const filter = { to: searchParams.get('to'), text: searchParams.get('q') };
  const limit = Math.min(Number(searchParams.get('limit')) || PAGE_SIZE, 500);
  return store.list(filter, searchParams.get('before'), limit);
}

function listTexts({ searchParams }) {
  const filter = { to: searchParams.get('to'), provider: searchParams.get('provider') };
  return texts.list(filter, Math.min(Number(searchParams.get('limit')) || PAGE_SIZE, 500));
}

// An idle connection is closed by who sends: a request would be lost that meets the end from this side.
web.keepAliveTimeout = 0;

const json = (response, value, status = 200) =>
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
const html = (response, status, page) => send(response, status, 'text/html; charset=utf-8', page);

function send(response, status, type, body) {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

smtp.listen(Number(SMTP_PORT), HOST, () => {
  web.listen(Number(PORT), HOST, () =>
    console.log(`mailbox: SMTP on ${HOST}:${SMTP_PORT}, mails at http://${HOST}:${PORT}/`),
  );
});

/** Finishes receiving a mail first; its sender would otherwise send it again. */
function stop() {
  web.close();
  web.closeIdleConnections();
  smtp.close(() => process.exit(0));
  setTimeout(() => process.exit(0), 5_000).unref();
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
