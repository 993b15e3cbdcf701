import { bothLanguages, type Binding, type PoliciesView } from '@tingsu/contracts';
import {
  FACTS,
  labelsOf,
  severityLevelsOf,
  taxonomyNamed,
  type Policy,
  type PolicyLabels,
  type Taxonomy,
} from '@tingsu/policy';
import type { PolicyBook } from './policy-book.js';

type BoundPolicy = PoliciesView['bindings'][number];
type Coded = BoundPolicy['tracks'][number];

export function policiesView(book: PolicyBook): PoliciesView {
  return {
    documents: [...book.documents],
    bindings: book.bindings.map((binding) => bound(book, binding)),
    facts: Object.entries(FACTS).map(([name, definition]) => ({ name, ...definition })),
  };
}

function bound(book: PolicyBook, binding: Binding): BoundPolicy {
  const policy = book.policyOn(binding);
  const labels = labelsOf(policy);
  return {
    campus: binding.campus,
    department: binding.department ?? null,
    caseKind: binding.caseKind,
    channel: binding.channel ?? null,
    policies: [...policy.layers],
    title: labels.title,
    categories: coded(labels.categories),
    topics: topicsOf(policy),
    declineReasons: coded(labels.declineReasons),
    supplements: [...new Set(Object.values(policy.acceptance?.supplementFor ?? {}))],
    severities: policy.priority ? [...severityLevelsOf(policy.priority)] : [],
    elements: [...(policy.acceptance?.requiredElements ?? [])],
    signatureWaivers: policy.acceptance?.signature?.required
      ? [...(policy.acceptance.signature.waiverReasons ?? [])]
      : null,
    natures: [...(policy.nature?.levels ?? [])],
    tracks: coded(labels.tracks),
    clocks: coded(labels.clocks),
    units: coded(labels.units),
    dangers: policy.danger.map((one) => ({
      code: one.code,
      label: bothLanguages(one, one.code),
    })),
    problems: policy.issues.taxonomy ? problemsOf(taxonomyNamed(policy.issues.taxonomy)) : null,
    causes: policy.causes.map((one) => ({ code: one.code, label: bothLanguages(one, one.code) })),
    suggestions: policy.suggestions.map(suggestion),
  };
}

const named = ({ code, zh, en }: Taxonomy['harms'][number]): Coded => ({ code, label: { zh, en } });
const problemsOf = ({ zh, en, domains, severities, harms }: Taxonomy) => ({
  name: { zh, en },
  domains: domains.map(({ problems, ...domain }) => ({
    ...named(domain),
    problems: problems.map(named),
  })),
  severities: severities.map(named),
  harms: harms.map(named),
});

const suggestion = ({
  id,
  category,
  topics = [],
  words,
}: Policy['suggestions'][number]): NonNullable<BoundPolicy['suggestions']>[number] => ({
  id,
  category: category ?? null,
  topics,
  words: { zh: words.zh ?? [], en: words.en ?? [] },
});

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
