import type { InquiryTask, InquiryTaskKind } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import type { PayloadOf } from './payload.js';

type Found = Omit<PayloadOf<'finishTask'>, 'taskId'>;

/** What happened at a place and a time: it proves nothing without them. */
const IN_PLACE: readonly InquiryTaskKind[] = ['interview', 'on_site'];

/** What goes on record of what was found; refuses what proves nothing. */
export function requireFinding(
  { kind }: InquiryTask,
  { happenedAt, place, witness, whom, interviewer, signed, result }: Found,
  state: CaseState,
  context: DecisionContext,
) {
  if (IN_PLACE.includes(kind)) {
    if (happenedAt === undefined) refuse('task.happened_missing', 'Say when it was.');
    if (place === undefined) refuse('task.place_missing', 'Say where it was.');
  }
  if (happenedAt !== undefined) requireMeanwhile(happenedAt, state, context);
  // On site, what was seen is written down; of anything else a file may say it.
  if (result === undefined && (kind === 'on_site' || !state.inquiryProof))
    refuse('task.result_missing', 'Say what was found, or add a file that says it.');
  const at = happenedAt === undefined ? undefined : new Date(happenedAt).toISOString();
  if (kind !== 'interview')
    return { happenedAt: at, witness: undefined, interviewer: undefined, signed: undefined };
  if (witness === undefined && whom === undefined)
    refuse('task.whom_missing', 'Say who was asked.');
  if (signed === undefined)
    refuse('task.signed_missing', 'Say whether the minutes were read and signed, or refused.');
  requireStaff([witness, interviewer], context);
  return {
    ...{ happenedAt: at, witness, signed },
    interviewer: interviewer ?? context.actor.id ?? undefined,
  };
}

/** Nothing is found out before the matter happened, or after now. */
function requireMeanwhile(
  happenedAt: string,
  { receivedAt, classification }: CaseState,
  { at }: DecisionContext,
): void {
  const when = Date.parse(happenedAt);
  if (when > at.getTime()) refuse('task.happened_future', 'This time is still to come.');
  const found = classification?.facts['eventFoundAt'];
  const event = typeof found === 'string' ? Date.parse(found) : Infinity;
  if (when < Math.min(Date.parse(receivedAt), event))
    refuse('task.happened_too_early', 'This is before the matter happened or was reported.');
}

function requireStaff(
  people: readonly (string | undefined)[],
  { directory }: DecisionContext,
): void {
  for (const person of people)
    if (person !== undefined && !directory.staff.some(({ id }) => id === person))
      refuse('person.unknown', 'The directory has no such person.');
}
