import type { Amount, AskAuthority, ProblemCode } from '@tingsu/contracts';

/** An order, as far as it decides what may still be asked about it. */
export interface AskedOrder {
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly sentBackAt: Date | null;
}

/** Until when an order may be given back as none of ours; null where the authority sets no limit. */
export const giveBackBy = (
  { receivedAt }: Pick<AskedOrder, 'receivedAt'>,
  within: Amount | undefined,
  later: (from: Date, amount: Amount) => Date | null,
): Date | null => (within === undefined ? null : later(receivedAt, within));

export interface Refusal {
  readonly code: Extract<ProblemCode, 'order_request.too_late' | 'request.invalid'>;
  readonly field: 'orderNo' | 'until';
  readonly detail: string;
}

/** Why this cannot be asked; null when it can. */
export function cannotAsk(
  { kind, until }: Pick<AskAuthority, 'kind' | 'until'>,
  order: AskedOrder & { readonly giveBackBy: Date | null },
  now: Date,
): Refusal | null {
  if (order.sentBackAt !== null) return tooLate('Its answer has gone back already.');
  if (kind === 'give_back')
    return order.giveBackBy !== null && order.giveBackBy < now
      ? tooLate('The time in which the authority takes orders back is over.')
      : null;
  if (until === undefined) return wrongUntil('Say until when.');
  if (order.dueAt !== null && order.dueAt < now)
    return tooLate('The limit of the order is over: more time is asked for before.');
  return new Date(until) <= (order.dueAt ?? now)
    ? wrongUntil('Choose a time after the limit that it has.')
    : null;
}

const tooLate = (detail: string): Refusal => ({
  code: 'order_request.too_late',
  field: 'orderNo',
  detail,
});
const wrongUntil = (detail: string): Refusal => ({
  code: 'request.invalid',
  field: 'until',
  detail,
});
