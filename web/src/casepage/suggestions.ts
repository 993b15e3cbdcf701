import { searchable, wordsIn, type Facts } from '@tingsu/contracts';
import type { Offered } from '../kit/offered';

/** What the words of a complaint suggest, and which words they were. */
export interface Suggestion {
  readonly id: string;
  readonly category: string | null;
  readonly topics: readonly string[];
  readonly found: readonly string[];
}
const MOST = 3;

/** Suggested by the words alone, the one with the most words first. A category that the policy does not offer is none. */
export const suggestionsFor = (
  { suggestions, categories }: Pick<Offered, 'suggestions' | 'categories'>,
  ...texts: readonly (string | null | undefined)[]
): readonly Suggestion[] => {
  const text = searchable(...texts);
  const offers = (category: string | null): boolean =>
    category !== null && categories.some(({ code }) => code === category);
  return suggestions
    .map(({ id, category, topics, words }) => ({
      id,
      category: offers(category) ? category : null,
      topics,
      found: wordsIn(text, words),
    }))
    .filter(({ found, category, topics }) => found.length > 0 && (category || topics.length > 0))
    .toSorted((one, other) => other.found.length - one.found.length)
    .slice(0, MOST);
};

/** Whether the facts say what was suggested. */
export const isTaken = ({ category, topics }: Suggestion, facts: Facts): boolean => {
  const known = Array.isArray(facts['topics']) ? facts['topics'] : [];
  return (
    (category === null || facts['category'] === category) &&
    topics.every((topic) => known.includes(topic))
  );
};

/** The category and topics of a suggestion beside the topics that were chosen already. */
export const takenFacts = ({ category, topics }: Suggestion, facts: Facts): Facts => {
  const known = Array.isArray(facts['topics']) ? facts['topics'] : [];
  return {
    ...(category === null ? {} : { category }),
    topics: [...new Set([...known, ...topics])],
  };
};
