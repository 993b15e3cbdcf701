// npm test: static checks, unit, database, service, journey and browser tests on servers of its own, beside a running `npm start`.
//   npm test                 everything
//   npm test -- PART         one part: static, unit, database, service, journey, browser
//   npm test -- PATTERN      the tests whose path matches
//   TEST_POSTGRES_URL, TEST_AMQP_URL, TEST_AMQP_MANAGEMENT_URL, TEST_REDIS_URL   servers to test on instead of private ones
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { instanceHome } from './local/home.mjs';
import { checkNode, ensureBuilt, ensurePackages } from './local/install.mjs';
import { endLeftovers } from './local/leftovers.mjs';
import { forget, remember, remembered } from './local/processes.mjs';
import { findOrInstallChromium, findOrInstallPooler } from './local/programs.mjs';
import { bad, giveUp, line, note, step, title, UserError } from './local/say.mjs';
import { checks, runCheck } from './local/static-checks.mjs';
import { endJest, runJest, testsNamed } from './local/jest-runs.mjs';

const PARTS = ['static', 'unit', 'database', 'service', 'journey', 'browser'];
const home = instanceHome(process.env.TINGSU_INSTANCE || 'test');
const wish = process.argv[2] ?? '';
const pattern = PARTS.includes(wish) ? '' : wish;
const STORIES = { journey: /\.journey-spec\.ts$/, browser: /\.browser-spec\.ts$/ };
const matches = (part) =>
  STORIES[part] ? testsNamed(STORIES[part], pattern).length > 0 : part !== 'static';
const wants = (part) => !wish || wish === part || (pattern !== '' && matches(part));
const stories = wants('journey') || wants('browser');
const totals = { passed: 0, failed: 0 };
const times = [];
let ours = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => void cleanUp().then(() => process.exit(130)));
try {
  await main();
} catch (error) {
  giveUp(error);
  totals.failed += 1;
}
await cleanUp();
report();

async function main() {
  checkNode();
  title('Testing Tingsu');
  claim();
  await timed('packages', () => step('Packages', ensurePackages));
  const needsServers = PARTS.some((part) => part !== 'static' && part !== 'unit' && wants(part));
  const built =
    stories || wants('static') ? timed('build', () => step('Build', ensureBuilt)) : undefined;
  const servers = needsServers ? startOwn() : Promise.resolve({});
  await settled([wants('static') ? staticChecks(built) : undefined, quickTests(servers, built)]);
  await storyTests(servers, built);
}

/** Unit, database and service tests run from the sources; they wait for the build only because it needs both processors. */
async function quickTests(servers, built) {
  const quick = ['unit', 'database', 'service'].filter(wants);
  if (quick.length === 0) return;
  // The test itself says what to do when the program could not be installed.
  if (testsNamed(/pooler\.db-spec\.ts$/, pattern).length > 0) await findOrInstallPooler();
  const [given] = await Promise.all([servers, built]);
  await jest('tests', quick, { ...given, TEST_HOME: home }, ['--maxWorkers=2']);
}

/**
 * After the others, two files at a time: a story waits more than it works. More at once, or beside the others, and people and
 * clocks of a story would wait for another test's processor.
 */
async function storyTests(servers, built) {
  if (!stories) return;
  const [given] = await Promise.all([servers, built]);
  const chromium = wants('browser') ? await findOrInstallChromium() : undefined;
  const projects = [...(wants('journey') ? ['journey'] : []), ...(chromium ? ['browser'] : [])];
  const environment = { ...given, TEST_HOME: home, ...(chromium && { CHROMIUM_PATH: chromium }) };
  if (projects.length > 0) await jest('stories', projects, environment, ['--maxWorkers=2']);
  if (wants('browser') && !chromium) withoutBrowser();
}

/** Waits for all of them before it reports the first failure, so that nothing still runs when we clean up. */
async function settled(parts) {
  const results = await Promise.allSettled(parts);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

function claim() {
  const other = remembered(home, 'npm-test');
  if (other) throw new UserError(`npm test already runs here (process ${other}).`);
  mkdirSync(home, { recursive: true });
  remember(home, 'npm-test', process.pid, 'test.mjs');
  ours = true;
}

/** Fresh every time: no test depends on what an earlier run left. */
async function startOwn() {
  const given = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^TEST_(POSTGRES|AMQP|REDIS)/.test(name)),
  );
  if (Object.keys(given).length >= 4) return given;
  return timed('servers', async () => {
    await endEverything();
    for (const name of ['postgres', 'rabbitmq', 'redis', 'systems'])
      rmSync(join(home, name), { recursive: true, force: true });
    const { startServers } = await import('./local/servers.mjs');
    const { postgres, rabbitmq, redis } = await startServers({
      home,
      environment: {},
      durable: false,
      // One that dies fails the tests, and at the end none may come back.
      restart: false,
    });
    return {
      TEST_POSTGRES_URL: postgres.url,
      TEST_AMQP_URL: rabbitmq.url,
      TEST_AMQP_MANAGEMENT_URL: rabbitmq.managementUrl,
      TEST_REDIS_URL: redis.url,
    };
  });
}

/** One after the other: the tests beside them need the machine as well. Some read what the build makes of the libraries. */
async function staticChecks(built) {
  await timed('static checks', async () => {
    for (const check of checks()) {
      if (check.readsBuild) await built;
      if (await runCheck(check)) totals.failed += 1;
      else totals.passed += 1;
    }
  });
}

async function jest(label, projects, environment, args) {
  const result = await timed(label, () =>
    runJest({ label, projects, pattern, args, environment, home }),
  );
  totals.passed += result.passed;
  totals.failed += result.failed;
}

function withoutBrowser() {
  const lost = testsNamed(STORIES.browser, pattern);
  bad(
    'No Chromium was found, and none could be installed. Install chromium, or set CHROMIUM_PATH. These tests could not run:',
  );
  for (const name of lost) note(name);
  totals.failed += lost.length;
}

async function timed(name, work) {
  const since = performance.now();
  try {
    return await work();
  } finally {
    times.push([name, (performance.now() - since) / 1000]);
  }
}

/** Systems that a test started and did not stop, and our own servers. */
async function endEverything() {
  const systems = join(home, 'systems');
  mkdirSync(systems, { recursive: true });
  for (const name of readdirSync(systems)) await endLeftovers(join(systems, name), () => {});
  await endLeftovers(home, () => {});
}

async function cleanUp() {
  endJest();
  if (!ours) return;
  await endEverything();
  forget(home, 'npm-test');
}

function report() {
  title('Times');
  for (const [name, seconds] of times)
    line(`  ${name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s`);
  if (totals.passed + totals.failed === 0) {
    bad(`Nothing matches "${wish}".`);
    totals.failed = 1;
  }
  process.exitCode = totals.failed === 0 ? 0 : 1;
  line();
  line(`${totals.passed} passed, ${totals.failed} failed`);
}
