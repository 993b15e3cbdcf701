import type { CaseEventKind, RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';

type Known = Pick<CaseState, 'quietSince' | 'version'>;

/**
 * Facts on which nobody decides: what became of a message that went out, and the clocks that it met. A command given for the case as it
 * stood before them is still right, so it is not refused as stale.
 */
export function quietSinceOf(before: Known | null, event: RecordedEvent): number | undefined {
  if (!before || !isQuiet(before, event)) return undefined;
  return before.quietSince ?? before.version;
}

/** What a fact brings about by itself. */
const FOLLOWING: readonly CaseEventKind[] = ['clocksChanged', 'accessChanged'];

function isQuiet({ quietSince }: Known, { kind, actor }: RecordedEvent): boolean {
  if (actor.type === 'person') return false;
  if (kind === 'noticeTold' || kind === 'noticeFailed' || kind === 'messageSent') return true;
  return FOLLOWING.includes(kind) && quietSince !== undefined;
}

/** Whether the case stands as it did at this version, but for facts on which nobody decides. */
export const standsAs = ({ version, quietSince }: Known, seen: number): boolean =>
  seen === version || (quietSince !== undefined && seen >= quietSince && seen < version);
