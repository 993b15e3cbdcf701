import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SealBroken, headed, withoutHead } from './envelope.provider.js';
import type { MasterKey } from './master-key.provider.js';

export interface VaultPlace {
  /** `https://vault.example:8200` */
  readonly address: string;
  /** Name of a key of the type aes256-gcm96. */
  readonly key: string;
  readonly mount?: string | undefined;
  /** File with the token; read for each request, because an agent renews it. */
  readonly tokenFile: string;
}

const Answer = z.object({
  data: z.object({ ciphertext: z.string().optional(), plaintext: z.string().optional() }),
});
const TIMEOUT_MS = 5_000;
const REFUSED = 400;

/** A master key in the transit engine of HashiCorp Vault (or OpenBao). */
export class VaultTransitKey implements MasterKey {
  readonly kept: string;

  constructor(private readonly place: VaultPlace) {
    this.kept = `Vault transit ${place.key}`;
  }

  async wrap(epoch: number, context: string, clear: Buffer): Promise<Buffer> {
    const { ciphertext } = await this.ask('encrypt', context, {
      plaintext: clear.toString('base64'),
    });
    if (ciphertext === undefined) throw new Error('Vault answered without a ciphertext');
    return headed(epoch, Buffer.from(ciphertext, 'utf8'));
  }

  async unwrap(context: string, wrapped: Buffer): Promise<Buffer> {
    const ciphertext = withoutHead(wrapped).toString('utf8');
    const { plaintext } = await this.ask('decrypt', context, { ciphertext });
    if (plaintext === undefined) throw new Error('Vault answered without a key');
    return Buffer.from(plaintext, 'base64');
  }

  private async ask(
    verb: 'encrypt' | 'decrypt',
    context: string,
    body: Readonly<Record<string, string>>,
  ): Promise<z.infer<typeof Answer>['data']> {
    const { address, mount = 'transit', key, tokenFile } = this.place;
    const answer = await fetch(new URL(`/v1/${mount}/${verb}/${key}`, address), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-vault-token': readFileSync(tokenFile, 'utf8').trim(),
      },
      body: JSON.stringify({ ...body, associated_data: Buffer.from(context).toString('base64') }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status === REFUSED && verb === 'decrypt')
      throw new SealBroken('Vault refuses to open it');
    if (!answer.ok) throw new Error(`Vault answered ${answer.status} to ${verb}`);
    return Answer.parse(await answer.json()).data;
  }
}
