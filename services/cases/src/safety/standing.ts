import { ProblemError, type SafetyDue, type SafetyState, type StepTaken } from '@tingsu/contracts';
import { safetyPath, type SafetyRules } from '@tingsu/policy';

/** How a file stands: what an act changes. */
export interface Standing<State extends SafetyState = SafetyState> {
  readonly state: State;
  readonly department: string | null;
  readonly people: readonly string[];
  readonly caseNo: string | null;
  readonly endedAt: string | null;
  readonly due: { readonly what: SafetyDue; readonly at: string } | null;
}

/** Who does something, when, and under which rules. */
export interface SafetyMoment {
  readonly at: Date;
  readonly by: string;
  readonly rules: SafetyRules | null;
}

export function notNow(detail: string): never {
  throw new ProblemError('safety.not_now', detail);
}

/** A step that was taken twice was taken the first time, unless it was asked for anew in between. */
export function withStep(
  steps: readonly StepTaken[],
  step: string,
  kinds: readonly string[],
  { at, by, rules }: SafetyMoment,
  askedAt: string | null = null,
): StepTaken[] {
  if (!safetyPath(rules, kinds).steps.some(({ id }) => id === step))
    notNow('The policy has no such step for this danger. Reload the page.');
  if (steps.some((one) => one.step === step && one.at >= (askedAt ?? ''))) return [...steps];
  return [...steps, { step, by, at: at.toISOString() }];
}

/** Clocks of people run a few minutes ahead. */
const AHEAD_MS = 5 * 60_000;
export function past(at: string, moment: SafetyMoment): string {
  const ms = Date.parse(at);
  if (ms > moment.at.getTime() + AHEAD_MS)
    notNow('This time has not come yet. Write down when it happened.');
  return new Date(ms).toISOString();
}
