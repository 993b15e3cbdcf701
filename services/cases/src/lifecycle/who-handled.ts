import type { CaseEventKind, RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';

/** Facts whose author has handled the case: another person calls back. */
const HANDLING: readonly CaseEventKind[] = [
  'signedFor',
  'packageSubmitted',
  'partSigned',
  'partSubmitted',
  'issueFound',
  'opinionDrafted',
  'approvalRequested',
  'opinionFinalised',
  'feedbackGiven',
  'resolvedOnSpot',
  'settled',
];

/** Who has handled the case in this round, after one more fact. */
export function handledBy(
  { handlers }: Pick<CaseState, 'handlers'>,
  { kind, actor }: RecordedEvent,
): Pick<CaseState, 'handlers'> | null {
  const { type, id } = actor;
  if (type !== 'person' || id === null || !HANDLING.includes(kind)) return null;
  return { handlers: [...new Set([...handlers, id])].sort() };
}
