import { get as plainGet, type IncomingMessage } from 'node:http';
import { get as secureGet } from 'node:https';
import type { AddressGuard } from '../partners/address-guard.adapter.js';

interface Fetching {
  readonly guard: AddressGuard;
  readonly signal: AbortSignal;
  readonly mostBytes: number;
}

/** What lies there; null when there is nothing to be had, or too much. It never throws and follows nothing. */
export async function fetchedFrom(
  url: URL,
  { guard, signal, mostBytes }: Fetching,
): Promise<Buffer | null> {
  if (!guard.allowsHost(url.hostname)) return null;
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const get = url.protocol === 'https:' ? secureGet : plainGet;
      const headers = { 'user-agent': 'Tingsu-Orders/1' };
      const sent = get(url, { headers, lookup: guard.lookup, agent: false, signal }, resolve);
      sent.on('error', reject);
    });
    if (response.statusCode === 200) return await bodyOf(response, mostBytes);
    response.destroy();
    return null;
  } catch {
    return null;
  }
}

async function bodyOf(stream: AsyncIterable<Buffer>, mostBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream) {
    bytes += part.length;
    if (bytes > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
