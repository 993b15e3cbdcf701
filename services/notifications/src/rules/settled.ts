import {
  CaseApprovalDecided,
  CaseApprovalRequested,
  CaseClockAcknowledged,
  CaseClockExtended,
  CaseClocksChanged,
  CaseClosed,
  CaseDispatched,
  CaseExtensionRefused,
  CasePackageSubmitted,
  CaseReturned,
  CaseWithdrawn,
} from '@tingsu/contracts';
import { TEMPLATES, type Template } from './notice.js';
import type { NotifyingEvent } from './notifying-event.js';

/** Notices that ask for nothing any more, because what they asked for was done or is no longer needed. */
export interface Settled {
  readonly caseId: string;
  readonly templates: readonly Template[];
  /** Null = of any clock, or about none. */
  readonly clockId: string | null;
  /** Null = every step of the clock. */
  readonly stepId: string | null;
  /** Only notices of earlier events: later ones ask about the case as it is now. */
  readonly before: string;
}

/** Notices about a step of a clock. */
const OF_CLOCKS = (Object.keys(TEMPLATES) as Template[]).filter((name) =>
  name.startsWith('clock.'),
);
/** Notices that ask for the next step of a case. */
const OF_WORK = [
  'case.new',
  'case.urgent',
  'case.assigned',
  'case.returned',
  'case.supplementReceived',
  'case.packageSubmitted',
  'case.approvalRequested',
  'extension.requested',
] as const satisfies readonly Template[];

/** What each event does away with: the templates that asked for it. */
export function settledBy(event: NotifyingEvent): readonly Settled[] {
  const { aggregateid: caseId, time: before } = event;
  const settled = (
    templates: readonly Template[],
    clockId: string | null = null,
    stepId: string | null = null,
  ): Settled => ({ caseId, templates, clockId, stepId, before });
  switch (event.type) {
    case CaseClockAcknowledged.type:
      return [settled(OF_CLOCKS, event.data.clockId, event.data.stepId)];
    case CaseClocksChanged.type: {
      const { moved, met, cancelled, paused } = event.data;
      return [...moved, ...met, ...cancelled, ...paused].map(({ clockId }) =>
        settled(OF_CLOCKS, clockId),
      );
    }
    case CaseDispatched.type:
      return [settled(['case.new', 'case.returned', 'case.supplementReceived'])];
    case CaseReturned.type:
      return [settled(['case.assigned'])];
    case CasePackageSubmitted.type:
      return [settled(['case.assigned', 'case.urgent'])];
    case CaseApprovalRequested.type:
      return [settled(['case.packageSubmitted'])];
    case CaseApprovalDecided.type:
      return [settled(['case.approvalRequested'])];
    case CaseClockExtended.type:
    case CaseExtensionRefused.type:
      return [settled(['extension.requested'], event.data.clockId)];
    case CaseClosed.type:
    case CaseWithdrawn.type:
      return [settled([...OF_WORK, ...OF_CLOCKS])];
    default:
      return [];
  }
}
