import { isDatabaseUnavailable } from './unavailable.js';

/**
 * Works on all items at once. If that fails it works on each half, in their order, down to the single
 * item: one that cannot be done is handed to `onStuck`, and holds no other up. An outage is thrown: it
 * says nothing about the items.
 *
 * @returns what the parts that were done gave, and what `onStuck` gave for the others.
 */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (part: readonly Item[]) => Promise<Result>,
  onStuck: (item: Item, error: unknown) => Result | Promise<Result>,
  isOutage: (error: unknown) => boolean = isDatabaseUnavailable,
): Promise<Result[]> {
  const [first] = items;
  if (first === undefined) return [];
  try {
    return [await work(items)];
  } catch (error) {
    if (isOutage(error)) throw error;
    if (items.length === 1) return [await onStuck(first, error)];
  }
  const middle = Math.ceil(items.length / 2);
  const half = (part: readonly Item[]) => inBatches(part, work, onStuck, isOutage);
  return [...(await half(items.slice(0, middle))), ...(await half(items.slice(middle)))];
}
