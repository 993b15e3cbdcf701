import type { MessageWritten } from '@tingsu/contracts';
import { continuedInNextRound } from './after-call-back.js';
import type { CaseEventOf } from './case-event.js';
import type { CaseState } from './case-state.js';
import { conclude, type Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { consented } from './consented.js';
import { saidLastWord } from './last-word.js';
import { spokenOfDanger } from './danger.js';

/** From where the case goes into another round when the complainant is not satisfied with the answer (T-34). */
const ANSWERED: readonly CaseState['state'][] = ['fed_back', 'implementing', 'closed'];

/**
 * A message of the thread, in whatever state the case is. What a complainant sends waits for an officer; only who is not satisfied with the
 * answer is worked for again at once, as after a call-back.
 */
export function receiveMessage(
  state: CaseState,
  { aggregateid: messageId, data }: MessageWritten,
  context: DecisionContext,
): Decision {
  const { nr, kind: message, files, via, notice, satisfied, danger = [] } = data;
  const common = { state: state.state, messageId, nr, message, files };
  if (data.direction === 'out')
    return conclude(
      state,
      { events: [{ kind: 'messageSent', data: { ...common, notice } }] },
      context,
    );
  const consequence = consequenceOf(state, data, context);
  const received: CaseEventOf<'messageReceived'> = {
    kind: 'messageReceived',
    data: {
      ...{ ...common, via, owner: state.owner ?? null },
      ...(satisfied === undefined ? {} : { satisfied }),
      ...(consequence ? { consequence } : {}),
    },
  };
  const agreed = message === 'consent' ? consented(state, context) : [];
  const said = [{ where: 'message', nr, dangers: danger } as const];
  const events = [received, ...agreed, ...spokenOfDanger(state, said, context)];
  const decision = conclude(state, { events }, context);
  return consequence === 'reopen'
    ? continuedInNextRound(decision, { ground: 'dissatisfied' }, context)
    : decision;
}

function consequenceOf(
  state: CaseState,
  { kind, satisfied }: MessageWritten['data'],
  context: DecisionContext,
): 'reopen' | 'last_round' | null {
  if (kind !== 'rating' || satisfied !== false || !ANSWERED.includes(state.state)) return null;
  const policy = context.inForce?.().policy ?? context.policy;
  return saidLastWord(state, policy) ? 'last_round' : 'reopen';
}
