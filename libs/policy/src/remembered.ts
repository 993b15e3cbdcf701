import { LRUCache } from 'lru-cache';

/** The function with its answers kept for as long as the object that it was asked about lives. */
export function rememberedWith<Key extends object, Answer>(
  answer: (about: Key) => Answer,
): (about: Key) => Answer {
  const known = new WeakMap<Key, { readonly answer: Answer }>();
  return (about) => {
    const before = known.get(about);
    if (before) return before.answer;
    const made = { answer: answer(about) };
    known.set(about, made);
    return made.answer;
  };
}

/** The function with its latest answers kept, at most `most` of them. */
export function remembered<
  Key extends string | number | boolean,
  Answer extends object | string | boolean,
>(most: number, answer: (about: Key) => Answer): (about: Key) => Answer {
  const known = new LRUCache<Key, Answer>({ max: most });
  return (about) => {
    const before = known.get(about);
    if (before !== undefined) return before;
    const made = answer(about);
    known.set(about, made);
    return made;
  };
}
