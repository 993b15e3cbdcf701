/** Who asks the same process meanwhile, as people at their lists, waits for a batch: none should take much longer; in milliseconds. */
const LONGEST_MS = 250;
/** Below this a transaction costs more than what is in it; in deliveries. */
const SMALLEST = 20;
const FIRST = 50;

/** Sizes of batches, in deliveries. */
export interface BatchSizes {
  /** The most that the next batch takes. */
  readonly next: number;
  /** The most that any takes. */
  readonly most: number;
}

export const firstSizes = (most: number): BatchSizes => ({ next: Math.min(FIRST, most), most });

/** After a batch of so many deliveries took so long: at most twice the size of before, at least half, as fits into the time. */
export function sizesAfter({ next, most }: BatchSizes, taken: number, tookMs: number): BatchSizes {
  const fitting = Math.floor((taken * LONGEST_MS) / Math.max(1, tookMs));
  const smallest = Math.min(SMALLEST, most);
  if (tookMs > LONGEST_MS)
    return { next: Math.max(smallest, Math.ceil(next / 2), Math.min(next, fitting)), most };
  // A batch that was not full says nothing about larger ones.
  if (taken < next) return { next, most };
  return { next: Math.max(next, Math.min(most, next * 2, fitting)), most };
}
