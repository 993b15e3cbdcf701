import {
  awaitsInspection,
  isAskedHold,
  isSealed,
  isUnfinishedHold,
  isUninspected,
  type EvidenceHold,
  type RuleCode,
} from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';

type Holds = Pick<CaseState, 'holds'>;
export const holdsOf = ({ holds = [] }: Holds): readonly EvidenceHold[] => holds;

/** When the event happened or was found, as triage says or the death of the patient; null where nothing says it. */
export function eventAt({ classification, death }: CaseState): string | null {
  const said = classification?.facts['eventFoundAt'];
  return typeof said === 'string' ? said : (death?.diedAt ?? null);
}

export function requirePast(at: string, { at: now }: Pick<DecisionContext, 'at'>): void {
  if (Date.parse(at) > now.getTime())
    refuse('hold.future', 'That is still to come: record it once it has happened.');
}

const unless = (found: boolean, code: RuleCode): RuleCode | null => (found ? null : code);
const some = (state: Holds, test: (hold: EvidenceHold) => boolean): boolean =>
  holdsOf(state).some(test);

/** What stands against a step before its form is filled in. */
export const HOLD_GUARDS = {
  sealHold: (state: Holds) => unless(some(state, isAskedHold), 'hold.none_asked'),
  completeHold: (state: Holds) => unless(some(state, isUnfinishedHold), 'hold.none_unfinished'),
  inspectHold: (state: Holds) => unless(some(state, isUninspected), 'hold.none_sealed'),
  recordInspection: (state: Holds) => unless(some(state, awaitsInspection), 'hold.none_examined'),
  releaseHold: (state: Holds) => unless(some(state, isSealed), 'hold.none_sealed'),
  recordConsent: hasDeath,
  recordAutopsy: hasDeath,
  recordBody: hasDeath,
};

function hasDeath({ death }: Pick<CaseState, 'death'>): RuleCode | null {
  return death ? null : 'death.none';
}
