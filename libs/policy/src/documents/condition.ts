import type { FactValue, Facts } from '@tingsu/contracts';
import { z } from 'zod';
import { rememberedWith } from '../remembered.js';

const FactValueSchema = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);

const OPERATORS = ['eq', 'in', 'contains', 'ge', 'le'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Comparison {
  readonly fact: string;
  readonly op: Operator;
  readonly value: FactValue;
}
export type Condition =
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly else: true }
  | Comparison;

export const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ any: z.array(ConditionSchema).min(1) }),
    z.strictObject({ all: z.array(ConditionSchema).min(1) }),
    z.strictObject({ not: ConditionSchema }),
    z.strictObject({ else: z.literal(true) }),
    z.strictObject({ fact: z.string(), op: z.enum(OPERATORS), value: FactValueSchema }),
  ]),
);

type Test = (facts: Facts) => boolean;
/** Conditions are asked millions of times and never change, so each is turned into a function once. */
const compiled = rememberedWith(testOf);

/** Whether the facts fulfil the condition. A comparison with an unknown fact is false, so its negation is true. */
export const holds = (condition: Condition, facts: Facts): boolean => compiled(condition)(facts);

function testOf(condition: Condition): Test {
  if ('any' in condition) {
    const parts = condition.any.map(testOf);
    return (facts) => parts.some((part) => part(facts));
  }
  if ('all' in condition) {
    const parts = condition.all.map(testOf);
    return (facts) => parts.every((part) => part(facts));
  }
  if ('not' in condition) {
    const part = testOf(condition.not);
    return (facts) => !part(facts);
  }
  if ('else' in condition) return () => true;
  const { fact, op, value } = condition;
  return comparison(fact, op, value);
}

/** Names of the facts that a condition reads. */
export const factsRead = rememberedWith((condition: Condition): readonly string[] => [
  ...new Set(namesIn(condition)),
]);

function namesIn(condition: Condition): readonly string[] {
  if ('any' in condition) return condition.any.flatMap(namesIn);
  if ('all' in condition) return condition.all.flatMap(namesIn);
  if ('not' in condition) return namesIn(condition.not);
  return 'else' in condition ? [] : [condition.fact];
}

function comparison(fact: string, op: Operator, value: FactValue): Test {
  switch (op) {
    case 'eq':
      return (facts) => facts[fact] !== undefined && facts[fact] === value;
    case 'in': {
      const codes = Array.isArray(value) ? new Set(value as readonly string[]) : new Set<string>();
      return (facts) => {
        const known = facts[fact];
        return typeof known === 'string' && codes.has(known);
      };
    }
    case 'contains':
      return (facts) => {
        const known = facts[fact];
        return Array.isArray(known) && typeof value === 'string' && known.includes(value);
      };
    case 'ge':
      return ordered(fact, value, (known, limit) => known >= limit);
    case 'le':
      return ordered(fact, value, (known, limit) => known <= limit);
  }
}

function ordered(
  fact: string,
  limit: FactValue,
  fits: (known: number, limit: number) => boolean,
): Test {
  return (facts) => {
    const known = facts[fact];
    return typeof known === 'number' && typeof limit === 'number' && fits(known, limit);
  };
}
