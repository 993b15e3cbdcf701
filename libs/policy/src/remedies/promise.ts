import type { RemedyKind, Role } from '@tingsu/contracts';
import { centsIn } from '../cents.js';
import type { MoneyRules } from '../documents/money-schema.js';

/** An amount that somebody wants to promise. */
interface Promised {
  readonly remedy: RemedyKind;
  readonly cents: number;
  readonly currency: string;
  /** Somebody outside set it, so the hospital owes it whatever it would promise by itself. */
  readonly bound?: boolean;
}

/**
 * Who has to agree to an amount: nobody, or those of a level, in their order. `none`: the policy says nothing about money, so the highest
 * role decides. Or why it cannot be promised at all.
 */
type PromiseAnswer =
  | { readonly rule: string | null; readonly approvers: readonly string[] }
  | { readonly refused: 'currency'; readonly currency: string }
  | { readonly refused: 'above_limit'; readonly rule: string | null; readonly mostCents: number };

/** Where a policy says nothing about money. */
const HIGHEST: readonly string[] = ['leader'];

/** What the policy says to an amount that somebody with these roles wants to promise (R-194, T-23). */
export function promiseAnswer(
  rules: MoneyRules | null,
  { remedy, cents, currency, bound = false }: Promised,
  roles: readonly Role[],
): PromiseAnswer {
  if (!rules) return { rule: null, approvers: cents === 0 ? [] : HIGHEST };
  if (currency !== rules.currency) return { refused: 'currency', currency: rules.currency };
  const own = ownLimit(rules, remedy, roles);
  if (own && cents <= centsIn(own.upTo)) return { rule: own.id, approvers: [] };
  const levels = forRemedy(rules.levels ?? [], remedy).toSorted(
    (one, other) => (one.upTo ?? Infinity) - (other.upTo ?? Infinity),
  );
  const level = levels.find((one) => one.upTo === undefined || cents <= centsIn(one.upTo));
  if (level) return { rule: level.id, approvers: level.by };
  // Those who agree to the most that the hospital promises see also what it is bound to pay.
  if (bound) return { rule: levels.at(-1)?.id ?? null, approvers: levels.at(-1)?.by ?? HIGHEST };
  const last = levels.at(-1) ?? own;
  return { refused: 'above_limit', rule: last?.id ?? null, mostCents: centsIn(last?.upTo ?? 0) };
}

/** The most that somebody with these roles may promise alone; null where no rule gives a limit. */
function ownLimit(
  { limits = [] }: MoneyRules,
  remedy: RemedyKind,
  roles: readonly Role[],
): NonNullable<MoneyRules['limits']>[number] | null {
  const own = roles.flatMap((role) =>
    forRemedy(
      limits.filter((one) => one.role === role),
      remedy,
    ),
  );
  return own.toSorted((one, other) => other.upTo - one.upTo)[0] ?? null;
}

/** Rules that name the remedy; where none does, those that name none. */
function forRemedy<Rule extends { readonly remedies?: readonly RemedyKind[] | undefined }>(
  rules: readonly Rule[],
  remedy: RemedyKind,
): readonly Rule[] {
  const named = rules.filter(({ remedies }) => remedies?.includes(remedy));
  return named.length > 0 ? named : rules.filter(({ remedies }) => remedies === undefined);
}
