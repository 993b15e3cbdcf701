import type { Binding } from '@tingsu/contracts';

/** Where a complaint belongs; no department when the sender named none. */
export interface Place {
  readonly campus: string;
  readonly department: string | null;
  readonly caseKind: string;
  readonly channel: string;
}
type Scope = Pick<Binding, 'campus' | 'department' | 'caseKind' | 'channel'>;

/** The most special of the bindings that hold for the place; `checkBindings` refuses sets in which two are equally special. */
export function bindingFor<Bound extends Scope>(
  bindings: readonly Bound[],
  place: Place,
): Bound | undefined {
  return bindings
    .filter((binding) => holdsFor(binding, place))
    .reduce<Bound | undefined>(
      (best, one) => (best && weightOf(best) >= weightOf(one) ? best : one),
      undefined,
    );
}

/** Of each place the row that began last, the most general first. `day` is `YYYY-MM-DD` where the hospital is. */
export function bindingsOn<Bound extends Binding>(rows: readonly Bound[], day: string): Bound[] {
  const begun = rows.filter(({ from }) => from === undefined || from <= day);
  const current = new Map<string, Bound>();
  for (const row of begun) {
    const known = current.get(scopeKey(row));
    if (!known || (known.from ?? '') <= (row.from ?? '')) current.set(scopeKey(row), row);
  }
  return [...current.values()].sort((one, other) => weightOf(one) - weightOf(other));
}

export function holdsFor(binding: Scope, place: Place): boolean {
  const { campus, department, caseKind, channel } = binding;
  return (
    caseKind === place.caseKind &&
    (campus === null || campus === place.campus) &&
    (!department || department === place.department) &&
    (!channel || channel === place.channel)
  );
}

/** The rows that hold for a place and of which none is more special than the others; empty when one is. */
export function rivalsAt<Bound extends Scope>(current: readonly Bound[], place: Place): Bound[] {
  const here = current.filter((row) => holdsFor(row, place));
  const most = here.filter((row) => !here.some((one) => one !== row && isWithin(one, row)));
  return most.length > 1 ? most : [];
}

/** Whether every place of the one row is a place of the other. */
const isWithin = (one: Scope, other: Scope): boolean =>
  (other.campus === null || other.campus === one.campus) &&
  (!other.department || other.department === one.department) &&
  (!other.channel || other.channel === one.channel);

/** Equal for rows that hold for the same places. */
export const scopeKey = ({ campus, department, caseKind, channel }: Scope): string =>
  [campus ?? '', department ?? '', caseKind, channel ?? ''].join('\n');

/** Equal for rows that say the same. */
export const rowKey = (row: Binding): string =>
  `${scopeKey(row)} ${row.from ?? ''} ${row.policies.join('+')}`;

/** A row that holds for a part of the places of another one weighs more. */
const weightOf = ({ campus, department, channel }: Scope): number =>
  (department ? 4 : 0) + (campus === null ? 0 : 2) + (channel ? 1 : 0);
