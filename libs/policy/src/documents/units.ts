import type { UnitMeaning } from '@tingsu/contracts';
import type { Policy } from './policy.js';

/** What a name of the policy is in a case; null = a unit of the directory. The policy's own centre needs no word for it. */
export function meaningOf(
  { units, centre }: Pick<Policy, 'units' | 'centre'>,
  name: string,
): UnitMeaning | null {
  return units[name]?.means ?? (name === centre ? 'centre' : null);
}
