/** Symbols above bytes: the k-th character of the value of a place. */
const LONGEST_VALUE = 256;
const variable = (place, k) => 256 + place * LONGEST_VALUE + k;
const placeOf = (symbol) => Math.floor((symbol - 256) / LONGEST_VALUE);
const offsetOf = (symbol) => (symbol - 256) % LONGEST_VALUE;

const LEAST_MATCH = 3;
const MOST_MATCH = 257;
const WINDOW = 32_768;
const MOST_TRIES = 64;
const END_OF_BLOCK = 256;
const LENGTHS = basesOf([8, 4, 4, 4, 4, 4], 3);
const DISTANCES = basesOf([4, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2], 1);
/** In what order the lengths of the codes of code lengths are written (RFC 1951, 3.2.7). */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/** What a value may consist of. */
const PLAIN = Buffer.from('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-:_+/=. ');
const HEX = Buffer.from('0123456789abcdef');

/** First value and extra bits of each code: so many codes with no extra bits, with one, with two and so on. */
function basesOf(counts, first) {
  const bases = [];
  let value = first;
  for (const [bits, count] of counts.entries())
    for (let i = 0; i < count; i++) {
      bases.push({ value, bits });
      value += 2 ** bits;
    }
  return bases;
}

/**
 * A text that differs from copy to copy in known places only, deflated once (RFC 1951): the copy puts in its values as single characters.
 * Deflating each copy would take most of the time of a fill. Matches are found between what is the same in every copy.
 * `dictionary` and `text` are lists of buffers and of numbers of places; `sample` are the values of one copy, whose lengths all copies have.
 */
export class CompiledDeflate {
  #write;

  constructor(dictionary, text, sample) {
    const before = symbolsOf(dictionary, sample);
    const all = [...before, ...symbolsOf(text, sample)];
    const tokens = matched(all, before.length);
    this.#write = writerOf(tokens, sample);
  }

  /** The deflated text with these values, behind the `first` byte; the bytes are good until the next call. */
  write(values, first) {
    return this.#write(values, first);
  }
}

function symbolsOf(parts, sample) {
  return parts.flatMap((part) =>
    typeof part === 'number' ? Array.from(sample[part], (_, k) => variable(part, k)) : [...part],
  );
}

/** Single symbols, and matches as `{ length, distance }`, of what stands from `from` on. */
function matched(all, from) {
  const earlier = new Map();
  const keyOf = (i) => (all[i] * 1_000_003 + all[i + 1]) * 31 + all[i + 2];
  const remember = (i) => {
    if (i + LEAST_MATCH > all.length) return;
    const places = earlier.get(keyOf(i));
    if (places) places.push(i);
    else earlier.set(keyOf(i), [i]);
  };
  const longestAt = (i) => {
    let best = { length: 0, distance: 0 };
    const places = earlier.get(keyOf(i)) ?? [];
    for (let t = places.length - 1; t >= Math.max(0, places.length - MOST_TRIES); t--) {
      const at = places[t];
      if (i - at > WINDOW) break;
      let length = 0;
      while (length < MOST_MATCH && i + length < all.length && all[at + length] === all[i + length])
        length += 1;
      if (length > best.length) best = { length, distance: i - at };
    }
    return best;
  };
  for (let i = 0; i < from; i++) remember(i);
  const tokens = [];
  for (let i = from; i < all.length;) {
    const here = longestAt(i);
    remember(i);
    const isMatch = here.length >= LEAST_MATCH && longestAt(i + 1).length <= here.length;
    if (!isMatch) {
      tokens.push(all[i]);
      i += 1;
      continue;
    }
    tokens.push(here);
    for (let k = 1; k < here.length; k++) remember(i + k);
    i += here.length;
  }
  return tokens;
}

/** One block with codes of its own, as what is the same in every copy and, between, what is not. */
function writerOf(tokens, sample) {
  const literals = new Array(286).fill(0);
  const distances = new Array(30).fill(0);
  literals[END_OF_BLOCK] = 1;
  for (const token of tokens)
    if (typeof token !== 'number') {
      literals[257 + codeIn(LENGTHS, token.length)] += 1;
      distances[codeIn(DISTANCES, token.distance)] += 1;
    } else if (token < 256) literals[token] += 1;
    else countVariable(literals, sample[placeOf(token)].charCodeAt(offsetOf(token)));
  if (distances.every((count) => count === 0)) distances[0] = 1;
  const codes = { literals: codesOf(literals, 15), distances: codesOf(distances, 15) };
  const out = new Pieces();
  out.bits(1, 1);
  out.bits(2, 2);
  writeCodes(out, codes);
  for (const token of tokens)
    if (typeof token !== 'number') {
      writeMatch(out, codes, token);
    } else if (token < 256) out.code(codes.literals[token]);
    else out.variable(placeOf(token), offsetOf(token));
  out.code(codes.literals[END_OF_BLOCK]);
  return out.writer(codes.literals);
}

/** Any character may stand there in another copy; digits of ids and hashes are as frequent as each other. */
function countVariable(literals, char) {
  for (const one of PLAIN) literals[one] ||= 0.01;
  if (HEX.includes(char)) for (const one of HEX) literals[one] += 1 / HEX.length;
  else literals[char] += 1;
}

function codeIn(bases, value) {
  let code = bases.length - 1;
  while (bases[code].value > value) code -= 1;
  return code;
}

function writeMatch(out, { literals, distances }, { length, distance }) {
  for (const [bases, codes, from, value] of [
    [LENGTHS, literals, 257, length],
    [DISTANCES, distances, 0, distance],
  ]) {
    const code = codeIn(bases, value);
    out.code(codes[from + code]);
    out.bits(value - bases[code].value, bases[code].bits);
  }
}

