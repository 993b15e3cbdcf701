import type { CaseDetail } from '@tingsu/contracts';
import { eventName } from './timeline-lines';

/** A step of a plan as far as it is typed. */
export interface TypedStep {
  readonly what?: string | undefined;
  readonly person?: string | undefined;
  readonly until?: string | undefined;
}

/** One empty step stands in a form that nothing was typed in. */
export const stepsOf = (typed: readonly TypedStep[] | undefined): readonly TypedStep[] =>
  typed && typed.length > 0 ? typed : [{}];

export const withStep = (
  steps: readonly TypedStep[],
  index: number,
  part: Partial<TypedStep>,
): readonly TypedStep[] =>
  steps.map((step, other) => (other === index ? { ...step, ...part } : step));

const isEmpty = ({ what, person, until }: TypedStep): boolean => !what?.trim() && !person && !until;

/** What is sent: steps in which nothing was typed are left out. */
export const sentSteps = (typed: unknown): TypedStep[] =>
  (Array.isArray(typed) ? (typed as TypedStep[]) : [])
    .filter((step) => !isEmpty(step))
    .map(({ what = '', person, until }) => ({
      what: what.trim(),
      ...(person ? { person } : {}),
      ...(until ? { until } : {}),
    }));

/** Whether there is a plan and each step of it says what and until when. */
export const isWholePlan = (typed: unknown): boolean => {
  const steps = sentSteps(typed);
  return steps.length > 0 && steps.every(({ what, until }) => what && until);
};

interface PlannedStep {
  readonly what: string;
  readonly person: string | null;
  readonly until: string;
}

/** The newest plan of the case, with its words as far as the reader sees them. */
export function planOf(timeline: CaseDetail['timeline']): readonly PlannedStep[] {
  const planned = timeline.findLast(({ type }) => eventName(type) === 'case.workPlanned');
  const steps = planned?.data.steps;
  if (!planned || !Array.isArray(steps)) return [];
  const words = (planned.text.workPlan ?? '').split('\n');
  return (steps as Omit<PlannedStep, 'what'>[]).map(({ person, until }, index) => ({
    what: words[index] ?? '',
    person,
    until,
  }));
}
