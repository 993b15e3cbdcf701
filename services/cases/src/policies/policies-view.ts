import { LocalizedTextSchema, PolicyRefSchema, type PolicyActivated } from '@tingsu/contracts';
import { FACTS, labelsOf, type Policy, type PolicyLabels } from '@tingsu/policy';
import { z } from 'zod';
import type { PolicyBook } from './policy-book.js';

const CodedSchema = z.object({ code: z.string(), label: LocalizedTextSchema });
/** The policy of one binding with the codes that its forms offer. */
const BoundPolicySchema = z.object({
  campus: z.string().nullable(),
  caseKind: z.string(),
  policies: z.array(PolicyRefSchema),
  title: LocalizedTextSchema,
  categories: z.array(CodedSchema),
  topics: z.array(z.string()),
  declineReasons: z.array(CodedSchema),
  supplements: z.array(z.string()),
  natures: z.array(z.string()),
  tracks: z.array(CodedSchema),
  clocks: z.array(CodedSchema),
});
export const PoliciesViewSchema = z.object({
  documents: z.array(z.record(z.string(), z.unknown())),
  bindings: z.array(BoundPolicySchema),
  facts: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      owner: z.string(),
      zh: z.string(),
      en: z.string(),
    }),
  ),
});
export type PoliciesView = z.infer<typeof PoliciesViewSchema>;
type BoundPolicy = z.infer<typeof BoundPolicySchema>;
type Coded = z.infer<typeof CodedSchema>;

export function policiesView(book: PolicyBook): PoliciesView {
  return {
    documents: [...book.documents],
    bindings: book.bindings.map((binding) => bound(book, binding)),
    facts: Object.entries(FACTS).map(([name, definition]) => ({ name, ...definition })),
  };
}

function bound(
  book: PolicyBook,
  { campus, caseKind, policies }: PolicyActivated['data']['bindings'][number],
): BoundPolicy {
  const policy = book.policyFor(campus ?? '', caseKind) ?? unbound(policies);
  const labels = labelsOf(policy);
  return {
    campus,
    caseKind,
    policies: [...policy.layers],
    title: labels.title,
    categories: coded(labels.categories),
    topics: topicsOf(policy),
    declineReasons: coded(labels.declineReasons),
    supplements: [...new Set(Object.values(policy.acceptance?.supplementFor ?? {}))],
    natures: [...(policy.nature?.levels ?? [])],
    tracks: coded(labels.tracks),
    clocks: coded(labels.clocks),
  };
}

function coded(labels: PolicyLabels['clocks']): Coded[] {
  return Object.entries(labels).map(([code, label]) => ({ code, label }));
}

/** Every topic that a routing rule or a track of the policy names. */
function topicsOf(policy: Policy): string[] {
  const conditions: unknown[] = [...(policy.routing?.rules ?? []), ...policy.tracks].map(
    ({ when }) => when,
  );
  return [...new Set(conditions.flatMap(topicsIn))];
}

function topicsIn(condition: unknown): string[] {
  if (Array.isArray(condition)) return condition.flatMap(topicsIn);
  if (typeof condition !== 'object' || condition === null) return [];
  if ('fact' in condition && 'value' in condition)
    return condition.fact === 'topic' || condition.fact === 'topics'
      ? [condition.value].flat().map(String)
      : [];
  return Object.values(condition).flatMap(topicsIn);
}

function unbound(policies: readonly string[]): never {
  throw new Error(`The binding ${policies.join('+')} names no known policy`);
}
