// npm start: everything that Tingsu needs, from a fresh clone to the address in your browser. Ctrl-C stops it all.
//   npm start -- --single   the five services in one process, for small machines
//   TINGSU_INSTANCE  name of the installation, its data are in .local/<name> (start)
//   PORT, HOST       where the web app answers (the first free port from 8080, 127.0.0.1)
//   DATABASE_ADMIN_URL, AMQP_URL, REDIS_URL   servers of your own instead of private ones
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { instanceHome, instanceName, readJson } from './local/home.mjs';
import { checkNode, ensureBuilt, ensurePackages } from './local/install.mjs';
import { isFree, nextFreePort } from './local/ports.mjs';
import { forget, remember, remembered } from './local/processes.mjs';
import { giveUp, line, note, step, title, UserError } from './local/say.mjs';

const home = instanceHome();
const single = process.argv.includes('--single');
/**
 * @type {{ ours: boolean, system: Awaited<ReturnType<typeof import('./local/system.mjs').startSystem>> | null,
 *   servers: Awaited<ReturnType<typeof import('./local/servers.mjs').openServers>> | null, stopping: Promise<void> | null }}
 */
const running = { ours: false, system: null, servers: null, stopping: null };

process.on('SIGINT', () => void stopAll());
process.on('SIGTERM', () => void stopAll());
process.on('SIGHUP', () => void stopAll());
await main().catch(async (error) => {
  if (running.stopping) return;
  giveUp(error);
  await stopAll();
});

async function main() {
  const since = performance.now();
  checkNode();
  refuseTwice();
  title(`Tingsu 听诉${instanceName() === 'start' ? '' : ` (${instanceName()})`}`);
  await step('Packages', ensurePackages);
  await step('Build', ensureBuilt);
  const { openServers } = await import('./local/servers.mjs');
  const { loadKeys } = await import('./local/keys.mjs');
  const keys = loadKeys(join(home, 'keys.json'));
  const servers = await openServers({ home, redisUsers: keys.redisPasswords });
  running.servers = servers;
  const { startSystem } = await import('./local/system.mjs');
  running.system = await startSystem({
    home,
    port: await choosePort(),
    single,
    robots: true,
    host: process.env.HOST,
    keys,
    ...addresses(servers.urls),
    managementUrl: servers.managementUrl,
    redisAccounts: servers.redisAccounts,
    up: servers.up,
  });
  if (running.stopping) return running.system.stop();
  welcome(running.system, since);
  // The started programs do not keep this process alive; it stays to restart what crashes and to stop everything at the end.
  setInterval(() => {}, 60_000);
}

function addresses({ postgres, rabbitmq, redis }) {
  const databaseAdminUrl = new URL(postgres);
  if (!process.env.DATABASE_ADMIN_URL) databaseAdminUrl.pathname = '/tingsu';
  return { databaseAdminUrl: databaseAdminUrl.toString(), amqpUrl: rabbitmq, redisUrl: redis };
}

/** Two runs of one installation would corrupt the same data. */
function refuseTwice() {
  const other = remembered(home, 'npm-start');
  if (other)
    throw new UserError(
      `Tingsu already runs here at ${readJson(join(home, 'state.json'))?.urls.public ?? '…'} (process ${other}). Stop it with: npm run stop`,
    );
  remember(home, 'npm-start', process.pid, 'start.mjs');
  running.ours = true;
}

async function choosePort() {
  const wished = Number(process.env.PORT ?? 0);
  if (wished && !(await isFree(wished)))
    throw new UserError(`Port ${wished} (PORT) is taken. Choose another one.`);
  return wished || nextFreePort(8080);
}

function welcome({ state }, since) {
  title(`Tingsu is running: ${state.urls.public}`);
  note(`ready after ${((performance.now() - since) / 1000).toFixed(0)} s`);
  line();
  line(`  Complaint form   ${state.urls.public}/`);
  line(`  Staff console    ${state.urls.public}/staff`);
  line(`  E-mails sent     ${state.urls.mailbox}`);
  for (const { address } of state.mailboxes.slice(0, 1))
    line(`  E-mails to us    ${state.urls.mailInlet} (to ${address})`);
  line(`  API              ${state.urls.public}/api/docs`);
  line();
  line(`  Demo accounts, all with the password ${state.password}`);
  for (const { login, name, roles } of shown(state.accounts))
    line(`    ${login.padEnd(20)} ${roles.join(', ').padEnd(44)} ${name}`);
  line();
  line(
    '  npm run demo sends 20 sample complaints.   Ctrl-C stops everything; the data stay in .local/.',
  );
}

/** One account for each role is enough to look around. */
function shown(accounts) {
  const seen = new Set();
  return accounts.filter(({ roles }) => roles.some((role) => !seen.has(role) && seen.add(role)));
}

function stopAll() {
  running.stopping ??= stopOnce();
  return running.stopping;
}

/** Also ends what was still starting when Ctrl-C came. A refused run stops nothing: the other run continues. */
async function stopOnce() {
  if (running.ours) {
    line();
    const { system, servers } = running;
    if (system) await step('Services', async () => (await system.stop(), 'stopped'));
    if (servers) await step('Servers', async () => (await servers.stop(), 'stopped'));
    const { endLeftovers } = await import('./local/leftovers.mjs');
    await endLeftovers(home, () => {});
    forget(home, 'npm-start');
    rmSync(join(home, 'state.json'), { force: true });
  }
  process.exit(process.exitCode ?? 0);
}
