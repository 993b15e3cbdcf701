import type { FieldError } from '@tingsu/contracts';

const NUL = '\u0000';
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Deeper than any body of ours; a deeper one is left to its schema. */
const DEEPEST = 50;

/**
 * The strings of a value, keys included, that PostgreSQL or UTF-8 cannot hold: those with a NUL or with half of a
 * surrogate pair. Every other string can be stored.
 */
export function illFormedFields(value: unknown): readonly FieldError[] {
  const found: FieldError[] = [];
  collect(value, [], found);
  return found;
}

function collect(value: unknown, path: readonly string[], found: FieldError[]): void {
  if (typeof value === 'string') {
    const message = faultOf(value);
    if (message) found.push({ path: path.join('.'), code: 'unreadable_character', message });
  } else if (typeof value === 'object' && value !== null && path.length < DEEPEST) {
    for (const [key, inner] of Object.entries(value)) {
      const name = faultOf(key) ? '(name of a field)' : key;
      if (name !== key) collect(key, [...path, name], found);
      collect(inner, [...path, name], found);
    }
  }
}

function faultOf(text: string): string | null {
  if (text.includes(NUL)) return 'Leave out the NUL character (U+0000)';
  if (LONE_SURROGATE.test(text))
    return 'A character is cut in half (lone surrogate): send the whole character or leave it out';
  return null;
}
