import { isObject, type JsonObject } from './json';

/** What a request may carry, with room for the rest of it. */
const MOST_BYTES = 200_000;
type Read =
  | { readonly document: JsonObject }
  | { readonly problem: 'policyNewFileWrong' | 'policyNewFileLarge' };

/** A policy document out of a file that was chosen, or why it is none. */
export const readPolicyFile = (bytes: ArrayBuffer | Uint8Array): Read => {
  if (bytes.byteLength > MOST_BYTES) return { problem: 'policyNewFileLarge' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const document: unknown = JSON.parse(text);
    if (isObject(document) && typeof document.id === 'string') return { document };
  } catch {
    // Neither UTF-8 nor JSON: it is not a policy.
  }
  return { problem: 'policyNewFileWrong' };
};
