import type { HttpAnswer } from './http-call.js';

/** Longest code of an error that is kept, in characters. */
const MAX_CODE_LENGTH = 60;

/** How giving one message to a provider ended. An error is a code of the provider or of the network, never its words. */
export type Handover =
  /** The provider has it, under its own number. */
  | {
      readonly result: 'handed';
      readonly ref: string | null;
      /** No receipt follows: that it was taken is all the proof there is. */
      readonly final?: boolean;
    }
  /** Perhaps the provider has it: it is asked before anything is repeated. */
  | { readonly result: 'unsure'; readonly error: string }
  /** Nothing is wrong with this message: the provider is away, its account is, or the number has had enough for now. */
  | {
      readonly result: 'later';
      readonly error: string;
      readonly afterSeconds: number;
      /** True where other messages of the account would fare no better. */
      readonly account: boolean;
    }
  /** This message at this address never goes. */
  | { readonly result: 'refused'; readonly error: string };

/** What the provider knows of a message of which we do not know whether it was taken. */
export type Trace =
  | { readonly found: true; readonly ref: string | null; readonly arrived: boolean | null }
  | { readonly found: false }
  /** It could not be asked. */
  | { readonly found: null; readonly error: string };

/** A minute between two looks at a provider that is away. */
const OUTAGE_SECONDS = 60;
/** An account without money or with a wrong key waits for a person. */
const ACCOUNT_SECONDS = 300;

export const outage = (error: string): Handover => ({
  ...{ result: 'later', error: codeIn(error) },
  ...{ afterSeconds: OUTAGE_SECONDS, account: true },
});
export const accountTrouble = (error: string): Handover => ({
  ...{ result: 'later', error: codeIn(error) },
  ...{ afterSeconds: ACCOUNT_SECONDS, account: true },
});
export const limited = (error: string, afterSeconds: number): Handover => ({
  ...{ result: 'later', error: codeIn(error), afterSeconds, account: false },
});
export const refused = (error: string): Handover => ({ result: 'refused', error: codeIn(error) });
export const unsure = (error: string): Handover => ({ result: 'unsure', error: codeIn(error) });

/** An answer that is no answer of the provider; null where there is one to read. */
export function unanswered(answer: HttpAnswer): Handover | null {
  if ('status' in answer) return null;
  return answer.lost === 'unsent' ? outage(answer.code) : unsure(answer.code);
}

/** A code is kept, words are not: they may hold the number that was written to. */
function codeIn(error: string): string {
  return /^[\w.:-]+( [\w.-]+)?$/.test(error) ? error.slice(0, MAX_CODE_LENGTH) : 'unreadable';
}

/** The body of an answer as an object; empty where it is none. */
export function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