/** Huffman codes of at most so many bits by symbol, bits turned round as a stream of bits has them; null where a symbol does not occur. */
function codesOf(counts, most) {
  let weights = counts;
  for (;;) {
    const lengths = lengthsOf(weights);
    if (Math.max(...lengths) <= most) return canonical(lengths);
    weights = weights.map((weight) => weight && Math.max(weight / 2, 1 + weight / 4));
  }
}

function lengthsOf(counts) {
  const lengths = new Array(counts.length).fill(0);
  let nodes = counts.flatMap((weight, symbol) =>
    weight > 0 ? [{ weight, symbols: [symbol] }] : [],
  );
  if (nodes.length === 1) lengths[nodes[0].symbols[0]] = 1;
  while (nodes.length > 1) {
    nodes = nodes.sort((a, b) => a.weight - b.weight);
    const [a, b, ...rest] = nodes;
    const symbols = [...a.symbols, ...b.symbols];
    for (const symbol of symbols) lengths[symbol] += 1;
    nodes = [...rest, { weight: a.weight + b.weight, symbols }];
  }
  return lengths;
}

function canonical(lengths) {
  const codes = new Array(lengths.length).fill(null);
  let next = 0;
  for (let bits = 1; bits <= 15; bits++) {
    for (const [symbol, length] of lengths.entries())
      if (length === bits) codes[symbol] = { value: turned(next++, bits), bits };
    next <<= 1;
  }
  return codes;
}

function turned(value, bits) {
  let other = 0;
  for (let i = 0; i < bits; i++) other |= ((value >> i) & 1) << (bits - 1 - i);
  return other;
}

/** The lengths of both sets of codes, runs of equal ones made short. */
function writeCodes(out, { literals, distances }) {
  const lastOf = (codes, least) =>
    Math.max(least, codes.findLastIndex((code) => code !== null) + 1);
  const [nLiterals, nDistances] = [lastOf(literals, 257), lastOf(distances, 1)];
  const lengths = [...literals.slice(0, nLiterals), ...distances.slice(0, nDistances)].map(
    (code) => code?.bits ?? 0,
  );
  const runs = runsOf(lengths);
  const counts = new Array(19).fill(0);
  for (const { symbol } of runs) counts[symbol] += 1;
  const codes = codesOf(counts, 7);
  const n = Math.max(4, ORDER.findLastIndex((symbol) => codes[symbol] !== null) + 1);
  out.bits(nLiterals - 257, 5);
  out.bits(nDistances - 1, 5);
  out.bits(n - 4, 4);
  for (const symbol of ORDER.slice(0, n)) out.bits(codes[symbol]?.bits ?? 0, 3);
  for (const { symbol, extra, bits } of runs) {
    out.code(codes[symbol]);
    out.bits(extra, bits);
  }
}

function runsOf(lengths) {
  const runs = [];
  for (let i = 0; i < lengths.length;) {
    let run = 1;
    while (lengths[i + run] === lengths[i]) run += 1;
    const [length, from] = [lengths[i], i];
    i += run;
    if (length === 0)
      for (; run >= 3; run -= Math.min(run, 138))
        runs.push(
          run > 10
            ? { symbol: 18, extra: Math.min(run, 138) - 11, bits: 7 }
            : { symbol: 17, extra: run - 3, bits: 3 },
        );
    else if (run > 3) {
      runs.push({ symbol: length, extra: 0, bits: 0 });
      for (run -= 1; run >= 3; run -= Math.min(run, 6))
        runs.push({ symbol: 16, extra: Math.min(run, 6) - 3, bits: 2 });
    }
    for (; run > 0; run--) runs.push({ symbol: lengths[from], extra: 0, bits: 0 });
  }
  return runs;
}

/** Bits that are the same in every copy, sixteen at most in a piece, and characters that are not. */
class Pieces {
  #values = [];
  #bits = [];

  bits(value, bits) {
    if (bits === 0) return;
    const last = this.#bits.length - 1;
    const room = last >= 0 && this.#bits[last] >= 0 ? 16 - this.#bits[last] : 0;
    const fits = Math.min(room, bits);
    if (fits > 0) {
      this.#values[last] |= (value & ((1 << fits) - 1)) << this.#bits[last];
      this.#bits[last] += fits;
    }
    if (bits > fits) {
      this.#values.push(value >> fits);
      this.#bits.push(bits - fits);
    }
  }

  code(code) {
    this.bits(code.value, code.bits);
  }

  variable(place, offset) {
    this.#values.push(place);
    this.#bits.push(-1 - offset);
  }

  writer(literals) {
    const [values, bits] = [Int32Array.from(this.#values), Int32Array.from(this.#bits)];
    const codes = Int32Array.from({ length: 128 }, (_, char) => literals[char]?.value ?? 0);
    const widths = Int32Array.from({ length: 128 }, (_, char) => literals[char]?.bits ?? 0);
    const out = Buffer.alloc(2 * values.length + 4);
    return (own, first) => {
      out[0] = first;
      let [length, held, count] = [1, 0, 0];
      for (let i = 0; i < values.length; i++) {
        const width = bits[i];
        if (width > 0) {
          held |= values[i] << count;
          count += width;
        } else {
          const char = own[values[i]].charCodeAt(-1 - width);
          held |= codes[char] << count;
          count += widths[char];
        }
        while (count >= 8) {
          out[length++] = held;
          held >>>= 8;
          count -= 8;
        }
      }
      if (count > 0) out[length++] = held;
      return out.subarray(0, length);
    };
  }
}
