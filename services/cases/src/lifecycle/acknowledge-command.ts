import type { ClockState } from './case-state.js';
import { isOpen, mayAcknowledge } from './clock-acknowledgement.js';
import { refuse, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';

/** Saying that one knows of a step (确认知悉): the next step then comes at its own time. Saying it again changes nothing. */
export const ACKNOWLEDGEMENTS: Handlers<'acknowledgeClock'> = {
  acknowledgeClock: (state, { clockId, stepId }, { at, roles, policy }) => {
    const clock = state.clocks[clockId] ?? refuse('clock.unknown', 'The case has no such clock.');
    const step = clock.acted?.find((one) => one.stepId === stepId);
    // The clock was met, moved or paused meanwhile: the acknowledgement is no longer needed.
    if (!step && isOfLadder(clock, stepId, policy)) return { events: [] };
    if (!step || step.acknowledgeBy === null)
      return refuse(
        'acknowledgement.not_asked',
        'This step needs no acknowledgement. Reload the case.',
      );
    if (!isOpen(step)) return { events: [] };
    if (!mayAcknowledge(step, roles))
      return refuse(
        'acknowledgement.not_named',
        'Only the recipients of the step may acknowledge it.',
      );
    const { label, ownerDepartment } = clock;
    const { action, level, acknowledgeBy } = step;
    const late = at.getTime() > Date.parse(acknowledgeBy);
    const data = {
      state: state.state,
      clockId,
      label,
      ownerDepartment,
      stepId,
      action,
      level,
      acknowledgeBy,
      late,
    };
    return { events: [{ kind: 'clockAcknowledged', data }] };
  },
};

/** A step that the ladder has, though it has not acted since the clock was last moved. */
function isOfLadder(
  { clockId, generation }: ClockState,
  stepId: string,
  policy: DecisionContext['policy'],
): boolean {
  const own = policy.clocks.find(({ rule }) => rule.id === clockId)?.rule.warn ?? [];
  const ids = [...policy.ladder.map(({ id }) => id), ...own.map((_, index) => `warn${index + 1}`)];
  return generation > 1 && ids.includes(stepId);
}
