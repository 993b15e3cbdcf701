import type { Facts } from '@tingsu/contracts';
import { factsRead, type Condition } from '../documents/condition.js';
import type { RoutingRule } from '../documents/document-schema.js';
import type { Policy } from '../documents/policy.js';
import { dangersOf } from './danger.js';
import type { Decided, DegreeAnswer } from './decision.js';
import type { Routing } from './routing.js';

interface Outcome {
  readonly acceptance: string;
  readonly acceptanceRule: string;
  readonly nature: string;
  readonly natureRules: readonly string[];
  readonly priority: string;
  readonly priorityRules: readonly string[];
  readonly reportable: boolean;
  readonly reportableRules: readonly string[];
  readonly routing: Routing;
  readonly routingRules: readonly RoutingRule[];
  readonly track: string | null;
  readonly supervisor: string | null;
  readonly degree: DegreeAnswer | null;
}

const DEFAULT = ['default'];

/** What was decided, each with the rules that fired and the facts that they read, so that a person can see why. */
export function decisionsOf(policy: Policy, facts: Facts, outcome: Outcome): Decided[] {
  const acceptance = acceptanceFacts(policy, facts, outcome.acceptanceRule);
  const track = policy.tracks.find((one) => one.id === outcome.track);
  const trackFacts = readBy(track?.when, facts);
  const of = (
    subject: Decided['subject'],
    value: Decided['value'],
    fired: readonly string[],
  ): Decided =>
    fired.length === 0
      ? { subject, value, rules: DEFAULT, facts: {} }
      : { subject, value, rules: fired, facts: readByAll(rulesOf(policy, subject, fired), facts) };
  return [
    {
      subject: 'acceptance',
      value: outcome.acceptance,
      rules: [outcome.acceptanceRule],
      facts: acceptance,
    },
    of('nature', outcome.nature, outcome.natureRules),
    priorityDecision(policy, outcome, facts),
    of('reportable', outcome.reportable, outcome.reportableRules),
    routingDecision(outcome, facts),
    {
      subject: 'track',
      value: outcome.track,
      rules: track ? [track.id] : DEFAULT,
      facts: trackFacts,
    },
    {
      subject: 'supervisor',
      value: outcome.supervisor,
      rules: track?.supervisor ? [track.id] : DEFAULT,
      facts: trackFacts,
    },
    {
      subject: 'degree',
      value: outcome.degree?.degree ?? null,
      rules: outcome.degree?.rules ?? DEFAULT,
      facts: outcome.degree?.facts ?? {},
    },
  ];
}

/** A danger is no rule with a condition: it is read from the fact of that name. */
function priorityDecision(
  policy: Policy,
  { priority, priorityRules }: Outcome,
  facts: Facts,
): Decided {
  const subject = 'priority';
  if (priorityRules.length === 0) return { subject, value: priority, rules: DEFAULT, facts: {} };
  const read = dangersOf(facts).length > 0 ? { danger: facts['danger'] ?? [] } : null;
  const fired = rulesOf(policy, subject, priorityRules);
  return { subject, value: priority, rules: priorityRules, facts: read ?? readByAll(fired, facts) };
}

/** The facts that a condition reads, as far as they are known; the main topic shows as the topics that it was taken from. */
export function readBy(condition: Condition | undefined, facts: Facts): Facts {
  if (!condition) return {};
  const known: Record<string, Facts[string]> = {};
  for (const name of factsRead(condition)) {
    const fact = name === 'topic' ? 'topics' : name;
    const value = facts[fact];
    if (value !== undefined) known[fact] = value;
  }
  return known;
}

interface Rule {
  readonly id: string;
  readonly when: Condition;
}

function rulesOf(
  { nature, priority, reportable }: Policy,
  subject: Decided['subject'],
  fired: readonly string[],
): readonly Rule[] {
  const rules: readonly Rule[] =
    subject === 'nature'
      ? [
          ...(nature?.rules ?? []),
          ...(nature?.invalid ?? []).map(({ kind, when }) => ({ id: kind, when })),
        ]
      : subject === 'priority'
        ? [...(priority?.severity ?? []), ...(priority?.impact ?? [])]
        : (reportable?.rules ?? []);
  return rules.filter((rule) => fired.includes(rule.id));
}

function routingDecision({ routing, routingRules }: Outcome, facts: Facts): Decided {
  const named = routingRules.filter(
    (rule) => rule.to === routing.lead || routing.assist.includes(rule.to),
  );
  return {
    subject: 'routing',
    value: [routing.lead, ...routing.assist],
    rules: named.length > 0 ? named.map((rule) => rule.id) : [routing.rule],
    facts: readByAll(named, facts),
  };
}

function readByAll(rules: readonly { readonly when: Condition }[], facts: Facts): Facts {
  return Object.assign({}, ...rules.map((rule) => readBy(rule.when, facts))) as Facts;
}

/** Acceptance follows an order of its own: each step reads one fact, a decline reason those of its condition. */
function acceptanceFacts({ declines }: Policy, facts: Facts, rule: string): Facts {
  const reason = declines.find((one) => one.code === rule);
  if (reason) return readBy(reason.when, facts);
  const fact =
    rule.startsWith('supplementFor') || rule === 'eligibleRelations' || rule === 'othersBecome'
      ? 'relation'
      : rule;
  const value = facts[fact];
  return value === undefined ? {} : { [fact]: value };
}
