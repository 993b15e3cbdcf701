import { nextRound, type Reopening } from './aftermath-commands.js';
import { conclude, type Decision } from './conclude.js';
import type { DecisionContext } from './context.js';

const GOES_ON: readonly string[] = ['reopen', 'second_complaint'];

/**
 * Who is not satisfied in a call-back is worked for again at once: the case goes into its next round (T-34), under the policies in force
 * today. A second complaint (T-35) is such a round too, marked as one with what it multiplies, so that it keeps the history of its case.
 * A complaint with a number of its own is registered by intake, which learns of it from the fact: this case stays as it is.
 */
export function afterCallBack(decision: Decision, given: DecisionContext): Decision {
  const done = decision.events.find(({ kind }) => kind === 'followUpDone');
  const consequence = done?.kind === 'followUpDone' ? done.data.consequence : undefined;
  if (!consequence || !GOES_ON.includes(consequence.action)) return decision;
  const second = consequence.action === 'second_complaint';
  return continuedInNextRound(
    decision,
    {
      ground: 'failed_callback',
      ...(second ? { secondComplaint: { multiplier: consequence.multiplier ?? null } } : {}),
    },
    given,
  );
}

/** A decision after which the case goes into its next round, as one. */
export function continuedInNextRound(
  decision: Decision,
  why: Reopening,
  given: DecisionContext,
): Decision {
  const context = { ...given, ...given.inForce?.() };
  const next = conclude(
    decision.state,
    { events: nextRound(decision.state, why, context) },
    context,
  );
  return {
    ...{ before: decision.before, state: next.state, texts: decision.texts },
    events: [...decision.events, ...next.events],
    ladders: { ...decision.ladders, ...next.ladders },
  };
}
