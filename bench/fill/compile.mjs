import { slot } from './capture.mjs';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const INSTANT = '\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}';
const SLOT = '\\u0001[^\\u0002]+\\u0002';

/**
 * Texts of one case, cut where a copy differs: the slots that were put there, ids of the case and of what belongs to it, its numbers, every
 * instant to the second, and whatever else is named in `also`. Equal places have one number, so that a value is made once a copy.
 */
export class Places {
  #numbers = new Map();
  #also;
  #stable;
  #pattern;

  constructor({ stable, also }) {
    this.#stable = stable;
    this.#also = also;
    const words = [...also.keys()].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    this.#pattern = new RegExp([SLOT, ...words, UUID, INSTANT].join('|'), 'g');
  }

  /** Literals, and between them the numbers of places. */
  cut(text) {
    const literals = [];
    const places = [];
    let from = 0;
    for (const { 0: found, index } of text.matchAll(this.#pattern)) {
      if (this.#stable.has(found)) continue;
      literals.push(Buffer.from(text.slice(from, index)));
      places.push(this.#numberOf(found));
      from = index + found.length;
    }
    literals.push(Buffer.from(text.slice(from)));
    return { literals, places };
  }

  #numberOf(found) {
    const name = this.#also.has(found) ? slot(this.#also.get(found)) : found;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** Numbers of the slots by name, of the ids, and of the instants with the millisecond that each stands for. */
  all() {
    const slots = new Map();
    const ids = [];
    const instants = [];
    for (const [name, number] of this.#numbers) {
      if (name.startsWith('\u0001')) slots.set(name.slice(1, -1), number);
      else if (name.length === 36) ids.push({ number, id: name });
      else
        instants.push({
          number,
          ms: Date.parse(`${name.slice(0, 10)}T${name.slice(11)}Z`),
          separator: name[10],
        });
    }
    return { count: this.#numbers.size, slots, ids, instants };
  }
}

/** Bytes that grow and are used again: joined strings of a million cases would be made, copied and thrown away. */
export class Bytes {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #length = 0;

  /** Puts the values of a copy, which are plain ASCII, into a text that was cut. */
  write({ literals, places }, values) {
    for (let i = 0; i < places.length; i++) {
      this.#put(literals[i]);
      const value = values[places[i]];
      this.#require(value.length);
      this.#length += this.#bytes.write(value, this.#length, 'latin1');
    }
    this.#put(literals[places.length]);
  }

  get all() {
    return this.#bytes.subarray(0, this.#length);
  }

  clear() {
    this.#length = 0;
  }

  #put(literal) {
    this.#require(literal.length);
    this.#bytes.set(literal, this.#length);
    this.#length += literal.length;
  }

  #require(more) {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#length + more));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
