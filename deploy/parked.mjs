/**
 * The operator's tool for messages that a service could not apply, over the gateway's HTTP interface.
 *
 *   node deploy/parked.mjs list    [--service cases] [--state open|replayed|discarded]
 *   node deploy/parked.mjs show    --service cases --id ID
 *   node deploy/parked.mjs replay  --service cases --id ID [--body corrected.json]
 *   node deploy/parked.mjs replay  --service cases --reason event.unknown_type      all open ones with this reason
 *   node deploy/parked.mjs discard --service cases --id ID --because "sent by mistake"
 *
 * TINGSU_URL (default http://localhost:8080), TINGSU_LOGIN and TINGSU_PASSWORD name the system and a person with the role operator;
 * the default is the system that `npm start` runs here, with its demo operator.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { instanceHome, readJson } from './local/home.mjs';
import { UserError } from './local/say.mjs';

const SERVICES = ['intake', 'cases', 'notifications', 'analytics'];
/** The system that `npm start` runs here, unless the environment names another. */
const running = readJson(join(instanceHome(), 'state.json'), {});
const BASE = process.env.TINGSU_URL ?? running.urls?.gateway ?? 'http://localhost:8080';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    service: { type: 'string' },
    state: { type: 'string', default: 'open' },
    id: { type: 'string' },
    reason: { type: 'string' },
    body: { type: 'string' },
    because: { type: 'string' },
  },
});

function needed(name) {
  if (values[name]) return values[name];
  throw new UserError(`--${name} is missing; the head of deploy/parked.mjs shows how to use it`);
}

function service() {
  const name = needed('service');
  if (SERVICES.includes(name)) return name;
  throw new UserError(`--service must be one of ${SERVICES.join(', ')}`);
}

async function signIn() {
  const { TINGSU_LOGIN: login = 'admin', TINGSU_PASSWORD: password = running.password } =
    process.env;
  if (!login || !password)
    throw new UserError('Set TINGSU_LOGIN and TINGSU_PASSWORD to those of an operator');
  const response = await fetch(`${BASE}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!response.ok) throw await problemOf(response);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const { csrfToken } = await response.json();
  return { cookie, 'x-csrf-token': csrfToken ?? '' };
}

async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  return new UserError(
    `${response.status} ${problem.code ?? ''} ${problem.detail ?? problem.title ?? ''}`.trim(),
  );
}

async function call(session, method, path, body) {
  const response = await fetch(`${BASE}/api/v1/operator/${path}`, {
    method,
    headers: { ...session, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw await problemOf(response);
  return response.status === 204 ? null : response.json();
}

/** All pages of one service, oldest first. */
async function parkedOf(session, name, state) {
  const items = [];
  for (let cursor = null; ;) {
    const query = new URLSearchParams({ state });
    if (cursor) query.set('cursor', cursor);
    const page = await call(session, 'GET', `${name}/parked?${query}`);
    items.push(...page.items);
    cursor = page.nextCursor;
    if (!cursor) return items.reverse();
  }
}

async function list(session) {
  const names = values.service ? [service()] : SERVICES;
  for (const name of names) {
    const items = await parkedOf(session, name, values.state);
    console.log(`${name}: ${items.length} ${values.state}`);
    for (const item of items) {
      const about = item.aggregateId
        ? `${item.aggregateId} version ${item.aggregateVersion}`
        : `${item.bytes} bytes`;
      console.log(
        `  ${item.id}  ${item.parkedAt}  ${item.reason.padEnd(24)} ${item.type ?? '(no type)'}  ${about}`,
      );
      console.log(`    ${item.detail.split('\n')[0]}`);
    }
  }
}

async function show(session) {
  console.log(
    JSON.stringify(await call(session, 'GET', `${service()}/parked/${needed('id')}`), null, 2),
  );
}

async function replay(session) {
  const name = service();
  const body = values.body ? { body: await readFile(values.body, 'utf8') } : {};
  const items = values.reason
    ? (await parkedOf(session, name, 'open')).filter(({ reason }) => reason === values.reason)
    : [{ id: needed('id') }];
  let failed = 0;
  for (const { id } of items) {
    try {
      const { outcome } = await call(session, 'POST', `${name}/parked/${id}/replay`, body);
      console.log(`${id}  ${outcome}`);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failed += 1;
      console.log(`${id}  ${error.message}`);
    }
  }
  console.log(`${items.length - failed} of ${items.length} replayed`);
  if (failed > 0) process.exitCode = 1;
}

async function discard(session) {
  await call(session, 'POST', `${service()}/parked/${needed('id')}/discard`, {
    reason: needed('because'),
  });
  console.log('discarded');
}

try {
  const command = { list, show, replay, discard }[positionals[0]];
  if (!command)
    throw new UserError(
      'Say list, show, replay or discard; the head of deploy/parked.mjs shows how',
    );
  await command(await signIn());
} catch (error) {
  if (!(error instanceof UserError) && error?.message !== 'fetch failed') throw error;
  console.error(
    error instanceof UserError ? error.message : `Nothing answers at ${BASE}; is Tingsu running?`,
  );
  process.exitCode = 1;
}
