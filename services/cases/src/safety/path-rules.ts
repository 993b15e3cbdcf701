import type { PathState, SafetyAct, SafetyActName, SafetyPath } from '@tingsu/contracts';
import { acknowledgedBy, safetyPath, stepAsksFor, type SafetyRules } from '@tingsu/policy';
import { notNow, withStep, type SafetyMoment, type Standing } from './standing.js';

type Path = Standing<PathState>;
type System = Omit<SafetyMoment, 'by'>;
type Word = Omit<NonNullable<PathState['words']>[number], 'dangers'> & {
  readonly dangers: readonly string[];
};

/** The words of a complaint speak of danger: somebody takes the first step in the time of the policy. */
export function pathOf(
  { caseNo, dangers }: { readonly caseNo: string; readonly dangers: readonly string[] },
  { at, rules }: System,
): Path {
  const word = { key: 'complaint', where: 'complaint', dangers } as const;
  return afterWord(
    {
      state: {
        ...{ sort: 'path', dangers: [], acknowledgedBy: null, acknowledgedAt: null },
        ...{ escalatedAt: null, steps: [], words: [] },
      },
      ...{ department: null, people: [], caseNo, endedAt: null, due: null },
    },
    { ...word, at: at.toISOString() },
    { at, rules },
  );
}

/** One more word of danger: its steps are asked for, whether or not they were taken for what was said before. The same word twice asks once. */
export function afterWord(path: Path, word: Word, { at, rules }: System): Path {
  const { state } = path;
  const { words = [] } = state;
  if (words.some(({ key }) => key === word.key)) return path;
  const kept = { ...word, dangers: [...word.dangers] };
  const dangers = [...new Set([...state.dangers, ...word.dangers])];
  const by = acknowledgedBy(rules, at);
  const hasSteps = safetyPath(rules, word.dangers).steps.length > 0;
  const asked = { acknowledgedBy: null, acknowledgedAt: null, escalatedAt: null };
  return {
    ...path,
    state: { ...state, dangers, words: [...words, kept], ...(hasSteps ? asked : {}) },
    // Nothing is asked where the policy has no steps.
    ...(hasSteps
      ? { endedAt: null, due: by === null ? null : { what: 'acknowledge', at: by } }
      : { endedAt: words.length === 0 ? at.toISOString() : path.endedAt }),
  };
}

/** The steps of the policy, each with when it was last asked for. */
export function stepsAsked(state: PathState, rules: SafetyRules | null): SafetyPath {
  const { steps } = safetyPath(rules, state.dangers);
  return { steps: steps.map((step) => ({ ...step, askedAt: lastAsked(state, step.id, rules) })) };
}

const lastAsked = (
  { words = [] }: PathState,
  step: string,
  rules: SafetyRules | null,
): string | null => words.findLast(({ dangers }) => stepAsksFor(rules, step, dangers))?.at ?? null;

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
      const askedAt = lastAsked(state, act.step, moment.rules);
      const steps = withStep(state.steps, act.step, state.dangers, moment, askedAt);
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
