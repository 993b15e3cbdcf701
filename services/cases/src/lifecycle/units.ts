import type { DirectoryPublished } from '@tingsu/contracts';
import type { UnitMeaning } from '@tingsu/contracts';
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
export function departmentFor(unit: string, context: UnitContext): string | null {
  for (const name of unit.split('|')) {
    const code = relative(name, context) ?? named(name, context);
    if (code) return code;
  }
  return null;
}

export function departmentsFor(units: readonly string[], context: UnitContext): string[] {
  return [
    ...new Set(units.map((unit) => departmentFor(unit, context)).filter((code) => code !== null)),
  ];
}

function relative(
  unit: string,
  { policy, directory, respondent, lead }: UnitContext,
): string | null {
  switch (meaningOf(policy, unit)) {
    case 'lead':
    case 'leadHead':
      return lead ?? respondent;
    case 'respondent':
    case 'respondentHead':
      return respondent ?? lead;
    case 'headNurse':
      return directory.departments.find(({ code }) => code === respondent)?.headNurse ?? null;
    default:
      return null;
  }
}

/** A department by its code; else the campus's own unit of that name comes first, then one that serves the group. */
function named(unit: string, { directory, campus }: UnitContext): string | null {
  if (directory.departments.some(({ code }) => code === unit)) return unit;
  const answering = directory.departments.filter(({ answersFor }) => answersFor.includes(unit));
  return (
    (answering.find((department) => department.campus === campus) ?? answering[0])?.code ?? null
  );
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
