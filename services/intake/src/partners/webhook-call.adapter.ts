import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { ADDRESS_REFUSED, type AddressGuard } from './address-guard.adapter.js';
import type { WebhookAnswer } from './retry-plan.js';

interface WebhookCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The wire's own names, and what people are told. */
const ERRORS: Readonly<Record<string, string>> = {
  [ADDRESS_REFUSED]: 'address_refused',
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'name_unknown',
  EAI_AGAIN: 'name_unknown',
  ABORT_ERR: 'timeout',
  ETIMEDOUT: 'timeout',
};

/** Sends a message. It never throws, follows nothing and reads none of the answer: all that counts is its status. */
export async function callPartner(
  { url, headers, body }: WebhookCall,
  { guard, timeoutMs }: { readonly guard: AddressGuard; readonly timeoutMs: number },
): Promise<WebhookAnswer> {
  const begunAt = performance.now();
  const took = () => ({ milliseconds: Math.round(performance.now() - begunAt) });
  const target = new URL(url);
  if (!guard.allowsHost(target.hostname)) return { error: 'address_refused', ...took() };
  try {
    const status = await new Promise<number>((resolve, reject) => {
      const send = target.protocol === 'https:' ? secureRequest : plainRequest;
      const sent = send(target, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Tingsu-Webhooks/1',
          ...headers,
        },
        lookup: guard.lookup,
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
      });
      sent.once('error', reject);
      sent.once('response', (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      });
      sent.end(body);
    });
    return { status, ...took() };
  } catch (error) {
    return { error: errorOf(error), ...took() };
  }
}

/** The text of an error may hold the address, so that only its code is kept. */
function errorOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('CERT_') || code.includes('_CERT') || code.startsWith('ERR_TLS'))
    return 'certificate';
  return ERRORS[code] ?? 'broken_off';
}
