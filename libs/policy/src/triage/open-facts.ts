import type { Facts } from '@tingsu/contracts';
import { factsRead, holds, type Condition } from '../documents/condition.js';
import { FACTS } from '../documents/facts.js';
import type { Policy } from '../documents/policy.js';
import { mainTopicOf } from './routing.js';
import { triage } from './triage.js';

/** What a fact that nobody has stated may still change. */
const OPEN_SUBJECTS = [
  'acceptance',
  'reportable',
  'nature',
  'priority',
  'track',
  'routing',
] as const;
type OpenSubject = (typeof OPEN_SUBJECTS)[number];

export interface OpenFact {
  readonly fact: string;
  readonly decides: readonly OpenSubject[];
}
interface Rule {
  readonly subject: OpenSubject;
  readonly when: Condition;
}

/** True, false, or null while it depends on facts that are not stated. */
export function verdict(condition: Condition, facts: Facts): boolean | null {
  if ('not' in condition) {
    const inner = verdict(condition.not, facts);
    return inner === null ? null : !inner;
  }
  if ('any' in condition) return together(condition.any, facts, true);
  if ('all' in condition) return together(condition.all, facts, false);
  if ('else' in condition) return true;
  return facts[condition.fact] === undefined ? null : holds(condition, facts);
}

function together(parts: readonly Condition[], facts: Facts, decisive: boolean): boolean | null {
  const verdicts = parts.map((part) => verdict(part, facts));
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes(null) ? null : !decisive;
}

/**
 * Facts that nobody has stated and that may still change what the policy decides, the weightiest first: what decides alone, or decides
 * much, before what only decides with others. A rule that could only lead to where the case already is asks nothing.
 */
export function openFacts(policy: Policy, facts: Facts): readonly OpenFact[] {
  const topic = mainTopicOf(policy, facts);
  const known = topic === undefined ? facts : { ...facts, topic };
  const found = new Map<string, { weight: number; subjects: Set<OpenSubject> }>();
  for (const { subject, when } of rulesThatMatter(policy, facts)) {
    if (verdict(when, known) !== null) continue;
    const open = factsRead(when).filter((name) => known[name] === undefined && isForPeople(name));
    for (const name of open) {
      const entry = found.get(name) ?? { weight: 0, subjects: new Set() };
      entry.weight += (OPEN_SUBJECTS.length - OPEN_SUBJECTS.indexOf(subject)) / open.length;
      entry.subjects.add(subject);
      found.set(name, entry);
    }
  }
  return [...found]
    .sort(([, one], [, other]) => other.weight - one.weight)
    .map(([fact, { subjects }]) => ({
      fact,
      decides: OPEN_SUBJECTS.filter((subject) => subjects.has(subject)),
    }));
}

const isForPeople = (name: string): boolean =>
  FACTS[name]?.owner === 'triage' && !['category', 'topics'].includes(name);

function rulesThatMatter(policy: Policy, facts: Facts): readonly Rule[] {
  const now = triage(policy, facts);
  const of = (subject: OpenSubject, rules: readonly { readonly when?: Condition | undefined }[]) =>
    rules.flatMap(({ when }) => (when ? [{ subject, when }] : []));
  const graver = (policy.nature?.rules ?? []).filter(({ level }) => level !== now.nature);
  const priority = now.priority === 'P1' ? null : policy.priority;
  return [
    ...(now.advice.advice === 'decline' ? [] : of('acceptance', policy.declines)),
    ...(now.reportable ? [] : of('reportable', policy.reportable?.rules ?? [])),
    ...of('nature', graver),
    ...of('priority', [...(priority?.severity ?? []), ...(priority?.impact ?? [])]),
    ...of('track', policy.tracks),
    ...of('routing', policy.routing?.rules ?? []),
  ];
}
