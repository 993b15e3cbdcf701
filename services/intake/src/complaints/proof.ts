import { isShortCode, readComplaintNo, readTrackingCode } from '@tingsu/contracts';
import type { AttemptLimit } from '../attempts/attempt-limits.js';
import { networkOf } from '../attempts/network.js';

/** Who asks about a complaint, with the long or the short code of the receipt, or the last four digits of the phone. */
export interface Sender {
  readonly tenantId: string;
  readonly complaintNo: string;
  readonly code: string;
  /** From where it is asked. */
  readonly address: string;
}

/** By what somebody proves to be the sender. The long code cannot be guessed; the others are counted. */
export type Proof = 'long' | 'short' | 'phone';

export function proofOf(code: string): Proof {
  if (isShortCode(code)) return 'short';
  return /^\d{4}$/.test(readTrackingCode(code)) ? 'phone' : 'long';
}

/** Wrong ones. Of a complaint, so that its digits cannot be guessed; of an address more, because a house has few. */
const LIMITS: Readonly<Record<Exclude<Proof, 'long'>, Readonly<Record<string, AttemptLimit>>>> = {
  short: {
    complaint: { atOnce: 10, everyMinutes: 30 },
    address: { atOnce: 30, everyMinutes: 10 },
  },
  phone: {
    complaint: { atOnce: 3, everyMinutes: 24 * 60 },
    address: { atOnce: 5, everyMinutes: 60 },
  },
};

/** What is counted when a proof is wrong. Numbers count whether or not there is such a complaint. */
export function countedOf(
  proof: Exclude<Proof, 'long'>,
  { complaintNo, address }: Sender,
): readonly { readonly what: string; readonly limit: AttemptLimit }[] {
  const of = { complaint: readComplaintNo(complaintNo), address: networkOf(address) };
  return Object.entries(LIMITS[proof]).map(([name, limit]) => ({
    what: `${proof} code ${name} ${of[name as keyof typeof of]}`,
    limit,
  }));
}
