import { randomBytes } from 'node:crypto';
import { RingSchema, withKey, withoutKey } from '@tingsu/privacy';
import { readJson, writeJson } from './home.mjs';
import { UserError } from './say.mjs';

/** The ring of a file; before the first rotation there is `MASTER_KEY` only. */
const ringIn = (file) => RingSchema.parse(readJson(file, { current: 1, keys: [] }));

/**
 * Adds a key to the file, and lets it wrap. Processes that read the file learn of a key when they meet it.
 * @param {string} file
 * @param {object} place where the key is kept (`RingSchema`); a new one of 32 bytes in the file unless given
 */
export function addMasterKey(file, place = { key: randomBytes(32).toString('base64') }) {
  const ring = withKey(ringIn(file), place);
  const epoch = Math.max(...ring.keys.map((one) => one.epoch));
  writeJson(file, { ...ring, current: epoch });
  return epoch;
}

export function removeMasterKey(file, epoch) {
  const ring = ringIn(file);
  if (epoch === ring.current)
    throw new UserError(
      `Master key ${epoch} is in use. Rotate first: npm run keys -- rotate master`,
    );
  writeJson(file, withoutKey(ring, epoch));
}
