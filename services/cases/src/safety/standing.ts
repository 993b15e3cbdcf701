import { ProblemError, type SafetyDue, type SafetyState } from '@tingsu/contracts';
import type { SafetyRules } from '@tingsu/policy';

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
