import {
  type CaseStateName,
  ENDED_STATES,
  type MessageKind,
  ProblemError,
} from '@tingsu/contracts';

/** What is known here of the case; null until it is open. */
interface KnownCase {
  readonly state: CaseStateName;
  readonly answeredAt: string | null;
}

const isOneOf = (states: readonly CaseStateName[], state: CaseStateName): boolean =>
  states.includes(state);

/**
 * Throws for what a complainant cannot send any more or not yet. A word is taken until the file is archived, also after the handling has
 * ended: somebody reads it.
 */
export function checkMaySend(kind: MessageKind, copy: KnownCase | null): void {
  if (copy?.state === 'archived')
    throw new ProblemError(
      'complaint.archived',
      'The file of this complaint is closed. Send a new complaint and name this number in it.',
    );
  if (kind === 'withdrawal' && copy && isOneOf(ENDED_STATES, copy.state))
    throw new ProblemError(
      'complaint.ended',
      'The handling has ended: nothing is left to withdraw.',
    );
  if ((kind === 'rating' || kind === 'confirmation') && copy?.answeredAt == null)
    throw new ProblemError('answer.missing', 'Wait for the answer of the hospital first.');
}

/** What a complainant sends while the hospital waits for missing material is that material. */
export const kindSent = (copy: KnownCase | null): MessageKind =>
  copy?.state === 'awaiting_info' ? 'supplement' : 'message';
