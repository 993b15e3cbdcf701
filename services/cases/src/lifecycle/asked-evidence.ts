import type { CaseDetail, CommandName } from '@tingsu/contracts';
import { evidenceFor, type Policy } from '@tingsu/policy';
import { decidedFacts } from './approvals.js';
import type { CaseState } from './case-state.js';
import { refuse } from './context.js';

type Asked = NonNullable<CaseDetail['askedEvidence']>[number];

/** Files that the policy asks for with the steps of this case, and whether they are there. */
export function askedEvidence(state: CaseState, policy: Policy): Asked[] {
  if (!state.classification) return [];
  const { evidence = [], unavailable = [] } = state;
  return evidenceFor(policy, decidedFacts(state.classification)).map((asked) => {
    // A file of the case as a whole serves every step.
    const there = evidence.some(
      ({ slot, step }) => slot === asked.slot && (step === null || step === asked.step),
    );
    const unavailableAt = unavailable.find(({ slot }) => slot === asked.slot)?.at;
    return { ...asked, there, ...(there || !unavailableAt ? {} : { unavailableAt }) };
  });
}

/** What is missing and not recorded as not available. */
export const missingEvidence = (state: CaseState, policy: Policy): Asked[] =>
  askedEvidence(state, policy).filter(({ there, unavailableAt }) => !there && !unavailableAt);

/** Refuses a step whose required files are not there. Not a guard: the files are added in the dialog of the step itself. */
export function refuseWithoutEvidence(name: CommandName, state: CaseState, policy: Policy): void {
  const missing = missingEvidence(state, policy).filter(
    ({ step, required }) => step === name && required,
  );
  if (missing.length === 0) return;
  const slots = missing.map(({ slot, label }) => (label ? `${slot} (${label.en})` : slot));
  refuse('evidence.missing', `Add the files that this step needs first: ${slots.join(', ')}.`);
}
