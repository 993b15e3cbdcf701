// What is checked of a dossier. Everything needed is in the archive, but for the fingerprint of the hospital's key.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { chainFault } from './chain.mjs';
import { openZip, readEntry } from './zip.mjs';

const MANIFEST = 'manifest.json';
const SIGNATURE = 'manifest.sig';
/** Lists and logs are read whole; what claims to be one and is larger is none. */
const MOST_TEXT_BYTES = 64 * 1024 * 1024;

/** @typedef {{ code: string, path?: string, line?: number, found?: string }} Fault */

/**
 * Checks the archive, and that the key with this fingerprint signed it where one is given. The list of the entries is believed only
 * after its signature; faults of the signature are told first.
 * @param {string} path
 * @param {string | null} wantedKey
 */
export async function checkDossier(path, wantedKey) {
  const { entries, file } = await openZip(path);
  try {
    const texts = {};
    for (const name of [MANIFEST, SIGNATURE]) {
      const entry = entries.find((one) => one.path === name);
      texts[name] = entry ? await textOf(file, entry) : null;
    }
    const signed = checkSignature(texts[MANIFEST], texts[SIGNATURE], wantedKey);
    const manifest = parsed(texts[MANIFEST]);
    if (!isManifest(manifest))
      return {
        faults: [...signed.faults, { code: 'manifest_unreadable' }],
        key: signed.key,
        manifest: null,
      };
    const faults = [...signed.faults, ...(await checkEntries(file, entries, manifest))];
    return { faults, key: signed.key, manifest };
  } finally {
    await file.close();
  }
}

function checkSignature(manifest, signature, wantedKey) {
  if (manifest === null) return { faults: [{ code: 'manifest_missing' }], key: null };
  if (signature === null) return { faults: [{ code: 'signature_missing' }], key: null };
  try {
    const { publicKey, signature: value } = JSON.parse(signature.toString('utf8'));
    const der = Buffer.from(publicKey, 'base64');
    const key = createHash('sha256').update(der).digest('hex');
    const opened = createPublicKey({ key: der, type: 'spki', format: 'der' });
    if (opened.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
    /** @type {Fault[]} */
    const faults = [];
    if (!verify(null, manifest, opened, Buffer.from(value, 'base64')))
      faults.push({ code: 'signature_wrong' });
    if (wantedKey !== null && wantedKey !== key) faults.push({ code: 'key_other', found: key });
    return { faults, key };
  } catch {
    return { faults: [{ code: 'signature_unreadable' }], key: null };
  }
}

async function checkEntries(file, entries, manifest) {
  /** @type {Fault[]} */
  const faults = [];
  const listed = new Map(manifest.entries.map((one) => [one.path, one]));
  const seen = new Set();
  for (const entry of entries) {
    const { path } = entry;
    if (seen.has(path)) faults.push({ code: 'entry_twice', path });
    seen.add(path);
    const own = path === MANIFEST || path === SIGNATURE;
    const expected = listed.get(path);
    if (own) continue;
    if (!expected) faults.push({ code: 'entry_added', path });
    else if (!(await isAsListed(file, entry, expected)))
      faults.push({ code: 'entry_changed', path });
    else if (path === manifest.log) faults.push(...(await logFaults(file, entry)));
  }
  for (const { path } of manifest.entries)
    if (!seen.has(path)) faults.push({ code: 'entry_missing', path });
  return faults;
}

async function isAsListed(file, entry, { bytes, sha256 }) {
  const hash = createHash('sha256');
  let read = 0;
  const whole = await readEntry(file, entry, (piece) => {
    hash.update(piece);
    read += piece.length;
  });
  return whole && read === bytes && hash.digest('hex') === sha256;
}

async function logFaults(file, entry) {
  const text = await textOf(file, entry);
  const line = text === null ? 1 : chainFault(text.toString('utf8'));
  return line === null ? [] : [{ code: 'log_broken', path: entry.path, line }];
}

async function textOf(file, entry) {
  if (entry.packed > MOST_TEXT_BYTES) return null;
  const pieces = [];
  let bytes = 0;
  const whole = await readEntry(file, entry, (piece) => {
    bytes += piece.length;
    if (bytes <= MOST_TEXT_BYTES) pieces.push(piece);
  });
  return whole && bytes <= MOST_TEXT_BYTES ? Buffer.concat(pieces) : null;
}

function parsed(text) {
  try {
    return text === null ? null : JSON.parse(text.toString('utf8'));
  } catch {
    return null;
  }
}

const isManifest = (value) =>
  typeof value?.format === 'string' &&
  value.format.startsWith('tingsu-dossier/') &&
  Array.isArray(value.entries) &&
  value.entries.every(({ path, sha256 }) => typeof path === 'string' && typeof sha256 === 'string');
