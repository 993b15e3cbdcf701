/** Money is counted in cents; policies write it in units. */
export const centsIn = (amount: number): number => Math.round(amount * 100);

const PARTS = 10_000;
const inParts = (rate: number): bigint => BigInt(Math.round(rate * PARTS));

/** Shares of amounts added up and then rounded once, half a cent upwards. Whole numbers, so that nothing is lost. */
export function sharesOf(shares: readonly (readonly [cents: number, rate: number])[]): number {
  const parts = shares.reduce((sum, [cents, rate]) => sum + BigInt(cents) * inParts(rate), 0n);
  return Number((parts + BigInt(PARTS / 2)) / BigInt(PARTS));
}

export const shareOf = (cents: number, rate: number): number => sharesOf([[cents, rate]]);
