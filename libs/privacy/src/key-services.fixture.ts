import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A key management service on this machine, which keeps one key and opens what it sealed in the same context only. */
export interface KeyService {
  readonly url: string;
  /** How often it was asked to unwrap. */
  readonly opened: () => number;
  close(): Promise<void>;
}

const key = randomBytes(32);

function seal(clear: Buffer, context: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(clear), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Null for what it did not seal in this context. */
function open(sealed: Buffer, context: string): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
    decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  } catch {
    return null;
  }
}

type Answer = readonly [status: number, body: object];
const base64 = (text: unknown): Buffer => Buffer.from(String(text), 'base64');

/** Encrypt and Decrypt of AWS KMS (JSON 1.1). */
function asAws(request: IncomingMessage, body: Record<string, unknown>): Answer {
  const context = JSON.stringify(body['EncryptionContext']);
  const { KeyId } = body;
  if (request.headers['x-amz-target'] === 'TrentService.Encrypt')
    return [
      200,
      { KeyId, CiphertextBlob: seal(base64(body['Plaintext']), context).toString('base64') },
    ];
  const clear = open(base64(body['CiphertextBlob']), context);
  return clear
    ? [200, { KeyId, Plaintext: clear.toString('base64') }]
    : [400, { __type: 'InvalidCiphertextException' }];
}

/** Encrypt and decrypt of Vault transit with associated data. */
function asVault(request: IncomingMessage, body: Record<string, unknown>): Answer {
  if (request.headers['x-vault-token'] !== 'token-of-the-test')
    return [403, { errors: ['permission denied'] }];
  const context = String(body['associated_data']);
  if (request.url === '/v1/transit/encrypt/tingsu')
    return [
      200,
      {
        data: {
          ciphertext: `vault:v1:${seal(base64(body['plaintext']), context).toString('base64')}`,
        },
      },
    ];
  const clear = open(base64(String(body['ciphertext']).slice('vault:v1:'.length)), context);
  return clear
    ? [200, { data: { plaintext: clear.toString('base64') } }]
    : [400, { errors: ['cipher: message authentication failed'] }];
}

async function start(
  answer: (request: IncomingMessage, body: Record<string, unknown>) => Answer,
): Promise<KeyService> {
  let opened = 0;
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const target = String(request.headers['x-amz-target'] ?? request.url);
      if (/decrypt/i.test(target)) opened += 1;
      const text = Buffer.concat(parts).toString('utf8');
      const [status, body] = answer(request, JSON.parse(text) as Record<string, unknown>);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    opened: () => opened,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

export const startAwsKms = (): Promise<KeyService> => start(asAws);
export const startVault = (): Promise<KeyService> => start(asVault);
