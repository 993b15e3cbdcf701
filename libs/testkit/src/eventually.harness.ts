/**
 * Tries until nothing is thrown and the result is neither false nor null, and gives the result: for what happens in the
 * background. After `withinMs` milliseconds it fails with the last reason.
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  withinMs = 25_000,
): Promise<Exclude<T, false | null>> {
  const limit = performance.now() + withinMs;
  let reason: unknown;
  do {
    try {
      const result = await attempt();
      if (result !== false && result !== null) return result as Exclude<T, false | null>;
      reason = new Error(`It was still ${String(result)} after ${withinMs} ms`);
    } catch (error) {
      reason = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  } while (performance.now() < limit);
  throw reason;
}
