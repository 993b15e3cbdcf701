import { describe, expect, it } from '@jest/globals';
import { createPrivateKey } from 'node:crypto';
import {
  type Checkpoint,
  fingerprintOf,
  notesIn,
  openCheckpoint,
  signCheckpoint,
  verifierKey,
  verifierOf,
} from './checkpoint.js';
import { leafHash } from './merkle.js';

/** Seeds of RFC 8032, 7.1, tests 1 and 2. */
const keyOf = (seed: string) =>
  createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  });
const key = keyOf('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const other = keyOf('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
const origin = 'tingsu/cases';
const checkpoint: Checkpoint = {
  ...{ origin, size: 12, root: leafHash('root'), at: '2026-11-28T09:00:00.000Z' },
  previous: { size: 7, root: leafHash('before') },
};
const verifier = (of: string, signer: typeof key) => {
  const found = verifierOf(verifierKey(of, signer));
  if (!found) throw new Error('No verifier key');
  return found;
};

describe('a checkpoint', () => {
  const note = signCheckpoint(checkpoint, key);

  it('is a signed note that others read', () => {
    const [first, size, root, at, previous, empty, signature] = note.split('\n');
    expect([first, size, at, empty]).toEqual([origin, '12', 'at 2026-11-28T09:00:00.000Z', '']);
    expect(root).toBe(checkpoint.root.toString('base64'));
    expect(previous).toBe(`previous 7 ${leafHash('before').toString('base64')}`);
    expect(signature).toMatch(/^— tingsu\/cases [A-Za-z0-9+/]{91}=$/);
    // The public key of RFC 8032, 7.1, test 1, behind the mark of Ed25519.
    expect(verifierKey(origin, key)).toMatch(/^tingsu\/cases\+[0-9a-f]{8}\+Ad[A-Za-z0-9+/]+=*$/);
  });

  it('reads back as what was signed', () => {
    expect(openCheckpoint(note, [verifier(origin, key)])).toMatchObject({
      checkpoint,
      isSound: true,
    });
    const first = signCheckpoint({ ...checkpoint, previous: null }, key);
    expect(openCheckpoint(first, [verifier(origin, key)])?.checkpoint.previous).toBeNull();
  });

  it('is not sound when it was changed, or is of another key or service', () => {
    const soundness = (text: string, ...by: ReturnType<typeof verifier>[]) =>
      openCheckpoint(text, by)?.isSound;
    expect(soundness(note.replace('\n12\n', '\n13\n'), verifier(origin, key))).toBe(false);
    expect(soundness(note.replace('previous 7', 'previous 8'), verifier(origin, key))).toBe(false);
    expect(soundness(note, verifier(origin, other))).toBe(false);
    expect(soundness(note, verifier('tingsu/intake', key))).toBe(false);
    expect(soundness(signCheckpoint(checkpoint, other), verifier(origin, key))).toBe(false);
    expect(soundness(note, verifier(origin, other), verifier(origin, key))).toBe(true);
  });

  it('is none when it has another shape', () => {
    for (const text of ['', 'x', note.slice(0, -1), `${note}x`, note.replace('\n12\n', '\n012\n')])
      expect(openCheckpoint(text, [])).toBeNull();
    for (const text of ['', 'a+b+c', verifierKey(origin, key).replace('+', '+0')])
      expect(verifierOf(text)).toBeNull();
  });

  it('is found among others in one text', () => {
    const second = signCheckpoint({ ...checkpoint, size: 13 }, key);
    expect(notesIn(`${note}${second}`)).toEqual([note, second]);
    expect(notesIn(`Dear office,\n\n${note}\nyours\n`)).toEqual([note]);
    expect(fingerprintOf(Buffer.from('0123456789abcdef00', 'hex'))).toBe('0123 4567 89ab cdef');
  });
});
