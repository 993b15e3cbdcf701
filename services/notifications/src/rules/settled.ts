import { CaseClockAcknowledged, CaseClocksChanged } from '@tingsu/contracts';
import type { ToldEvent } from './told-event.js';

/** Notices that ask for nothing any more: of one step that was acknowledged, or of a whole clock that ended or moved. */
export interface Settled {
  readonly caseId: string;
  readonly clockId: string;
  /** Null = every step of the clock. */
  readonly stepId: string | null;
  /** What was told later asks about the clock as it stands now. */
  readonly before: string;
}

export function settledBy(event: ToldEvent): readonly Settled[] {
  const { aggregateid: caseId, time: before } = event;
  if (event.type === CaseClockAcknowledged.type) {
    const { clockId, stepId } = event.data;
    return [{ caseId, clockId, stepId, before }];
  }
  if (event.type !== CaseClocksChanged.type) return [];
  const { moved, met, cancelled, paused } = event.data;
  return [...moved, ...met, ...cancelled, ...paused].map(({ clockId }) => ({
    caseId,
    clockId,
    stepId: null,
    before,
  }));
}
