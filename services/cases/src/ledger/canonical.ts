import canonicalize from 'canonicalize';

/**
 * One spelling for one value, by RFC 8785: keys sorted by UTF-16 code units, nothing undefined. What is hashed must not
 * depend on how it was stored. Throws on text with half a surrogate pair, which PostgreSQL would not store either.
 */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? 'null';
}
