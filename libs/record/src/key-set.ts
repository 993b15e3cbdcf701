import { createHash } from 'node:crypto';

/** Says of millions of keys whether one is among them, in eight bytes each. */
export class KeySet {
  private digests = new BigUint64Array(1024);
  private count = 0;
  private sorted = true;

  add(key: string): void {
    if (this.count === this.digests.length) {
      const more = new BigUint64Array(this.digests.length * 2);
      more.set(this.digests);
      this.digests = more;
    }
    this.digests[this.count++] = digestOf(key);
    this.sorted = false;
  }

  has(key: string): boolean {
    const all = this.inOrder();
    const wanted = digestOf(key);
    let from = 0;
    let to = all.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((all[middle] ?? 0n) < wanted) from = middle + 1;
      else to = middle;
    }
    return all[from] === wanted;
  }

  private inOrder(): BigUint64Array {
    if (!this.sorted) {
      this.digests = this.digests.subarray(0, this.count).sort();
      this.sorted = true;
    }
    return this.digests.subarray(0, this.count);
  }
}

const digestOf = (key: string): bigint =>
  createHash('sha256').update(key).digest().readBigUInt64LE();
