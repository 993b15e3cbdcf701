import {
  answeringFor,
  partyOf,
  type DirectoryPublished,
  type UnitMeaning,
} from '@tingsu/contracts';
import { meaningOf, type Policy } from '@tingsu/policy';

export type Directory = DirectoryPublished['data'];

export interface UnitContext {
  readonly policy: Pick<Policy, 'units' | 'centre'>;
  readonly directory: Directory;
  readonly campus: string;
  readonly respondent: string | null;
  readonly lead: string | null;
}

/** The department that answers today for a unit as the policy names it; null when none does. `A|B` means the first that exists. */
export function departmentFor(
  unit: string,
  { policy, directory, campus, respondent, lead }: UnitContext,
): string | null {
  for (const name of unit.split('|')) {
    const { departments } = directory;
    const party = partyOf(meaningOf(policy, name), { respondent, lead, departments });
    const code = party ?? answeringFor(name, campus, departments)[0]?.code;
    if (code) return code;
  }
  return null;
}

export function departmentsFor(units: readonly string[], context: UnitContext): string[] {
  return [
    ...new Set(units.map((unit) => departmentFor(unit, context)).filter((code) => code !== null)),
  ];
}

/** What the names are in the case, for those who cannot read the policy; undefined where the policy says nothing. */
export function meaningsOf(
  policy: UnitContext['policy'],
  names: readonly (string | null)[],
): Record<string, UnitMeaning> | undefined {
  const found = names.flatMap((name) => {
    const meaning = name === null ? null : meaningOf(policy, name);
    return name === null || meaning === null ? [] : [[name, meaning] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
