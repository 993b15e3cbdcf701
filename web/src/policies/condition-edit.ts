import { kindOf, type ConditionKind } from './condition-words';
import { BLANK_CONDITION } from './fields';
import { isObject, listOf, type Json } from './json';
import type { FactType } from './names';

const OPERATORS = ['eq', 'in', 'contains', 'ge', 'le'] as const;
export type Operator = (typeof OPERATORS)[number];

const ALLOWED: Readonly<Record<FactType, readonly Operator[]>> = {
  boolean: ['eq'],
  number: ['eq', 'ge', 'le'],
  code: ['eq', 'in'],
  codes: ['contains'],
  date: ['eq'],
  instant: ['eq'],
};
/** Comparisons that fit the type of a fact; all of them for an unknown one. */
export const operatorsFor = (type: FactType | undefined): readonly Operator[] =>
  type ? ALLOWED[type] : OPERATORS;

/** A value to begin with that fits the comparison. */
export const blankValue = (type: FactType | undefined, op: Operator): Json =>
  op === 'in'
    ? []
    : type === 'boolean'
      ? true
      : type === 'number' || op === 'ge' || op === 'le'
        ? 1
        : '';

/** The same condition in another form; what can be kept is kept. */
export const asKind = (condition: Json, kind: ConditionKind): Json => {
  const old = kindOf(condition);
  if (old === kind) return condition;
  const parts = isObject(condition) ? listOf(condition.any ?? condition.all) : [];
  if (kind === 'else') return { else: true };
  if (kind === 'not') return { not: old === 'else' ? BLANK_CONDITION : condition };
  if (kind === 'compare') {
    const inner = old === 'not' && isObject(condition) ? condition.not : parts[0];
    return inner !== undefined && kindOf(inner) === 'compare' ? inner : BLANK_CONDITION;
  }
  if (old === 'any' || old === 'all') return { [kind]: parts };
  return { [kind]: [old === 'else' ? BLANK_CONDITION : condition] };
};
