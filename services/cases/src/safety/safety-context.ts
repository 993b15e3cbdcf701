import type { UnitMeaning } from '@tingsu/contracts';
import type { Policy, SafetyRules } from '@tingsu/policy';
import { departmentsFor, meaningsOf, type Directory } from '../lifecycle/units.js';
import type { PolicyBook } from '../policies/policy-book.js';

/** What the policy of a campus says about danger. */
export interface SafetyGround {
  readonly rules: SafetyRules | null;
  /** Who is told at once, and who is told when nobody acknowledges; the head of the complaint centre where no policy says. */
  readonly tell: readonly string[];
  readonly escalateTo: readonly string[];
  /** Departments among those who are told. */
  readonly securedBy: readonly string[];
  meaning(names: readonly string[]): Record<string, UnitMeaning> | undefined;
}

export function safetyAt(
  { campus, department }: { readonly campus: string; readonly department: string | null },
  book: PolicyBook,
  directory: Directory,
): SafetyGround {
  const policy = book.policyFor({ campus, department, caseKind: 'external', channel: '' });
  const rules = policy?.safety ?? null;
  const tell = rules?.tell ?? ['centreHead'];
  return {
    rules,
    tell,
    escalateTo: rules?.escalateTo ?? [],
    securedBy: policy ? departmentsFor(tell, placeOf(policy, directory, campus)) : [],
    meaning: (names) => (policy ? meaningsOf(policy, names) : undefined),
  };
}

const placeOf = (policy: Policy, directory: Directory, campus: string) => ({
  ...{ policy, directory, campus, respondent: null, lead: null },
});
