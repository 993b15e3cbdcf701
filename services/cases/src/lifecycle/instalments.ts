import { centsOf, localDay, moneyOf, type Money, type Remedy } from '@tingsu/contracts';
import { refuse, type DecisionContext } from './context.js';
import type { PayloadOf } from './payload.js';

type Parts = NonNullable<Remedy['instalments']>;
type Planned = Pick<Parts[number], 'amount' | 'dueOn'>;
type Given = Pick<PayloadOf<'startRemedies'>, 'dueOn' | 'instalments'>;

/** The parts in which an amount is paid: each with its day, one after the other, together the amount to the cent. */
export function plannedInstalments(
  amount: Money | undefined,
  { instalments, dueOn }: Given,
  { at, timeZone }: Pick<DecisionContext, 'at' | 'timeZone'>,
): Planned[] | null {
  if (!instalments) return null;
  if (!amount) return refuse('amount.missing', 'Say how much is paid in parts.');
  const parts = instalments.map((part) => ({ cents: centsOf(part.value), dueOn: part.dueOn }));
  const cents = parts.map((part) => part.cents ?? 0);
  if (cents.includes(0))
    refuse('instalments.amount', 'Each part is more than zero, in cents at most.');
  const sum = cents.reduce((one, other) => one + other, 0);
  if (sum !== centsOf(amount.value))
    refuse(
      'instalments.sum',
      `The parts add up to ${moneyOf(sum, amount.currency).value}, the amount is ${amount.value}.`,
    );
  const days = [localDay(at, timeZone), ...parts.map((part) => part.dueOn), dueOn];
  // The first part may be due today, and the last on the day of the whole.
  if (days.some((day, index) => index > 0 && day < (days[index - 1] ?? day)) || twice(parts))
    refuse(
      'instalments.days',
      'Each part has a later day than the one before it, from today to the day of the whole.',
    );
  return parts.map((part, index) => ({
    amount: moneyOf(cents[index] ?? 0, amount.currency),
    dueOn: part.dueOn,
  }));
}

const twice = (parts: readonly { readonly dueOn: string }[]): boolean =>
  new Set(parts.map(({ dueOn }) => dueOn)).size < parts.length;

/** Which part is paid now, counted from 1, and whether it is the last; null where all is paid at once. */
export function paidNow({ instalments }: Remedy): { number: number; last: boolean } | null {
  if (!instalments) return null;
  const number = instalments.findIndex(({ paidAt }) => paidAt === null) + 1;
  return { number, last: number === instalments.length };
}
