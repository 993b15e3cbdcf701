import type { Progress } from '@tingsu/contracts';

type Stage = Progress['stage'];
const WAY: readonly Stage[] = ['received', 'assessing', 'handling', 'answered', 'closed'];
/** These end the way before its end. */
const CUT_OFF: readonly Stage[] = ['declined', 'withdrawn', 'merged'];

/** The steps of a complaint, each before, at or after where it is. What is waited for belongs to the assessment. */
export function stepsOf(
  stage: Stage,
): readonly { readonly stage: Stage; readonly when: 'done' | 'now' | 'later' }[] {
  if (CUT_OFF.includes(stage))
    return [
      { stage: 'received', when: 'done' },
      { stage, when: 'now' },
    ];
  const at = WAY.indexOf(stage === 'waiting_for_you' ? 'assessing' : stage);
  return WAY.map((step, index) => ({
    stage: index === at ? stage : step,
    when: index < at ? 'done' : index === at ? 'now' : 'later',
  }));
}
