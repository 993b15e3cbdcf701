import { KMSClient, DecryptCommand, EncryptCommand } from '@aws-sdk/client-kms';
import { SealBroken, headed, withoutHead } from './envelope.provider.js';
import type { MasterKey } from './master-key.provider.js';

export interface AwsKmsPlace {
  /** Id, ARN or alias of a symmetric key. */
  readonly keyId: string;
  readonly region: string;
  /** Another address than that of the region. */
  readonly endpoint?: string | undefined;
}

/** Errors of the service that say that these bytes will never open. */
const NEVER = new Set(['InvalidCiphertextException', 'IncorrectKeyException']);

/** A master key in AWS KMS. Credentials come from the environment, as the SDK of AWS looks for them. */
export class AwsKmsKey implements MasterKey {
  readonly kept: string;
  private readonly client: KMSClient;

  constructor(private readonly place: AwsKmsPlace) {
    const { keyId, region, endpoint } = place;
    this.kept = `AWS KMS ${keyId}`;
    this.client = new KMSClient({ region, ...(endpoint === undefined ? {} : { endpoint }) });
  }

  async wrap(epoch: number, context: string, clear: Buffer): Promise<Buffer> {
    const { CiphertextBlob } = await this.client.send(
      new EncryptCommand({
        KeyId: this.place.keyId,
        Plaintext: clear,
        EncryptionContext: { context },
      }),
    );
    if (!CiphertextBlob) throw new Error('AWS KMS answered without a ciphertext');
    return headed(epoch, Buffer.from(CiphertextBlob));
  }

  async unwrap(context: string, wrapped: Buffer): Promise<Buffer> {
    try {
      const { Plaintext } = await this.client.send(
        new DecryptCommand({
          KeyId: this.place.keyId,
          CiphertextBlob: withoutHead(wrapped),
          EncryptionContext: { context },
        }),
      );
      if (!Plaintext) throw new Error('AWS KMS answered without a key');
      return Buffer.from(Plaintext);
    } catch (error) {
      if (error instanceof Error && NEVER.has(error.name))
        throw new SealBroken(`AWS KMS says ${error.name}`);
      throw error;
    }
  }
}
