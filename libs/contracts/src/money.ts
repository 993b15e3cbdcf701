import { z } from 'zod';

/** Code of ISO 4217. */
const CurrencySchema = z.string().regex(/^[A-Z]{3}$/);
/** An amount as it stands on record: two decimals, never negative. */
export const MoneySchema = z.object({
  value: z.string().regex(/^\d{1,10}\.\d{2}$/),
  currency: CurrencySchema,
});
export type Money = z.infer<typeof MoneySchema>;

/** An amount as somebody types it: that it has cents at most is a rule with words of its own. */
export const TypedMoneySchema = z.strictObject({
  value: z.string().regex(/^\d{1,10}(\.\d{1,6})?$/),
  currency: CurrencySchema,
});

/** The amount in cents; null where it has smaller parts than that. */
export function centsOf(value: string): number | null {
  const [whole = '0', fraction = ''] = value.split('.');
  if (/[1-9]/.test(fraction.slice(2))) return null;
  return Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
}

export const moneyOf = (cents: number, currency: string): Money => ({
  value: inUnits(cents),
  currency,
});

/** `1234` is `12.34`. */
export const inUnits = (cents: number): string =>
  `${String(Math.trunc(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
