import type { PathState, SafetyState, UnitMeaning } from '@tingsu/contracts';
import { safetyPath, type Policy, type SafetyRules } from '@tingsu/policy';
import { departmentsFor, meaningsOf, type Directory } from '../lifecycle/units.js';
import type { PolicyBook } from '../policies/policy-book.js';

/** What the policy of a campus says about danger. */
export interface SafetyGround {
  readonly rules: SafetyRules | null;
  /** Departments that answer for these names today. */
  departments(names: readonly string[]): string[];
  meaning(names: readonly string[]): Record<string, UnitMeaning> | undefined;
}

interface Place {
  readonly campus: string;
  readonly department?: string | null;
}

export function safetyAt(
  { campus, department = null }: Place,
  book: PolicyBook,
  directory: Directory,
): SafetyGround {
  const policy = book.policyFor({ campus, department, caseKind: 'external', channel: '' });
  return {
    rules: policy?.safety ?? null,
    departments: (names) =>
      policy ? departmentsFor(names, placeOf(policy, directory, campus)) : [],
    meaning: (names) => (policy ? meaningsOf(policy, names) : undefined),
  };
}

type Asking =
  { readonly sort: Exclude<SafetyState['sort'], 'path'> } | Pick<PathState, 'sort' | 'dangers'>;

/** Who is told when a file is opened; of an incident the head of the complaint centre where no policy says. */
export function toldAtFirst(state: Asking, rules: SafetyRules | null): readonly string[] {
  switch (state.sort) {
    case 'incident':
      return rules?.tell ?? ['centreHead'];
    case 'path':
      return ownersOf(state.dangers, rules);
    case 'emergency':
      return [...(rules?.emergency?.tell ?? []), ...(rules?.emergency?.team ?? [])];
    case 'restriction':
    case 'mark':
      return rules?.[state.sort]?.decide ?? [];
    case 'media':
      return [];
  }
}

/** Who is told when nobody acknowledged in time. */
export const toldLate = (rules: SafetyRules | null): readonly string[] => rules?.escalateTo ?? [];

/** The centre sees to danger in a complaint where no step names somebody else. */
function ownersOf(dangers: readonly string[], rules: SafetyRules | null): string[] {
  const owners = safetyPath(rules, dangers).steps.flatMap(({ owner }) => owner ?? []);
  return owners.length > 0 ? [...new Set(owners)] : ['centreHead'];
}

const placeOf = (policy: Policy, directory: Directory, campus: string) => ({
  ...{ policy, directory, campus, respondent: null, lead: null },
});
