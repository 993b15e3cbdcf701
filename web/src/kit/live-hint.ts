import type { LiveHint as Hint } from '@tingsu/contracts';

/** A hint that something changed. What changed is asked from the API, with its own access checks. */
export type LiveHint = Pick<Hint, 'type' | 'caseNo'> & {
  /** Of an incoming call. */
  readonly callId?: string;
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Reads what the server sends; anything that is not a hint is left out. */
export const hintOf = (raw: string): LiveHint | null => {
  try {
    const value = JSON.parse(raw) as Record<string, unknown>;
    const type = text(value.type);
    const callId = text(value.callId);
    return type ? { type, caseNo: text(value.caseNo), ...(callId ? { callId } : {}) } : null;
  } catch {
    return null;
  }
};

/**
 * Milliseconds to wait before the n-th attempt: 1, 2, 4 … 30 s, with up to a third more, so that all browsers do not
 * return at once. `random` is from 0 to 1.
 */
export const backOffMs = (attempt: number, random: number): number =>
  Math.min(30_000, 1_000 * 2 ** attempt) * (1 + random / 3);
