import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { note, UserError } from './say.mjs';
import { isRoot } from './users.mjs';

const FOLDERS = [
  ...(process.env.PATH ?? '').split(':'),
  '/usr/sbin',
  '/sbin',
  '/usr/local/sbin',
  '/opt/homebrew/bin',
  '/opt/homebrew/sbin',
];

/** @returns {string | null} */
export function findProgram(names) {
  return firstExisting(
    names.flatMap((name) => FOLDERS.filter(Boolean).map((folder) => join(folder, name))),
  );
}

export function firstExisting(files) {
  return (
    files.find((file) => file && existsSync(file) && statSync(file).isFile() && executable(file)) ??
    null
  );
}

function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** True when packages can be installed without a prompt: root on Debian or a derivative. */
export const canInstall = () =>
  isRoot() && existsSync('/etc/debian_version') && findProgram(['apt-get']) !== null;

const POLICY = '/usr/sbin/policy-rc.d';

/** Installs Debian packages. Their system services stay stopped: Tingsu runs instances of its own. */
export async function aptInstall(packages) {
  note(`apt-get install ${packages.join(' ')} (a minute or two)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const guarded = existsSync(POLICY) ? null : guard();
  try {
    await run('apt-get', ['update', '-qq'], { env, allowFailure: true });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  } finally {
    guarded?.();
  }
}

function guard() {
  const text =
    '#!/bin/sh\n# Written by Tingsu while it installs packages: their system services are not started.\nexit 101\n';
  writeFileSync(POLICY, text, { mode: 0o755 });
  return () => {
    if (readFileSync(POLICY, 'utf8') === text) rmSync(POLICY);
  };
}

/** The programs of a browser for tests and screenshots. */
export function findChromium() {
  const named = findProgram([
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
  ]);
  const onMac = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return process.env.CHROMIUM_PATH ?? named ?? firstExisting(onMac);
}

/** @returns {Promise<string | null>} */
export const findOrInstallChromium = () =>
  findOrInstall(findChromium, ['chromium', 'fonts-noto-cjk']);

/** PgBouncer, for the test of a pooler in front of PostgreSQL. */
export const findPooler = () => findProgram(['pgbouncer']);

/** @returns {Promise<string | null>} */
export const findOrInstallPooler = () => findOrInstall(findPooler, ['pgbouncer']);

async function findOrInstall(find, packages) {
  const found = find();
  if (found || !canInstall()) return found;
  await aptInstall(packages).catch((error) => {
    if (!(error instanceof UserError)) throw error;
    note(error.message);
  });
  return find();
}
