import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that this file is in. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What runs: each service in one file with its packages, made by deploy/bundle.mjs. */
export const BUNDLES = join(ROOT, 'dist');

/** The name of this installation. Two names live side by side on one machine: `npm start` uses `start`, `npm test` uses `test`. */
export const instanceName = () => process.env.TINGSU_INSTANCE || 'start';

/** Everything that an installation keeps is in this folder: data, logs, keys, state. */
export const instanceHome = (name = instanceName()) => join(ROOT, '.local', name);

/** Where the hospital group is described that an empty database is made for. */
export const groupFolder = () => resolve(ROOT, process.env.TINGSU_GROUP || 'deploy/demo');

/** Short and stable name for a folder, for places outside the checkout. */
export const fingerprint = (text) => createHash('sha256').update(text).digest('hex').slice(0, 10);

export const newPassword = (bytes = 18) => randomBytes(bytes).toString('base64url');

/**
 * The parsed file, or the fallback if the file is missing or was cut off.
 * @param {string} file
 * @param {object} [fallback]
 */
export function readJson(file, fallback) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return fallback;
  }
}

/** Written beside and renamed, so that a crash never leaves half a file. Only the owner can read it. */
export function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, file);
  return value;
}
