import type { LocalizedText } from '@tingsu/contracts';

export interface Coded {
  readonly code: string;
  readonly name: LocalizedText;
}
export interface FactOfCatalogue extends Coded {
  readonly type: 'boolean' | 'number' | 'code' | 'codes' | 'date';
  readonly owner: string;
  /** Values of a code, when the policy lists them. */
  readonly values: readonly Coded[];
}
/** What the triage form offers, as the policies in force publish it. */
export interface PolicyCatalogue {
  readonly categories: readonly Coded[];
  readonly topics: readonly Coded[];
  readonly facts: readonly FactOfCatalogue[];
  readonly declineReasons: readonly Coded[];
  readonly tracks: readonly Coded[];
  /** Codes of what the policy may ask for, e.g. AUTHORISATION. */
  readonly supplements: readonly string[];
}
export const emptyCatalogue: PolicyCatalogue = {
  categories: [],
  topics: [],
  facts: [],
  declineReasons: [],
  tracks: [],
  supplements: [],
};

type Loose = Readonly<Record<string, unknown>>;
const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const nameOf = (value: unknown, code: string): LocalizedText => {
  if (!isLoose(value)) return { zh: text(value) || code, en: text(value) || code };
  const found = isLoose(value.name) ? value.name : isLoose(value.label) ? value.label : value;
  return { zh: text(found.zh) || code, en: text(found.en) || text(found.zh) || code };
};

/** Lists come as `[{code, …}]`, `['code']` or `{code: …}`; all become the same. */
const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] => {
  if (Array.isArray(value))
    return value.map((item: unknown) =>
      isLoose(item)
        ? ([text(item.code) || text(item.name) || text(item.id), item] as const)
        : ([text(item), item] as const),
    );
  return isLoose(value) ? Object.entries(value) : [];
};

const coded = (value: unknown): Coded[] =>
  entriesOf(value).map(([code, item]) => ({
    code,
    name: nameOf(typeof item === 'string' ? null : item, code),
  }));

const TYPES = ['boolean', 'number', 'code', 'codes', 'date'] as const;
const factOf = ([code, item]: readonly [string, unknown]): FactOfCatalogue => {
  const found = isLoose(item) ? item : {};
  const type = TYPES.find((known) => known === found.type) ?? 'boolean';
  return {
    code,
    name: nameOf(found, code),
    type,
    owner: text(found.owner),
    values: coded(found.values),
  };
};

/** The first of each code: the default binding comes first, a campus adds what is its own. */
const unique = (all: readonly Coded[]): Coded[] =>
  [...new Map(all.toReversed().map((one) => [one.code, one])).values()].toReversed();

/** Reads the answer of `GET /policies`. What is not there is empty, so that an older server does not break the form. */
export const catalogueOf = (answer: unknown): PolicyCatalogue => {
  if (!isLoose(answer)) return emptyCatalogue;
  const bindings = Array.isArray(answer.bindings) ? answer.bindings.filter(isLoose) : [];
  const all = (name: string): Coded[] =>
    unique(bindings.flatMap((binding) => coded(binding[name])));
  return {
    categories: all('categories'),
    topics: all('topics'),
    facts: entriesOf(answer.facts).map(factOf),
    declineReasons: all('declineReasons'),
    tracks: all('tracks'),
    supplements: all('supplements').map((one) => one.code),
  };
};
