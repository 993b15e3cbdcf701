import { ProblemError, type Facts, type FieldCode, type FieldError } from '@tingsu/contracts';
import { FACTS, type FactDefinition, type Policy } from '@tingsu/policy';
import { z } from 'zod';

/** Facts that the channel settled; triage may repeat them but not change them. */
const SETTLED = ['channel', 'channelMarks', 'caseKind', 'anonymous'] as const;
/** Facts of the channel that triage may correct: who complains, which box, how. */
const CORRECTABLE = ['relation', 'box', 'madeOrally'] as const;

/**
 * The facts of the case after triage ticked `given`: what is settled stays, the rest is what was ticked (so that a tick
 * can be taken back). Throws `request.invalid` naming each fact that the catalogue or the taxonomy does not allow.
 */
export function factsAfter(known: Facts, given: Facts, policy: Policy): Facts {
  const errors = Object.entries(given).flatMap(([name, value]) =>
    faultOf(name, value, known, policy),
  );
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
  return [];
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

function isCategory({ taxonomy }: Policy, value: Facts[string]): boolean {
  return !Array.isArray(taxonomy) || taxonomy.some(({ code }) => code === value);
}
