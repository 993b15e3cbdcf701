import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** The state of a service's record at an instant. */
export interface Checkpoint {
  /** Whose tree it is: `tingsu/cases`. */
  readonly origin: string;
  /** Leaves in the tree. */
  readonly size: number;
  readonly root: Buffer;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The checkpoint before; null for the first. */
  readonly previous: Pick<Checkpoint, 'size' | 'root'> | null;
}

/** A checkpoint as it is handed out, and who signed it. */
export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** Of the key: eight hexadecimal digits, as verifier keys name it. */
  readonly keyId: string;
  readonly isSound: boolean;
}

const ED25519 = Buffer.from([1]);

/** The key with which a service signs: Ed25519, PKCS #8 in base64. */
export function signingKey(base64: string): KeyObject {
  const key = createPrivateKey({
    key: Buffer.from(base64, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error('The key of the record is no Ed25519 key');
  return key;
}

const rawPublicKey = (key: KeyObject): Buffer =>
  Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url');

const keyHash = (origin: string, raw: Buffer): Buffer =>
  createHash('sha256').update(`${origin}\n`).update(ED25519).update(raw).digest().subarray(0, 4);

/** The public key as C2SP signed notes publish it: `origin+hash+key`. */
export function verifierKey(origin: string, key: KeyObject): string {
  const raw = rawPublicKey(key);
  const body = Buffer.concat([ED25519, raw]).toString('base64');
  return `${origin}+${keyHash(origin, raw).toString('hex')}+${body}`;
}

export interface Verifier {
  readonly origin: string;
  readonly keyId: string;
  readonly key: KeyObject;
}

/** Reads a published key; null when it is none, or its hash is not its own. */
export function verifierOf(text: string): Verifier | null {
  const [, origin, keyId, body] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  if (origin === undefined || keyId === undefined || body === undefined) return null;
  const bytes = Buffer.from(body, 'base64');
  const raw = bytes.subarray(1);
  if (bytes[0] !== 1 || raw.length !== 32 || keyHash(origin, raw).toString('hex') !== keyId)
    return null;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  return { origin, keyId, key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/**
 * The text of a checkpoint, C2SP tlog-checkpoint: origin, size and root, then lines of our own with the time and the checkpoint before. What is
 * signed is all of it.
 */
function bodyOf({ origin, size, root, at, previous }: Checkpoint): string {
  const before = previous ? `previous ${previous.size} ${previous.root.toString('base64')}\n` : '';
  return `${origin}\n${size}\n${root.toString('base64')}\nat ${at}\n${before}`;
}

/** The checkpoint as a signed note, C2SP signed-note. */
export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): string {
  const body = bodyOf(checkpoint);
  const id = keyHash(checkpoint.origin, rawPublicKey(key));
  const signature = Buffer.concat([id, sign(null, Buffer.from(body), key)]).toString('base64');
  return `${body}\n— ${checkpoint.origin} ${signature}\n`;
}

const NOTE =
  /^(?<body>(?<origin>[^\n]+)\n(?<size>0|[1-9]\d{0,14})\n(?<root>[A-Za-z0-9+/]{43}=)\nat (?<at>[0-9TZ:.-]+)\n(?:previous (?<before>\d{1,15}) (?<beforeRoot>[A-Za-z0-9+/]{43}=)\n)?)\n— (?<name>[^\n ]+) (?<signature>[A-Za-z0-9+/]{91}=)\n$/;

/** Reads a signed checkpoint; null when the text is none. It is sound when one of the keys signed it in the name of its origin. */
export function openCheckpoint(
  note: string,
  verifiers: readonly Verifier[],
): SignedCheckpoint | null {
  const found = NOTE.exec(note)?.groups;
  if (!found) return null;
  const { body = '', origin = '', size, root = '', at = '', before, beforeRoot = '' } = found;
  const bytes = Buffer.from(found['signature'] ?? '', 'base64');
  const keyId = bytes.subarray(0, 4).toString('hex');
  const previous =
    before === undefined ? null : { size: Number(before), root: Buffer.from(beforeRoot, 'base64') };
  return {
    checkpoint: { origin, size: Number(size), root: Buffer.from(root, 'base64'), at, previous },
    keyId,
    isSound: verifiers.some(
      (one) =>
        one.origin === origin &&
        found['name'] === origin &&
        one.keyId === keyId &&
        verify(null, Buffer.from(body), one.key, bytes.subarray(4)),
    ),
  };
}

/** The checkpoints in a text that holds one after the other. */
export function notesIn(text: string): readonly string[] {
  return text.match(/[^\n]+\n\d+\n[^\n]+\n(?:[^\n]+\n)*\n— [^\n]+\n/g) ?? [];
}

/** A root as people compare it: its first sixteen hexadecimal digits in groups of four. */
export function fingerprintOf(root: Buffer): string {
  return root
    .toString('hex')
    .slice(0, 16)
    .replaceAll(/(.{4})(?=.)/g, '$1 ');
}
