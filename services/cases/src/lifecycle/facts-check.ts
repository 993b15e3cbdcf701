import { ProblemError, type Facts, type FieldCode, type FieldError } from '@tingsu/contracts';
import { dangersOf, FACTS, type FactDefinition, type Policy } from '@tingsu/policy';
import { z } from 'zod';
import type { DecisionContext } from './context.js';
import { elementsIn, elementsKnownTo, signaturesIn } from './elements.js';
import type { Directory } from './units.js';

/** Facts that the channel settled; triage may repeat them but not change them. */
const SETTLED = ['channel', 'channelMarks', 'caseKind', 'anonymous'] as const;
/** What is known from the channel and that triage may correct: who complains, which box, how, what the complaint states. */
const CORRECTABLE = ['relation', 'box', 'madeOrally', 'elements', 'danger'] as const;

/**
 * The facts of the case after triage ticked `given`: what is settled stays, the rest is what was ticked (so that a tick
 * can be taken back). Throws `request.invalid` naming each fact that the catalogue or the taxonomy does not allow.
 */
export function factsAfter(
  known: Facts,
  given: Facts,
  { policy, directory }: Pick<DecisionContext, 'policy' | 'directory'>,
): Facts {
  const errors = Object.entries(given).flatMap(([name, value]) => [
    ...faultOf(name, value, known, policy),
    ...(name === 'coUnits' ? unknownUnits(value, directory) : []),
  ]);
  if (errors.length > 0)
    throw new ProblemError('request.invalid', 'Correct the facts named below.', { errors });
  const kept = [...SETTLED, ...CORRECTABLE].filter((name) => known[name] !== undefined);
  return {
    ...Object.fromEntries(kept.map((name) => [name, known[name] as Facts[string]])),
    ...given,
  };
}

function faultOf(name: string, value: Facts[string], known: Facts, policy: Policy): FieldError[] {
  const fault = (code: FieldCode, message: string): FieldError[] => [
    { path: `payload.facts.${name}`, code, message },
  ];
  const definition = Object.hasOwn(FACTS, name) ? FACTS[name] : undefined;
  if (!definition) return fault('unknown_fact', 'The fact catalogue does not have this fact');
  if (definition.owner === 'derived')
    return fault('derived_fact', 'The policy decides this fact itself');
  if (!fits(definition, value))
    return fault('wrong_type', `Expected a value of type ${definition.type}`);
  const settled: readonly string[] = SETTLED;
  if (settled.includes(name) && JSON.stringify(known[name]) !== JSON.stringify(value))
    return fault('settled_fact', 'The channel settled this fact');
  if (name === 'category' && !isCategory(policy, value))
    return fault('unknown_category', 'The taxonomy does not have this category');
  if (name === 'severity' && !isSeverity(policy, value))
    return fault('unknown', 'The policy has no such level of severity');
  if (name === 'elements' && !elementsIn({ elements: value }).every(isKnownTo(policy)))
    return fault('unknown', `Say it with ${elementsKnownTo(policy).join(', ')}`);
  if (name === 'danger' && !dangersOf({ danger: value }).every(isDangerOf(policy)))
    return fault('unknown', `Say it with ${policy.danger.map(({ code }) => code).join(', ')}`);
  if (name === 'signature' && !signaturesIn(policy).some((one) => one === value))
    return fault('unknown', `Say one of ${signaturesIn(policy).join(', ')}`);
  return [];
}

/** Triage names departments that exist; another would be left without its part of the case. */
function unknownUnits(value: Facts[string], { departments }: Directory): FieldError[] {
  const named: readonly string[] = Array.isArray(value) ? value : [];
  return named
    .filter((code) => !departments.some((department) => department.code === code))
    .map((code) => ({
      path: 'payload.facts.coUnits',
      code: 'unknown',
      message: `The directory has no department ${code}`,
    }));
}

function fits({ type }: FactDefinition, value: Facts[string]): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'code':
      return typeof value === 'string';
    case 'codes':
      return Array.isArray(value);
    case 'instant':
      return z.iso.datetime({ offset: true }).safeParse(value).success;
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  }
}

const isKnownTo = (policy: Policy) => (element: string) =>
  elementsKnownTo(policy).includes(element);

const isDangerOf = (policy: Policy) => (danger: string) =>
  policy.danger.some(({ code }) => code === danger);

const isSeverity = ({ priority }: Policy, value: Facts[string]): boolean =>
  typeof value === 'string' && priority !== null && Object.hasOwn(priority.matrix, value);

function isCategory({ taxonomy }: Policy, value: Facts[string]): boolean {
  return !Array.isArray(taxonomy) || taxonomy.some(({ code }) => code === value);
}
