import { conditionWords } from './condition-words';
import { isObject, objectsOf, textOf, type JsonObject } from './json';
import type { Names } from './names';
import { ruleName } from './value-words';

/** Where a policy keeps the rules that a case names. */
export type RulesOf = 'routing' | 'nature';

const rulesIn = (document: JsonObject, of: RulesOf): readonly JsonObject[] => {
  const part = document[of];
  if (!isObject(part)) return [];
  return [...objectsOf(part.rules), ...objectsOf(part.invalid)];
};

/**
 * A rule of a case by its name, or as a sentence (主题为“收费”) where it has none, from the documents that the case is handled under. Null
 * for a rule that none of them has, and for one of a version that is no longer in force, as its words may have been others.
 */
export const ruleWords = (
  of: RulesOf,
  rule: string,
  documents: readonly JsonObject[],
  names: Names,
): string | null => {
  const found = documents
    .flatMap((document) => rulesIn(document, of))
    .find((one) => textOf(one.id) === rule || textOf(one.kind) === rule);
  if (!found) return null;
  if (textOf(found.zh) || textOf(found.en)) return ruleName(found, names);
  return found.when === undefined ? null : conditionWords(found.when, names);
};
