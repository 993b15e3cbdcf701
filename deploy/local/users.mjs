import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fingerprint } from './home.mjs';
import { note } from './say.mjs';

export const isRoot = () => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root: then it runs as this user. null when we are not root. */
export function unprivilegedUser() {
  if (!isRoot()) return null;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of ['postgres', 'nobody', 'daemon']) {
    const fields = users.find((line) => line.startsWith(`${wanted}:`))?.split(':');
    if (fields) return { name: wanted, uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return { name: 'uid 65534', uid: 65534, gid: 65534 };
}

/** True when that user can enter the folder or run the file. */
export function canReach(path, user) {
  if (!user) return true;
  const { status } = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
  });
  return status === 0;
}

/**
 * The folder for a server's data, owned by the user that the server runs as. When that user cannot enter the checkout (it is
 * inside /root, say), the data are in /var/lib/tingsu and the folder in the checkout is a link to them.
 */
export function dataFolder(folder, user) {
  if (existsSync(folder) && lstatSync(folder).isSymbolicLink())
    return own(realpathSync(folder), user);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  own(folder, user);
  if (canReach(folder, user)) return folder;
  const elsewhere = join('/var/lib/tingsu', `${basename(dirname(folder))}-${fingerprint(folder)}`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  own(elsewhere, user);
  note(`The user ${user.name} cannot enter ${folder}: the data are in ${elsewhere}`);
  relink(folder, elsewhere);
  return elsewhere;
}

function own(folder, user) {
  if (!user) return folder;
  chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  return folder;
}

function relink(folder, target) {
  spawnSync('rmdir', [folder]);
  symlinkSync(target, folder);
}
