import type { FileAnswer, HttpAnswer, HttpCall } from './http-call.js';

/** Nothing of the request has left us. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** An answer is a few hundred bytes; what is longer is none. */
const MAX_ANSWER_CHARACTERS = 100_000;

/** Makes a request. It never throws: how far it got is its answer. */
export async function callOut(call: HttpCall, timeoutMs: number): Promise<HttpAnswer> {
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: call.headers,
      body: call.method === 'GET' ? null : call.body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, text: text.slice(0, MAX_ANSWER_CHARACTERS) };
  } catch (error) {
    const code = codeOf(error);
    return { lost: UNSENT.has(code) ? 'unsent' : 'unsure', code };
  }
}

/** Fetches a file, as far as so many bytes. It never throws either. */
export async function fetchFile(
  url: string,
  { timeoutMs, maxBytes }: { readonly timeoutMs: number; readonly maxBytes: number },
): Promise<FileAnswer> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const { status, headers, body } = await fetch(url, { redirect: 'error', signal });
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > maxBytes) break;
    }
    const type = headers.get('content-type') ?? '';
    return { status, type, content: Buffer.concat(chunks), tooLarge: bytes > maxBytes };
  } catch (error) {
    return { lost: 'unsure', code: codeOf(error) };
  }
}

/** The code of an error or of its cause; its text may hold the address. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  if ('name' in error && error.name === 'TimeoutError') return 'timeout';
  const cause = 'cause' in error ? error.cause : error;
  const coded = typeof cause === 'object' && cause !== null && 'code' in cause ? cause : error;
  return 'code' in coded ? String(coded.code) : 'unknown';
}
