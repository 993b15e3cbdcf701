import { composePolicy, parsePolicy, type Policy, type PolicyDocument } from '@tingsu/policy';
import { idIn, keyOf, type PolicyBook } from '../policies/policy-book.js';

/**
 * The policy of a case with a draft in the place of one of its layers; documents that name an older version of it are read as if they named
 * the draft. Null when the draft is of a policy that is none of the layers; a policy without a binding stands alone.
 */
export function swapped(
  book: PolicyBook,
  references: readonly string[],
  content: Record<string, unknown>,
): Policy | null {
  const draft = parsePolicy(content);
  const own = keyOf(draft);
  const isDraft = (reference: string): boolean => idIn(reference) === draft.id;
  const takesPart = references.some(isDraft);
  if (!takesPart && book.isKnown(draft.id)) return null;
  const wanted = takesPart
    ? references.map((reference) => (isDraft(reference) ? own : reference))
    : [own];
  const others = [
    ...wanted.filter((reference) => !isDraft(reference)),
    ...draft.extends.map((parent) => book.resolve(parent)),
  ];
  const documents = new Map<string, PolicyDocument>([[own, draft]]);
  for (const document of book.withParents(others)) {
    if (document.id === draft.id) continue;
    const parents = document.extends.map((parent) => (isDraft(parent) ? own : parent));
    documents.set(keyOf(document), { ...document, extends: parents });
  }
  return composePolicy([...documents.values()], wanted);
}
