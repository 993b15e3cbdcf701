import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

export interface SigningKey {
  readonly keyId: string;
  /** SPKI, DER. */
  readonly publicKey: Buffer;
  /** PKCS 8, PEM. */
  readonly privateKey: string;
}

/** A new pair of keys (Ed25519). */
export function drawKey(): SigningKey {
  const pair = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const keyId = createHash('sha256').update(pair.publicKey).digest('hex');
  return { keyId, ...pair };
}

/** What goes into a dossier beside its manifest: who has it can check the signature without us, and compare the key with ours. */
export const signatureOf = (manifest: Buffer, { keyId, publicKey, privateKey }: SigningKey) => ({
  ...{ algorithm: 'Ed25519', keyId, publicKey: publicKey.toString('base64') },
  signature: sign(null, manifest, privateKey).toString('base64'),
});

export const pemOf = (publicKey: Buffer): string =>
  createPublicKey({ key: publicKey, type: 'spki', format: 'der' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
