import type { LocalizedText, SafetyPath } from '@tingsu/contracts';
import { offsetOf } from '../clocks/ladder.js';
import type { SafetyRules } from '../documents/safety-schema.js';

type Step = NonNullable<SafetyRules['steps']>[number];

/** What to do and whom to call in danger of these kinds, in the order of the policy. */
export function safetyPath(rules: SafetyRules | null, kinds: readonly string[]): SafetyPath {
  const steps = (rules?.steps ?? []).filter(
    (step) => !step.kinds || step.kinds.some((kind) => kinds.includes(kind)),
  );
  return {
    steps: steps.map((step) => ({
      id: step.id,
      label: labelOf(step),
      owner: step.owner ?? null,
      numbers: numbersOf(step, rules),
    })),
  };
}

/** By when somebody has to see to it; null where the policy sets no time. */
export const acknowledgedBy = (rules: SafetyRules | null, at: Date): string | null =>
  rules?.acknowledgeWithin
    ? new Date(at.getTime() + offsetOf(rules.acknowledgeWithin)).toISOString()
    : null;

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
