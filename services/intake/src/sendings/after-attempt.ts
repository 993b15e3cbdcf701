import type { MessageProof } from '@tingsu/contracts';
import type { Handover, Trace } from '../media/handover.js';
import type { SentMedium } from '../media/account.js';

/** One attempt at a sending, as it was claimed. */
export interface Attempt {
  readonly medium: SentMedium;
  /** This one included. */
  readonly attempts: number;
  /** When this way was begun. */
  readonly beganAt: Date;
}

/** What the account says of waiting. */
export interface Patience {
  readonly receiptHours: number;
  readonly patienceMinutes: number;
}

/** What becomes of a sending. */
export type Step =
  | { readonly state: 'handed'; readonly ref: string | null; readonly receiptBy: Date }
  | { readonly state: 'arrived'; readonly ref: string | null; readonly proof: MessageProof }
  | {
      readonly state: 'pending';
      readonly afterSeconds: number;
      readonly error: string;
      /** Perhaps the provider has it. */
      readonly unsure: boolean;
      /** Nobody is at fault but the provider: this was no attempt at the message. */
      readonly counted: boolean;
    }
  | { readonly state: 'failed'; readonly error: string };

/** Waits after attempts of which nothing is known, in seconds. A provider knows of a message after a moment, not at once. */
const UNSURE_WAITS = [30, 60, 300, 900, 3_600];
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** After a message was given to its provider, or was not. */
export function afterHandover(
  attempt: Attempt,
  handover: Handover,
  now: Date,
  patience: Patience,
): Step {
  switch (handover.result) {
    case 'handed':
      return handover.final === true
        ? { state: 'arrived', ref: handover.ref, proof: 'accepted' }
        : handedOver(attempt.medium, handover.ref, now, patience);
    case 'refused':
      return { state: 'failed', error: handover.error };
    case 'unsure':
      return waitUnsure(attempt, handover.error);
    case 'later':
      return isTooLate(attempt, now, patience)
        ? { state: 'failed', error: handover.error }
        : {
            ...{ state: 'pending', afterSeconds: handover.afterSeconds, error: handover.error },
            ...{ unsure: false, counted: false },
          };
  }
}

/** After the provider was asked whether it has the message; null when it has not, and the message goes out again. */
export function afterTrace(
  attempt: Attempt,
  trace: Trace,
  now: Date,
  patience: Patience,
): Step | null {
  if (trace.found === null) return waitUnsure(attempt, trace.error);
  if (!trace.found) return null;
  if (trace.arrived === true) return { state: 'arrived', ref: trace.ref, proof: 'receipt' };
  if (trace.arrived === false) return { state: 'failed', error: 'receipt.failed' };
  return handedOver(attempt.medium, trace.ref, now, patience);
}

/** A mail server gives no receipts: that it took the mail is all the proof there is. */
function handedOver(
  medium: SentMedium,
  ref: string | null,
  now: Date,
  { receiptHours }: Patience,
): Step {
  return medium === 'email'
    ? { state: 'arrived', ref, proof: 'accepted' }
    : { state: 'handed', ref, receiptBy: new Date(now.getTime() + receiptHours * HOUR_MS) };
}

function waitUnsure({ attempts }: Attempt, error: string): Step {
  const afterSeconds = UNSURE_WAITS[attempts - 1];
  return afterSeconds === undefined
    ? { state: 'failed', error }
    : { state: 'pending', afterSeconds, error, unsure: true, counted: true };
}

const isTooLate = ({ beganAt }: Attempt, now: Date, { patienceMinutes }: Patience): boolean =>
  now.getTime() - beganAt.getTime() >= patienceMinutes * MINUTE_MS;
