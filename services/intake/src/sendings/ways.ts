import type { MessageMedium } from '@tingsu/contracts';
import type { SendingState } from './sending.entity.js';

interface Way {
  readonly medium: MessageMedium;
  readonly state: SendingState;
  readonly rank: number;
  readonly lastError: string | null;
}

/** Something may still become of it. */
export const isOpen = ({ state }: Pick<Way, 'state'>): boolean =>
  state === 'pending' || state === 'sending' || state === 'handed';

/** The way to begin now: the first that waits, when nothing before it is under way and nothing has arrived. */
export function nextWay<One extends Way>(ways: readonly One[]): One | null {
  const [first] = [...ways].sort((a, b) => a.rank - b.rank).filter(isOpen);
  return first?.state === 'pending' && !ways.some(({ state }) => state === 'arrived')
    ? first
    : null;
}

/** What was tried in vain, for who has to find another way. */
export const triedWays = (
  ways: readonly Way[],
): { readonly medium: MessageMedium; readonly error: string }[] =>
  ways
    .filter(({ state }) => state === 'failed')
    .map(({ medium, lastError }) => ({ medium, error: lastError ?? 'unknown' }));
