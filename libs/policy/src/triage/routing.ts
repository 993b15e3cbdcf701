import type { Facts } from '@tingsu/contracts';
import { factsRead, holds } from '../documents/condition.js';
import type { RoutingRule } from '../documents/document-schema.js';
import type { Policy } from '../documents/policy.js';
import { remembered, rememberedWith } from '../remembered.js';

export interface Routing {
  readonly lead: string;
  readonly rule: string;
  readonly assist: readonly string[];
}

type Tier = 'topic' | 'place' | 'case';
interface TieredRule {
  readonly rule: RoutingRule;
  readonly tier: Tier;
}
/** Topics kept for a policy; there are a few dozen, whatever is sent. */
const MOST_TOPICS = 1_000;
const PLACE_FACTS = ['place', 'box'];

/**
 * Who leads and who assists (domain model 4.7, R-249 to R-259): rules about the case itself (main party) come before the topics in the
 * order in which they were ticked, places last. Every other unit that a rule names assists, and so do the departments that triage named
 * unless the clue is confidential.
 */
export function routed(
  policy: Policy,
  facts: Facts,
): { readonly routing: Routing; readonly matches: readonly RoutingRule[] } {
  const matches = matchingRules(policy, facts);
  const [lead] = matches;
  const fallback = policy.routing?.fallback ?? policy.centre;
  const { to, id } = lead ?? { to: fallback, id: 'FALLBACK' };
  return {
    routing: { lead: to, rule: id, assist: assistants(policy, facts, matches, to) },
    matches,
  };
}

/** The first topic that a routing rule knows, else the first one: it decides the track. */
export function mainTopicOf(policy: Policy, facts: Facts): string | undefined {
  const topics = topicsOf(facts);
  return topics.find((topic) => isRouted(policy)(topic)) ?? topics[0];
}

const isRouted = rememberedWith((policy: Policy) =>
  remembered(MOST_TOPICS, (topic: string) =>
    rulesOf(policy).some(({ rule, tier }) => tier === 'topic' && holds(rule.when, { topic })),
  ),
);

function matchingRules(policy: Policy, facts: Facts): RoutingRule[] {
  const rules = rulesOf(policy);
  const matches = rules
    .filter(({ rule, tier }) => tier !== 'place' && holds(rule.when, facts))
    .map(({ rule }) => rule);
  for (const topic of topicsOf(facts)) {
    const withTopic = { ...facts, topic };
    const match = rules.find(
      ({ rule, tier }) =>
        tier === 'topic' && !matches.includes(rule) && holds(rule.when, withTopic),
    );
    if (match) matches.push(match.rule);
  }
  for (const { rule, tier } of rules)
    if (tier === 'place' && holds(rule.when, facts)) matches.push(rule);
  return matches;
}

function assistants(
  { routing }: Policy,
  facts: Facts,
  [, ...others]: readonly RoutingRule[],
  lead: string,
): string[] {
  if (routing?.confidentialSuppressesAssist && facts['confidentialFromRespondent'] === true)
    return [];
  const ofRules = routing?.coDepartments ? others.map((rule) => rule.to) : [];
  return [...new Set([...ofRules, ...codesOf(facts, 'coUnits')])].filter((unit) => unit !== lead);
}

const rulesOf = rememberedWith(({ routing }: Policy): readonly TieredRule[] =>
  [...(routing?.rules ?? [])]
    .sort((one, other) => one.p - other.p)
    .map((rule) => ({ rule, tier: tierOf(factsRead(rule.when)) })),
);

function tierOf(reads: readonly string[]): Tier {
  if (reads.includes('topic')) return 'topic';
  return reads.length > 0 && reads.every((fact) => PLACE_FACTS.includes(fact)) ? 'place' : 'case';
}

const topicsOf = (facts: Facts): readonly string[] => codesOf(facts, 'topics');

function codesOf(facts: Facts, name: string): readonly string[] {
  const codes = facts[name];
  return Array.isArray(codes) ? (codes as readonly string[]) : [];
}
