import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstSizes, sizesAfter } from './batch-size.js';

/** Sizes after full batches of which each delivery takes so long, with a fixed cost for the batch, in milliseconds. */
function after(batches: number, eachMs: number, fixedMs = 5, most = 300): number {
  let sizes = firstSizes(most);
  for (let i = 0; i < batches; i++)
    sizes = sizesAfter(sizes, sizes.next, fixedMs + sizes.next * eachMs);
  return sizes.next;
}

describe('the size of batches', () => {
  it('grows to the most that is allowed while batches are quick', () => {
    expect(after(1, 0.1)).toBe(100);
    expect(after(5, 0.1)).toBe(300);
  });

  it('shrinks until a batch takes a quarter of a second, and stays there', () => {
    expect(after(10, 5)).toBeGreaterThanOrEqual(45);
    expect(after(10, 5)).toBeLessThanOrEqual(50);
    expect(after(11, 5)).toBe(after(10, 5));
  });

  it('does not shrink below what is worth a transaction, however slow the machine is', () => {
    expect(after(20, 1_000)).toBe(20);
  });

  it('halves at most, so that one stall is no reason to go on in small steps', () => {
    expect(sizesAfter({ next: 200, most: 300 }, 200, 60_000).next).toBe(100);
  });

  it('learns nothing from a batch that was not full', () => {
    expect(sizesAfter({ next: 200, most: 300 }, 3, 10).next).toBe(200);
  });

  it('stays within its bounds, whatever is measured', () => {
    const measured = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(100_000)));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), measured, (most, batches) => {
        let sizes = firstSizes(most);
        for (const [taken, tookMs] of batches) {
          sizes = sizesAfter(sizes, Math.min(taken, sizes.next), tookMs);
          expect(sizes.next).toBeGreaterThanOrEqual(Math.min(20, most));
          expect(sizes.next).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});
