// The log of a case: each fact is hashed together with the hash before it, in one spelling (RFC 8785).
import { createHash } from 'node:crypto';

const GENESIS = Buffer.alloc(32).toString('hex');

/** The number of the first line at which the chain does not hold; null for a whole one. */
export function chainFault(text) {
  const lines = text.split('\n');
  if (lines.at(-1) !== '') return lines.length;
  let before = GENESIS;
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const last = index === lines.length - 2;
    const { hash, fact, entries } = objectIn(line);
    if (last) return entries === index && hash === before ? null : index + 1;
    if (hash !== hashOf(fact, before) || fact?.version !== index + 1) return index + 1;
    before = hash;
  }
  return 1;
}

function objectIn(line) {
  try {
    return Object(JSON.parse(line));
  } catch {
    return {};
  }
}

function hashOf(fact, before) {
  const spelt = canonical(fact);
  return createHash('sha256').update(Buffer.from(before, 'hex')).update(spelt).digest('hex');
}

function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
}
