import type { PathState, SafetyAct, SafetyActName } from '@tingsu/contracts';
import { acknowledgedBy, safetyPath } from '@tingsu/policy';
import { notNow, withStep, type SafetyMoment, type Standing } from './standing.js';

type Path = Standing<PathState>;

/** The words of a complaint speak of danger: somebody takes the first step in the time of the policy. */
export function pathOf(
  { caseNo, dangers }: { readonly caseNo: string; readonly dangers: readonly string[] },
  { at, rules }: Omit<SafetyMoment, 'by'>,
): Path {
  const by = acknowledgedBy(rules, at);
  const hasSteps = safetyPath(rules, dangers).steps.length > 0;
  return {
    state: {
      ...{ sort: 'path', dangers: [...dangers], acknowledgedBy: null, acknowledgedAt: null },
      ...{ escalatedAt: null, steps: [] },
    },
    ...{ department: null, people: [], caseNo },
    // Nothing is asked where the policy has no steps.
    endedAt: hasSteps ? null : at.toISOString(),
    due: by === null || !hasSteps ? null : { what: 'acknowledge', at: by },
  };
}

export const actsOnPath = ({ state }: Path): SafetyActName[] => [
  ...(state.acknowledgedBy === null ? (['acknowledge'] as const) : []),
  ...(['takeStep', 'note', 'end'] as const),
];

export function afterPathAct(path: Path, act: SafetyAct, moment: SafetyMoment): Path {
  const { state } = path;
  const at = moment.at.toISOString();
  const seen =
    state.acknowledgedBy === null ? { acknowledgedBy: moment.by, acknowledgedAt: at } : {};
  switch (act.act) {
    case 'acknowledge':
      return { ...path, state: { ...state, ...seen }, due: null };
    case 'takeStep': {
      refuseWithoutProof(state, act, moment);
      const steps = withStep(state.steps, act.step, state.dangers, moment);
      return { ...path, state: { ...state, ...seen, steps }, due: null };
    }
    case 'end':
      return { ...path, endedAt: at, due: null };
    default:
      return path;
  }
}

export const escalatedPath = (path: Path, at: Date): Path => ({
  ...path,
  state: { ...path.state, escalatedAt: at.toISOString() },
  due: null,
});

/** Where somebody answers for a step, what was done is its proof. */
function refuseWithoutProof(
  { dangers }: PathState,
  { step, text }: Extract<SafetyAct, { act: 'takeStep' }>,
  { rules }: SafetyMoment,
): void {
  const found = safetyPath(rules, dangers).steps.find(({ id }) => id === step);
  if (found?.owner && !text) notNow('Write what was done: it is the proof of this step.');
}
