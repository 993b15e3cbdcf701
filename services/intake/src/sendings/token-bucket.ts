/** Tokens that were left at an instant: each message takes one, and they come back with time. */
export interface Bucket {
  readonly tokens: number;
  /** Milliseconds of any clock that only goes forward. */
  readonly at: number;
}

export const fullBucket = (perSecond: number, at: number): Bucket => ({ tokens: perSecond, at });

/** Takes as many of `wanted` tokens as there are; a bucket holds what comes back in a second. */
export function take(
  bucket: Bucket,
  {
    perSecond,
    at,
    wanted,
  }: { readonly perSecond: number; readonly at: number; readonly wanted: number },
): { readonly granted: number; readonly bucket: Bucket } {
  const back = (Math.max(0, at - bucket.at) / 1_000) * perSecond;
  const tokens = Math.min(perSecond, bucket.tokens + back);
  const granted = Math.min(wanted, Math.floor(tokens));
  return { granted, bucket: { tokens: tokens - granted, at } };
}
