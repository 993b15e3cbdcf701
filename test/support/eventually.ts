import { setTimeout as pause } from 'node:timers/promises';

/**
 * Repeats `attempt` until it neither throws nor gives undefined, null or false, and returns what it gave.
 * After `withinMs` it fails with the last reason.
 */
export async function eventually<T>(
  attempt: () => Promise<T> | T,
  withinMs = 20_000,
  everyMs = 100,
): Promise<NonNullable<T>> {
  const end = performance.now() + withinMs;
  let reason: unknown = new Error('nothing came');
  do {
    try {
      const result = await attempt();
      if (result !== undefined && result !== null && result !== false) return result;
    } catch (error) {
      reason = error;
    }
    await pause(everyMs);
  } while (performance.now() < end);
  throw new Error(
    `Not within ${withinMs} ms: ${reason instanceof Error ? reason.message : String(reason)}`,
    { cause: reason },
  );
}
