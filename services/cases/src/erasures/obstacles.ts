import { type ErasureGround, type ErasureObstacle, localDay } from '@tingsu/contracts';
import { keptBy } from '../lifecycle/archive-rules.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { isEnded } from '../lifecycle/ended-states.js';

const HELD = { court: 'held_by_court', evidence: 'held_as_evidence' } as const;

/** Until when the file is to be kept; null where no period runs, because it is over or the file was not archived under one. */
export function keptUntil({ archive }: Pick<CaseState, 'archive'>, today: string): string | null {
  const until = archive?.retention.until ?? null;
  return until !== null && until >= today ? until : null;
}

/**
 * Why what was said in a case cannot be erased now. While a period of keeping that a law sets runs, data are blocked and not erased (second
 * paragraph of article 47 of the Personal Information Protection Law); only what was unlawful from the start goes all the same.
 */
export function obstaclesTo(
  state: CaseState,
  ground: ErasureGround | null,
  { at, timeZone }: { readonly at: Date; readonly timeZone: string },
): readonly ErasureObstacle[] {
  const runs = keptUntil(state, localDay(at, timeZone)) !== null;
  return [
    ...(state.erased ? (['already_erased'] as const) : []),
    ...(isEnded(state.state) ? [] : (['case_open'] as const)),
    ...keptBy(state).map((hold) => HELD[hold]),
    ...(runs && ground !== 'unlawful' ? (['retention_runs'] as const) : []),
  ];
}
