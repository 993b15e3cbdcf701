import { setTimeout as sleep } from 'node:timers/promises';

/** What the work gives, or `late` when it has not ended after `ms`. The work itself goes on; its failure is thrown. */
export async function within<Result, Late>(
  ms: number,
  work: Promise<Result>,
  late: Late,
): Promise<Result | Late> {
  const limit = new AbortController();
  try {
    return await Promise.race([work, sleep(ms, late, { signal: limit.signal })]);
  } finally {
    limit.abort();
  }
}
