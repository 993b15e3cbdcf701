import { describe, expect, it } from '@jest/globals';
import { inBatches } from './in-batches.js';
import { DatabaseUnavailable } from './unavailable.js';

/** Work that fails with any of the given items, and notes what it did. */
function working(...bad: readonly number[]) {
  const parts: number[][] = [];
  const stuck: number[] = [];
  const run = (items: readonly number[]) =>
    inBatches(
      items,
      (part) => {
        parts.push([...part]);
        if (part.some((item) => bad.includes(item))) return Promise.reject(new Error('no'));
        return Promise.resolve(part.length);
      },
      (item) => {
        stuck.push(item);
        return 0;
      },
    );
  return { run, parts, stuck };
}

describe('work in batches', () => {
  it('is done at once when nothing is wrong', async () => {
    const { run, parts } = working();
    expect(await run([1, 2, 3, 4])).toEqual([4]);
    expect(parts).toEqual([[1, 2, 3, 4]]);
  });

  it('closes in on what cannot be done, and does all the rest in order', async () => {
    const { run, parts, stuck } = working(3);
    expect(await run([1, 2, 3, 4])).toEqual([2, 0, 1]);
    expect(parts).toEqual([[1, 2, 3, 4], [1, 2], [3, 4], [3], [4]]);
    expect(stuck).toEqual([3]);
  });

  it('is not divided by an outage', async () => {
    const outage = new DatabaseUnavailable('away', '08006');
    const failing = inBatches(
      [1, 2],
      () => Promise.reject(outage),
      () => 0,
    );
    await expect(failing).rejects.toBe(outage);
  });

  it('is nothing without items', async () => {
    const { run, parts } = working();
    expect(await run([])).toEqual([]);
    expect(parts).toEqual([]);
  });
});
