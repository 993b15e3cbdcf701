import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fingerprint, readJson, ROOT, writeJson } from './home.mjs';
import { alive, inspect, run, until } from './processes.mjs';
import { UserError } from './say.mjs';
import { mainFile } from './services.mjs';

const NODE_AT_LEAST = [20, 19];

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_AT_LEAST[0] || (major === NODE_AT_LEAST[0] && minor >= NODE_AT_LEAST[1])) return;
  throw new UserError(
    `Node.js ${process.versions.node} is too old: Tingsu needs ${NODE_AT_LEAST.join('.')} or newer.`,
  );
}

/** Installs the packages of package-lock.json unless exactly they are there. */
export async function ensurePackages() {
  return underLock('install', async () => {
    if (packagesFit()) return 'up to date';
    // Not `npm ci`: it refuses a lock file that lacks the optional packages of another platform, which install adds.
    const { output } = await npm([
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
    ]);
    await runAllowedScripts();
    const count = /added (\d+) packages/.exec(output)?.[1];
    if (!packagesFit())
      throw new UserError(`npm install ended without installing everything:\n${output}`);
    return count ? `installed ${count}` : 'installed';
  });
}

/** What packages run while they are installed runs with our rights: only those that package.json names may. */
async function runAllowedScripts() {
  const { run: allowed } = readJson(join(ROOT, 'package.json')).installScripts;
  const present = allowed.flatMap((name) => {
    const folder = join(ROOT, 'node_modules', name.replace(/\/\*$/, ''));
    if (!existsSync(folder)) return [];
    return name.endsWith('/*')
      ? folders(folder).map((path) => relative(ROOT, path))
      : [relative(ROOT, folder)];
  });
  for (const path of present)
    await npm(['rebuild', path.replace(/^node_modules[\\/]/, '').replaceAll('\\', '/')]);
}

/** npm writes what it installed into node_modules, at the end: compared with what should be there. */
function packagesFit() {
  const wanted = readJson(join(ROOT, 'package-lock.json'))?.packages ?? {};
  const present = readJson(join(ROOT, 'node_modules/.package-lock.json'))?.packages;
  if (!present) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    if (!path.startsWith('node_modules/')) return true;
    const found = present[path];
    if (!found) return Boolean(optional || devOptional);
    return link || found.version === version;
  });
}

/** npm without what another npm that runs us put into the environment. */
function npm(args) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config|lifecycle|package|command)/.test(name),
  );
  const settings = Object.entries(process.env).filter(([name]) =>
    /^npm_config_(registry|cache|userconfig|globalconfig|proxy|https_proxy|cafile)$/.test(name),
  );
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return run(command, args, {
    cwd: ROOT,
    env: Object.fromEntries([...inherited, ...settings]),
    shell: process.platform === 'win32',
  });
}

/** Compiles the services and bundles the web app when a source is newer than what was built last. */
export async function ensureBuilt() {
  return underLock('build', async () => {
    const done = [];
    if (
      await refresh('services', serviceSources(), mainFile('gateway'), async () => {
        await compile();
        await bundleServices();
      })
    )
      done.push('services');
    if (await refresh('web', webSources(), join(ROOT, 'web/dist/index.html'), bundleWeb))
      done.push('web');
    return done.length === 0 ? 'up to date' : `built ${done.join(' and ')}`;
  });
}

/** @param {string[]} projects all of them unless some are named */
export const compile = (...projects) =>
  run(
    process.execPath,
    ['node_modules/@typescript/native/bin/tsc', '-b', '--pretty', 'false', ...projects],
    { cwd: ROOT },
  );
export const bundleServices = () => run(process.execPath, ['deploy/bundle.mjs'], { cwd: ROOT });
const bundleWeb = () =>
  run(process.execPath, ['../node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: join(ROOT, 'web'),
  });

async function refresh(name, sources, product, build) {
  const file = join(ROOT, '.local', `built-${name}.json`);
  const print = fingerprint(
    sources.map((path) => `${path} ${statSync(path).mtimeMs} ${statSync(path).size}`).join('\n'),
  );
  if (readJson(file)?.print === print && existsSync(product)) return false;
  rmSync(file, { force: true });
  await build();
  writeJson(file, { print });
  return true;
}

function serviceSources() {
  const parts = ['libs', 'services'].flatMap((kind) => folders(join(ROOT, kind)));
  const sources = parts.flatMap((part) =>
    ['src', 'migrations', 'package.json', 'tsconfig.json'].flatMap((name) =>
      filesUnder(join(part, name)),
    ),
  );
  return [
    ...sources,
    join(ROOT, 'tsconfig.json'),
    join(ROOT, 'package-lock.json'),
    join(ROOT, 'deploy/bundle.mjs'),
  ].filter((file) => !/\.(db-|e2e-)?spec\.tsx?$/.test(file));
}

function webSources() {
  const libraries = ['contracts', 'policy'].flatMap((name) =>
    filesUnder(join(ROOT, 'libs', name, 'src')),
  );
  return [...filesUnder(join(ROOT, 'web')), ...libraries, join(ROOT, 'package-lock.json')];
}

const folders = (path) =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [join(path, entry.name)] : [],
  );

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path).filter(
    (name) => !['node_modules', 'dist'].includes(name) && !name.startsWith('.'),
  );
  return entries.sort().flatMap((name) => filesUnder(join(path, name)));
}

/** `npm start` and `npm test` may run at once in one checkout: only one of them installs or builds. */
export async function underLock(name, work) {
  const file = join(ROOT, '.local', `${name}.lock`);
  writeJson(join(ROOT, '.local/.made'), {});
  const free = await until(() => take(file), 600_000, 300);
  if (!free)
    throw new UserError(
      `Another run has held ${file} for ten minutes. Delete it if no such run exists.`,
    );
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, `${process.pid} ${inspect(process.pid)?.started}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return dropAbandoned(file);
  }
}

function dropAbandoned(file) {
  const [pid, started] = existsSync(file) ? readFileSync(file, 'utf8').split(/ (.*)/) : ['0'];
  if (existsSync(file) && pid && (!alive(Number(pid)) || inspect(Number(pid))?.started !== started))
    rmSync(file, { force: true });
  return false;
}
