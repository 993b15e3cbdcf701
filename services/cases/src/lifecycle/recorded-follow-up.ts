import { localDay } from '@tingsu/contracts';
import type { CaseEvent, CaseEventOf } from './case-event.js';
import type { CaseState, FollowUp } from './case-state.js';
import { scriptOf, unanswered } from './call-script.js';
import { emptyChange, isLive } from './clock-changes.js';
import { refuse, type DecisionContext } from './context.js';
import { callableFrom, isCallable } from './follow-ups.js';
import type { PayloadOf } from './payload.js';
import { saidLastWord } from './last-word.js';

type Recorded = PayloadOf<'recordFollowUp'>;
type Done = CaseEventOf<'followUpDone'>['data'];

/**
 * A call-back was made: its item is done, its clock stops. An unanswered call counts as an attempt only, until the policy's
 * number of attempts, each on a day of its own, is used up.
 */
export function recordedFollowUp(
  state: CaseState,
  recorded: Recorded,
  context: DecisionContext,
): CaseEvent[] {
  const { planId, itemNo, result, finding, score, medium } = recorded;
  const item = openItem(state, recorded, context);
  checkAnswers(recorded, context);
  const said = medium === undefined ? {} : { medium };
  const attempt = (item.attemptedAt?.length ?? 0) + 1;
  if (result === 'unreachable') {
    const needed = planOf(recorded, context)?.attempts ?? 1;
    refuseSecondCallOfDay(item, context);
    if (attempt < needed)
      return [
        {
          kind: 'followUpAttempted',
          data: { state: state.state, planId, itemNo, attempt, of: needed, ...said },
        },
      ];
  }
  const consequence = consequenceOf(state, recorded, context);
  const done: CaseEvent = {
    kind: 'followUpDone',
    data: {
      ...{ state: state.state, planId, itemNo, result, attempts: attempt, ...said },
      ...(finding === undefined ? {} : { finding }),
      ...(score === undefined ? {} : { score }),
      found: foundIn(recorded, consequence),
      ...consequence,
    },
  };
  return [done, ...clockMet(state, item, context)];
}

function openItem(state: CaseState, { planId, itemNo }: Recorded, { at }: DecisionContext) {
  const item = state.followUps.find((one) => one.planId === planId && one.itemNo === itemNo);
  if (!item) return refuse('followup.unknown', 'The plan has no such call-back.');
  if (item.result !== null) return refuse('followup.done', 'This call-back is already recorded.');
  if (!isCallable(state, item, at))
    return refuse(
      'followup.too_early',
      `This call-back may be made from ${callableFrom(state, item) ?? 'closing'} on.`,
    );
  return item;
}

/** What was found must go together, and answer what the plan asks. */
function checkAnswers(recorded: Recorded, context: DecisionContext): void {
  const { result, finding, score, answers = {} } = recorded;
  const plan = planOf(recorded, context);
  const asked = scriptOf(plan).questions;
  if (result === 'unreachable' && (score ?? finding ?? Object.keys(answers)[0]) !== undefined)
    refuse('followup.nobody_answered', 'Nobody answered: leave out score, finding and answers.');
  if (finding === 'praise' && result !== 'satisfied')
    refuse('followup.contradicts', 'Only who is satisfied praises.');
  if (finding === 'not_improved' && result !== 'dissatisfied')
    refuse('followup.contradicts', 'Who sees no improvement is not satisfied.');
  if (Object.keys(answers).some((question) => !asked.includes(question)))
    refuse('followup.question_unknown', `The plan asks: ${asked.join(', ') || 'nothing'}.`);
  const missing = unanswered(plan, recorded);
  if (missing.length > 0)
    refuse('followup.answer_missing', `The plan wants an answer to: ${missing.join(', ')}.`);
}

function refuseSecondCallOfDay({ attemptedAt = [] }: FollowUp, { at, timeZone }: DecisionContext) {
  if (attemptedAt.some((before) => localDay(before, timeZone) === localDay(at, timeZone)))
    refuse('followup.same_day', 'Call again on another day.');
}

function foundIn({ result, finding }: Recorded, { consequence }: Pick<Done, 'consequence'>) {
  const isTakenUp = consequence !== undefined && consequence.action !== 'last_round';
  return [
    result,
    ...(finding === undefined ? [] : [finding]),
    ...(isTakenUp ? (['taken_up'] as const) : []),
  ];
}

/** What the plan wants for who is not satisfied: another round (T-34) unless it says a second complaint (T-35). */
function consequenceOf(
  state: CaseState,
  recorded: Recorded,
  context: DecisionContext,
): Pick<Done, 'consequence'> {
  if (recorded.result !== 'dissatisfied') return {};
  if (saidLastWord(state, context.inForce?.().policy ?? context.policy))
    return { consequence: { action: 'last_round' } };
  const { action = 'reopen', multiplier } = planOf(recorded, context)?.onDissatisfied ?? {};
  return { consequence: { action, ...(multiplier === undefined ? {} : { multiplier }) } };
}

function clockMet(state: CaseState, item: FollowUp, { at }: DecisionContext): CaseEvent[] {
  const clock = state.clocks[item.clockId];
  if (!clock || !isLive(clock)) return [];
  const over = at.getTime() - Date.parse(item.dueAt);
  const met = {
    clockId: item.clockId,
    metAt: at.toISOString(),
    late: over > 0,
    minutesOver: Math.max(0, Math.floor(over / 60_000)),
  };
  return [{ kind: 'clocksChanged', data: { ...emptyChange(state), met: [met] } }];
}

const planOf = ({ planId }: Recorded, { policy }: DecisionContext) =>
  policy.followUps.find((plan) => plan.id === planId);
