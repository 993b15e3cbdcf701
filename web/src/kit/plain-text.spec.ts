import { describe, expect, it } from '@jest/globals';
import { shown } from './plain-text';

describe('a text from outside', () => {
  it('S-28: shows characters that turn the direction of reading, and has no effect of theirs', () => {
    expect(shown('abc\u202Egnp.exe')).toBe('abc‹U+202E›gnp.exe');
    expect(shown('\u2066退费\u2069')).toBe('‹U+2066›退费‹U+2069›');
  });
  it('is left as it is otherwise', () => {
    for (const text of ['排队四十分钟', '👨\u200D👩', 'שלום', 'a\nb'])
      expect(shown(text)).toBe(text);
  });
});
