import {
  CONFIRMED_BY_VOICE,
  SIGNED,
  type LocalizedText,
  type PoliciesView,
  type PolicyRef,
} from '@tingsu/contracts';

interface Coded {
  readonly code: string;
  readonly label: LocalizedText;
}
type OfferedSuggestion = NonNullable<PoliciesView['bindings'][number]['suggestions']>[number];
type OfferedProblems = NonNullable<PoliciesView['bindings'][number]['problems']>;
export type OfferedFact = PoliciesView['facts'][number];
/** What forms and filters offer: the codes of the policies in force, each once. */
export interface Offered {
  readonly categories: readonly Coded[];
  readonly topics: readonly string[];
  readonly declineReasons: readonly Coded[];
  readonly tracks: readonly Coded[];
  /** Codes of what a policy may ask the complainant for, e.g. AUTHORISATION. */
  readonly supplements: readonly string[];
  /** Levels of severity, gravest first. */
  readonly severities: readonly Coded[];
  /** What a complaint must state before it is accepted. */
  readonly elements: readonly string[];
  /** What may be said of the signature; empty where none is asked for. */
  readonly signatures: readonly string[];
  /** Units and offices as the rules name them. */
  readonly units: readonly Coded[];
  /** Dangers that words of a complaint may speak of. */
  readonly dangers: readonly Coded[];
  /** The taxonomy of problems beside the categories; null where none is named. */
  readonly problems: OfferedProblems | null;
  /** Why it may come to complaints. */
  readonly causes: readonly Coded[];
  readonly suggestions: readonly OfferedSuggestion[];
  readonly facts: readonly OfferedFact[];
}
export const NOTHING_OFFERED: Offered = {
  categories: [],
  topics: [],
  declineReasons: [],
  tracks: [],
  supplements: [],
  severities: [],
  elements: [],
  signatures: [],
  units: [],
  dangers: [],
  problems: null,
  causes: [],
  suggestions: [],
  facts: [],
};

/** The default binding comes first, so its words for a code win; a campus adds codes of its own. */
const firstOfEach = (all: readonly Coded[]): readonly Coded[] =>
  [...new Map(all.toReversed().map((one) => [one.code, one])).values()].toReversed();

const signaturesOf = (bindings: PoliciesView['bindings']): string[] => {
  const asking = bindings.flatMap(({ signatureWaivers }) => signatureWaivers ?? []);
  return asking.length === 0 ? [] : [...new Set([SIGNED, CONFIRMED_BY_VOICE, ...asking])];
};

export const offeredBy = ({ bindings, facts }: PoliciesView): Offered => ({
  categories: firstOfEach(bindings.flatMap((one) => one.categories)),
  topics: [...new Set(bindings.flatMap((one) => one.topics))],
  declineReasons: firstOfEach(bindings.flatMap((one) => one.declineReasons)),
  tracks: firstOfEach(bindings.flatMap((one) => one.tracks)),
  supplements: [...new Set(bindings.flatMap((one) => one.supplements))],
  severities: firstOfEach(bindings.flatMap((one) => one.severities)),
  elements: [...new Set(bindings.flatMap((one) => one.elements))],
  signatures: signaturesOf(bindings),
  units: firstOfEach(bindings.flatMap((one) => one.units)),
  dangers: firstOfEach(bindings.flatMap((one) => one.dangers ?? [])),
  problems: bindings.map((one) => one.problems).find((one) => one) ?? null,
  causes: firstOfEach(bindings.flatMap((one) => one.causes ?? [])),
  suggestions: bindings.flatMap((one) => one.suggestions ?? []),
  facts,
});

/** Topics to choose from: those that the rules name and "other", or all that there are where the rules name none (domain model 4.7). */
export const topicsToChoose = (
  { topics }: Pick<Offered, 'topics'>,
  all: readonly string[],
): readonly string[] => (topics.length > 0 ? [...new Set([...topics, 'other'])] : all);

/** What the forms of one case offer: the codes of its own policies; of all, when its binding has been replaced since. */
export const offeredFor = (view: PoliciesView, policies: readonly PolicyRef[]): Offered => {
  const ids = policies.map(({ id }) => id).sort();
  const own = view.bindings.filter(
    (one) =>
      one.policies
        .map(({ id }) => id)
        .sort()
        .join() === ids.join(),
  );
  return offeredBy(own.length > 0 ? { ...view, bindings: own } : view);
};

/** The calendar on which most complaints count: that of the first binding; null when its policy names none. */
export const countedCalendar = ({ bindings, documents }: PoliciesView): string | null => {
  const id = bindings[0]?.policies[0]?.id;
  const calendar = documents.find((one) => one.id === id)?.calendar;
  return typeof calendar === 'object' &&
    calendar !== null &&
    'base' in calendar &&
    typeof calendar.base === 'string'
    ? calendar.base
    : null;
};
