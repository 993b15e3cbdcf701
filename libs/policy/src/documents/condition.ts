import { z } from 'zod';

export type FactValue = boolean | number | string | readonly string[];
/** What is known about a complaint: plain values of the published catalogue. A missing fact is unknown. */
export type Facts = Readonly<Record<string, FactValue>>;

const FactValueSchema = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);

export const OPERATORS = ['eq', 'in', 'contains', 'ge', 'le'] as const;
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

/** Whether the facts fulfil the condition. A comparison with an unknown fact is false, so its negation is true. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('not' in condition) return !holds(condition.not, facts);
  if ('else' in condition) return true;
  return compare(condition, facts[condition.fact]);
}

/** Names of the facts that a condition reads. */
export function factsRead(condition: Condition): readonly string[] {
  if ('any' in condition) return condition.any.flatMap(factsRead);
  if ('all' in condition) return condition.all.flatMap(factsRead);
  if ('not' in condition) return factsRead(condition.not);
  return 'else' in condition ? [] : [condition.fact];
}

function compare({ op, value }: Comparison, known: FactValue | undefined): boolean {
  if (known === undefined) return false;
  switch (op) {
    case 'eq':
      return known === value;
    case 'in':
      return Array.isArray(value) && typeof known === 'string' && value.includes(known);
    case 'contains':
      return Array.isArray(known) && typeof value === 'string' && known.includes(value);
    case 'ge':
      return typeof known === 'number' && typeof value === 'number' && known >= value;
    case 'le':
      return typeof known === 'number' && typeof value === 'number' && known <= value;
  }
}
