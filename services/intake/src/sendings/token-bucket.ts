/** Tokens that were left at an instant: each message takes one, and they come back with time. */
export interface Bucket {
  readonly tokens: number;
  /** Milliseconds of any clock that only goes forward. */
  readonly at: number;
}

export const fullBucket = (perSecond: number, at: number): Bucket => ({ tokens: perSecond, at });

/** The bucket at a later instant; it holds what comes back in a second. */
export function refilled(bucket: Bucket, perSecond: number, at: number): Bucket {
  const back = (Math.max(0, at - bucket.at) / 1_000) * perSecond;
  return { tokens: Math.min(perSecond, bucket.tokens + back), at };
}

/** Milliseconds until there is a whole token; 0 when there is one. */
export const untilToken = ({ tokens }: Bucket, perSecond: number): number =>
  Math.max(0, Math.ceil(((1 - tokens) / perSecond) * 1_000));
