import { inUnits, moneyOf, type AccountabilityLine, type Degree } from '@tingsu/contracts';
import type { AccountabilityRules } from '../documents/compose-accountability.js';

/** What every line says, unless it says something else. */
const EMPTY = {
  ...{ base: null, multiplier: 1, formula: null, amount: null, points: null, outcome: null },
  ...{ limits: null, degree: null, basis: [], source: null, personId: null, bearer: 'person' },
} as const satisfies Partial<AccountabilityLine>;

type Given = Pick<AccountabilityLine, 'key' | 'kind' | 'rule'> & Partial<AccountabilityLine>;

export const lineOf = (given: Given): AccountabilityLine => ({ ...EMPTY, ...given });

/** An amount with how it came about, between the limits of its rule (all in cents). */
export function amountOf(
  { currency }: AccountabilityRules,
  of: {
    readonly base: number;
    readonly cents: number;
    readonly formula: string;
    readonly min?: number | null;
    readonly max?: number | null;
  },
): Pick<AccountabilityLine, 'base' | 'amount' | 'formula' | 'limits'> {
  const money = (cents: number) => moneyOf(cents, currency ?? '');
  return {
    ...{ base: money(of.base), amount: money(of.cents), formula: of.formula },
    limits: { min: of.min ?? null, max: of.max ?? null },
  };
}

/** Who answers, how gravely, and what that stands on. */
export interface Responsible {
  readonly side: 'internal' | 'external';
  readonly degree: Degree | null;
  readonly degreeRules: readonly string[];
  /** Null where a department answers and no person. */
  readonly personId: string | null;
  readonly supervisorId: string | null;
  /** The complaint is the second about a matter that was to be settled. */
  readonly second: boolean;
}

export const units = inUnits;
export const percent = (rate: number): string => `${String(Math.round(rate * 10_000) / 100)}%`;
