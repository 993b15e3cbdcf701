import { adviceOf, type ClassificationPreview, type Facts } from '@tingsu/contracts';
import { openFacts } from '@tingsu/policy';
import type { CaseState, ClockState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { decide } from './decide.js';

/** A reason is asked for when the grading is saved, not while it is tried. */
const TRYING = 'preview';

const isDuty = ({ state, kind, impliedBy }: ClockState): boolean =>
  state === 'running' && kind !== 'window' && impliedBy === null;

/** What `classify` would make of the case with these facts. Refuses what `classify` refuses. */
export function previewOf(
  state: CaseState,
  facts: Facts,
  context: DecisionContext,
): ClassificationPreview {
  const payload = { facts, reason: TRYING };
  const { events, state: after } = decide(state, { name: 'classify', payload }, context);
  const graded = events.find(({ kind }) => kind === 'classified');
  if (graded?.kind !== 'classified') throw new Error('classify always grades');
  const { nature, priority, reportable, track, lead, leadDepartment } = graded.data;
  return {
    nature,
    priority,
    reportable,
    advice: adviceOf(graded.data),
    track,
    lead,
    leadDepartment,
    limits: Object.values(after.clocks)
      .filter(isDuty)
      .sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt))
      .map(({ clockId, label, kind, dueAt }) => ({ clockId, label, kind, dueAt })),
    asks: openFacts(context.policy, graded.data.facts).map(({ fact, decides }) => ({
      fact,
      decides: [...decides],
    })),
  };
}
