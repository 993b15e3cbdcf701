import {
  centsOf,
  inUnits,
  isOpenRemedy,
  nextApproverOf,
  paidCentsOf,
  type Remedy,
} from '@tingsu/contracts';

/** An amount as far as it is typed. */
export interface TypedMoney {
  readonly value?: string | undefined;
  readonly currency?: string | undefined;
}

/** What is sent; nothing where no amount was typed. */
export const sentMoney = (typed: unknown): { value: string; currency: string } | undefined => {
  const { value = '', currency = '' } = (typed ?? {}) as TypedMoney;
  const plain = value.replaceAll(/[\s,，]/g, '').replace('．', '.');
  return plain === '' ? undefined : { value: plain, currency: currency.trim().toUpperCase() };
};

export const isTypedMoney = (typed: unknown): boolean => {
  const money = sentMoney(typed);
  return money !== undefined && /^\d+(\.\d+)?$/.test(money.value) && money.currency.length === 3;
};

/** `12345.60` is `12,345.60`. */
export const grouped = (value: string): string => value.replaceAll(/\B(?=(\d{3})+\.)/g, ',');

export type RemedyState = 'open' | 'waits' | 'done' | 'rejected' | 'waived' | 'restWaived';
export const remedyStateOf = (remedy: Remedy): RemedyState => {
  if (remedy.rejectedAt !== undefined) return 'rejected';
  if (remedy.waivedAt !== undefined) return paidCentsOf(remedy) > 0 ? 'restWaived' : 'waived';
  if (!isOpenRemedy(remedy)) return 'done';
  return nextApproverOf(remedy) ? 'waits' : 'open';
};

interface Totals {
  readonly promised: string;
  readonly paid: string;
  readonly open: string;
  readonly currency: string;
}

/** What the case promised in money and what of it was paid; null where nothing was promised. */
export const totalsOf = (remedies: readonly Remedy[]): Totals | null => {
  const sums = { promised: 0, paid: 0, open: 0 };
  let currency: string | null = null;
  for (const remedy of remedies) {
    const state = remedyStateOf(remedy);
    const paid = paidCentsOf(remedy);
    if (!remedy.amount || (state !== 'open' && state !== 'done' && paid === 0)) continue;
    // Of what is dropped half-way only the parts that were paid count.
    const owed = state === 'open' ? (centsOf(remedy.amount.value) ?? 0) - paid : 0;
    currency = remedy.amount.currency;
    sums.promised += paid + owed;
    sums.paid += paid;
    sums.open += owed;
  }
  return currency === null
    ? null
    : {
        promised: grouped(inUnits(sums.promised)),
        paid: grouped(inUnits(sums.paid)),
        open: grouped(inUnits(sums.open)),
        currency,
      };
};
