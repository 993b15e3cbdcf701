import type { CallScript } from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import type { PayloadOf } from './payload.js';

type Plan = Policy['followUps'][number];

/** Asked as a score from 1 to 5, not as words. */
const SATISFACTION = 'satisfaction';

/** What the plan of the policy gives to say and to ask in a call. */
export const scriptOf = (plan: Plan | undefined): CallScript => ({
  script: plan?.script ? { zh: plan.script.zh, en: plan.script.en } : null,
  questions: [...(plan?.form ?? [])],
  mustAnswer: [...(plan?.mustAnswer ?? [])],
});

/** What the plan wants answered by whoever is reached, and is not. */
export function unanswered(
  plan: Plan | undefined,
  { result, score, answers = {} }: PayloadOf<'recordFollowUp'>,
): readonly string[] {
  if (result === 'unreachable') return [];
  return scriptOf(plan).mustAnswer.filter((question) =>
    question === SATISFACTION ? score === undefined : !answers[question]?.trim(),
  );
}
