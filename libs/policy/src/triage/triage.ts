import type { Degree, Facts, Priority } from '@tingsu/contracts';
import { holds } from '../documents/condition.js';
import type { PriorityRules } from '../documents/document-schema.js';
import type { Policy } from '../documents/policy.js';
import { acceptanceOf, textOf, type Advice } from './acceptance.js';
import type { Approval, Decided, DueNotice } from './decision.js';
import { dangersOf } from './danger.js';
import { decisionsOf } from './decisions.js';
import { approvalsFor, degreeFor, noticesFor } from './duties.js';
import { mainTopicOf, routed, type Routing } from './routing.js';
import { severityOf } from './severity.js';

/** What the policy makes of the facts, each decision with the rules that led there. Advice until a person decides. */
export interface Triage {
  readonly advice: Advice;
  /** The advice as one text: `accept`, `decline:COURT`, `supplement:AUTHORISATION`. */
  readonly acceptance: string;
  /** Decline code or the part of the policy that decided. */
  readonly acceptanceRule: string;
  /** 性质: a level of the policy. It is neither the priority nor the degree of responsibility. */
  readonly nature: string;
  readonly natureRules: readonly string[];
  readonly priority: Priority;
  readonly priorityRules: readonly string[];
  readonly reportable: boolean;
  readonly reportableRules: readonly string[];
  /** Unit names as the policy writes them, e.g. 财务科主任; `rule` is `FALLBACK` where none matched. */
  readonly routing: Routing;
  readonly track: string | null;
  readonly supervisor: string | null;
  readonly feedbackToComplainant: boolean;
  /** 责任程度; null where the policy has no such scale or no one may be held responsible. */
  readonly degree: Degree | null;
  /** Each decision with the rules and facts that led to it. */
  readonly decisions: readonly Decided[];
  /** Steps that need a second person. */
  readonly approvals: readonly Approval[];
  /** Notices that the case owes. */
  readonly notices: readonly DueNotice[];
}

/** A pure function of policy and facts; 0 I/O, no clock. Unknown facts never fire a rule. */
export function triage(policy: Policy, facts: Facts): Triage {
  const { advice, rule } = acceptanceOf(policy, facts);
  const acceptance = textOf(advice);
  const track = hasTrack(advice) ? trackOf(policy, facts) : undefined;
  const reportableRules = (policy.reportable?.rules ?? [])
    .filter((one) => holds(one.when, facts))
    .map((one) => one.id);
  const { routing, matches } = routed(policy, facts);
  const core = {
    advice,
    acceptance,
    acceptanceRule: rule,
    ...natureOf(policy, facts),
    ...priorityOf(policy.priority, facts),
    reportable: reportableRules.length > 0,
    reportableRules,
    routing,
    track: track?.id ?? null,
    supervisor: track?.supervisor ?? null,
    feedbackToComplainant:
      advice.advice !== 'other-policy' &&
      (facts['anonymous'] !== true ||
        policy.acceptance?.anonymous?.feedbackClockToComplainant === true),
  };
  const decided = withDecisions(facts, core);
  const degree = degreeFor(policy, decided);
  return {
    ...core,
    degree: degree?.degree ?? null,
    decisions: decisionsOf(policy, facts, { ...core, degree, routingRules: matches }),
    approvals: approvalsFor(policy, decided),
    notices: noticesFor(policy, decided),
  };
}

/** Facts as clocks, ladders and follow-up plans may read them: with what the engine decided. */
export function withDecisions(
  facts: Facts,
  {
    nature,
    priority,
    reportable,
    track,
  }: Pick<Triage, 'nature' | 'priority' | 'reportable' | 'track'>,
): Facts {
  return { ...facts, nature, priority, reportable, ...(track === null ? {} : { track }) };
}

/** A case that is not handled here has no track; one that waits for papers or joins another keeps its own. */
const hasTrack = ({ advice }: Advice): boolean =>
  !['decline', 'on-spot', 'other-policy', 'feedback'].includes(advice);

function natureOf({ nature }: Policy, facts: Facts): Pick<Triage, 'nature' | 'natureRules'> {
  if (!nature) return { nature: 'general', natureRules: [] };
  const invalid = (nature.invalid ?? [])
    .filter((one) => holds(one.when, facts))
    .map((one) => ({ level: 'invalid', id: one.kind }));
  const matches = [...invalid, ...nature.rules.filter((one) => holds(one.when, facts))];
  const level =
    (nature.precedence ?? nature.levels).find((one) =>
      matches.some((match) => match.level === one),
    ) ?? nature.default;
  return {
    nature: level,
    natureRules: matches.filter((match) => match.level === level).map((match) => match.id),
  };
}

/** A danger goes before everything; else the matrix of domain model 4.5. Without one in the policy everything has the middle priority. */
function priorityOf(
  rules: PriorityRules | null,
  facts: Facts,
): Pick<Triage, 'priority' | 'priorityRules'> {
  const dangers = dangersOf(facts);
  if (dangers.length > 0)
    return { priority: 'P1', priorityRules: dangers.map((code) => `danger.${code}`) };
  if (!rules) return { priority: 'P3', priorityRules: [] };
  const impact = rules.impact.find((one) => holds(one.when, facts));
  const { level, rule } = severityOf(rules, facts);
  return {
    priority: rules.matrix[level]?.[impact?.level ?? rules.impactDefault] ?? 'P3',
    priorityRules: [rule, impact?.id].filter((id) => id !== undefined && id !== null),
  };
}

/** The first track that holds; one that overrides others goes before them, `else` comes last. */
function trackOf(policy: Policy, facts: Facts): Policy['tracks'][number] | undefined {
  const topic = mainTopicOf(policy, facts);
  const known = topic === undefined ? facts : { ...facts, topic };
  const matches = policy.tracks.filter((track) => holds(track.when, known));
  const strong = matches.find((track) =>
    matches.every((other) => other === track || track.overrides?.includes(other.id)),
  );
  return strong ?? matches.find((track) => !('else' in track.when)) ?? matches[0];
}
