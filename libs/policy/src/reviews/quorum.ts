import type { Quorum } from '../documents/beside-schema.js';

/** Where a policy says nothing: more than half. */
const USUAL: Quorum = { share: 0.5, above: true };
/** Shares are written with few decimals: 0.667 of 3 is 2.001 and means 2. */
const CLOSE = 0.01;

/** How many of those who may sit have to, so that the committee can decide. */
export function seatsNeeded(quorum: Quorum | undefined, seats: number): number {
  const { members = 1, share, above } = quorum ?? USUAL;
  const part = (share ?? 0) * seats;
  const byShare = above ? Math.floor(part + CLOSE) + 1 : Math.ceil(part - CLOSE);
  return Math.max(1, members, byShare);
}
