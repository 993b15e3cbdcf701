import { moneyOf, type AccountabilityLine } from '@tingsu/contracts';
import { centsIn, shareOf, sharesOf } from '../cents.js';
import type { AccountabilityRules } from '../documents/compose-accountability.js';
import { amountOf, lineOf, percent, units } from './lines.js';

/** A loss by own fault, in cents. */
export interface Loss {
  readonly personId: string | null;
  readonly cents: number;
  /** Commission of that deal that was paid already. */
  readonly commissionCents?: number | undefined;
  /** The most that a month's wage may be lessened by; left out where there is no such limit. */
  readonly mostOfMonth?: number | undefined;
}
/** It serves to divide an amount and is kept nowhere. */
interface Wage {
  readonly monthlyCents: number;
  readonly minimumCents: number;
}

/** What a person bears of a loss by own fault, bracket by bracket, and commission that is taken back (R-140 to R-142). */
export function compensationLines(rules: AccountabilityRules, loss: Loss): AccountabilityLine[] {
  const { compensation } = rules.parameters;
  if (rules.currency === null) return [];
  const source = rules.sources['compensation'] ?? null;
  const shares = bracketShares(compensation?.brackets ?? [], loss.cents);
  const cents = sharesOf(shares);
  const commission = compensation?.cancelCommission === true ? (loss.commissionCents ?? 0) : 0;
  const own = { source, personId: loss.personId } as const;
  return [
    ...(cents > 0
      ? [
          lineOf({
            ...{ key: 'compensation', kind: 'compensation', rule: 'compensation', ...own },
            ...amountOf(rules, {
              ...{ base: loss.cents, cents, min: 0, max: cents },
              formula: `${shares.map(([part, rate]) => `${units(part)} × ${percent(rate)}`).join(' + ')} = ${units(cents)}`,
            }),
            ...instalmentsOfLine(rules, cents, loss.mostOfMonth),
          }),
        ]
      : []),
    ...(commission > 0
      ? [
          lineOf({
            ...{ key: 'clawBack', kind: 'clawBack', ...own },
            rule: 'compensation.cancelCommission',
            ...amountOf(rules, {
              ...{ base: commission, cents: commission, min: 0, max: commission },
              formula: units(commission),
            }),
          }),
        ]
      : []),
  ];
}

function bracketShares(
  brackets: readonly { readonly upTo?: number | undefined; readonly rate: number }[],
  cents: number,
): (readonly [part: number, rate: number])[] {
  let from = 0;
  return brackets.flatMap(({ upTo, rate }) => {
    const to = upTo === undefined ? cents : Math.min(cents, centsIn(upTo));
    const part = to - from;
    from = Math.max(from, to);
    return part > 0 ? [[part, rate] as const] : [];
  });
}

export function instalmentsOfLine(
  { currency }: AccountabilityRules,
  cents: number,
  each: number | undefined,
): Pick<AccountabilityLine, 'instalments'> {
  // Nothing may be taken from a wage that is the least already.
  if (each === 0) return { instalments: [] };
  if (each === undefined || each >= cents) return {};
  const months = Math.ceil(cents / each);
  return {
    instalments: Array.from({ length: months }, (_, month) =>
      moneyOf(Math.min(each, cents - each * month), currency ?? ''),
    ),
  };
}

/** The most that may be deducted of one month's wage: a share of it, and what is left is no less than the least wage (A-13). */
export function mostOfMonth(
  { parameters: { guards } }: AccountabilityRules,
  { monthlyCents, minimumCents }: Wage,
): number | undefined {
  const cap = guards?.monthlyWageCap;
  if (cap?.enabled !== true) return undefined;
  const share = shareOf(monthlyCents, cap.rate ?? 1);
  return cap.keepMinimumWage === true
    ? Math.max(0, Math.min(share, monthlyCents - minimumCents))
    : share;
}
