import type { LocalizedText, SafetyPath } from '@tingsu/contracts';
import { offsetOf } from '../clocks/ladder.js';
import type { SafetyRules } from '../documents/safety-schema.js';

type Step = NonNullable<SafetyRules['steps']>[number];

/** What to do and whom to call in danger of these kinds, in the order of the policy. */
export function safetyPath(rules: SafetyRules | null, kinds: readonly string[]): SafetyPath {
  const steps = (rules?.steps ?? []).filter((step) => stepFor(step, kinds));
  return {
    steps: steps.map((step) => ({
      id: step.id,
      label: labelOf(step),
      owner: step.owner ?? null,
      numbers: numbersOf(step, rules),
    })),
  };
}

const stepFor = ({ kinds: own }: Step, kinds: readonly string[]): boolean =>
  !own || own.some((kind) => kinds.includes(kind));

/** Whether danger of these kinds asks for the step. */
export const stepAsksFor = (
  rules: SafetyRules | null,
  id: string,
  kinds: readonly string[],
): boolean => (rules?.steps ?? []).some((step) => step.id === id && stepFor(step, kinds));

/** By when somebody has to see to it; null where the policy sets no time. */
export const acknowledgedBy = (rules: SafetyRules | null, at: Date): string | null =>
  rules?.acknowledgeWithin ? after(rules.acknowledgeWithin, at) : null;

/** By when somebody looks again at what the public says; null where the policy sets no time. */
export function nextLook(rules: SafetyRules | null, grade: string, at: Date): string | null {
  const rule = rules?.media?.find((one) => one.grade === grade);
  return rule ? after(rule.lookWithin, at) : null;
}

/** Steps that come before the police are called, for danger of this kind. */
export const stepsBeforePolice = (rules: SafetyRules | null, kind: string): string[] =>
  (rules?.steps ?? [])
    .filter(({ beforePolice, kinds }) => beforePolice && (kinds?.includes(kind) ?? true))
    .map(({ id }) => id);

export const after = (span: string, at: Date): string =>
  new Date(at.getTime() + offsetOf(span)).toISOString();

const numbersOf = ({ call = [] }: Step, rules: SafetyRules | null) =>
  (rules?.numbers ?? [])
    .filter(({ id }) => call.includes(id))
    .map((one) => ({ label: labelOf(one), number: one.number }));

const labelOf = (named: {
  readonly id: string;
  readonly zh?: string | undefined;
  readonly en?: string | undefined;
}): LocalizedText => ({
  zh: named.zh ?? named.en ?? named.id,
  en: named.en ?? named.zh ?? named.id,
});
