import type { CaseStateName, Progress } from '@tingsu/contracts';
import type { Limit } from '../complaints/registration.js';
import type { CaseCopy } from './case-copy.js';
import { RECEIVED_LABEL } from './step-labels.js';

type Stage = Progress['stage'];

/** What each state of a case is called towards the sender. */
const STAGE_OF = {
  received: 'received',
  registered: 'received',
  triage: 'assessing',
  awaiting_info: 'waiting_for_you',
  resolved_on_spot: 'answered',
  declined: 'declined',
  referred: 'declined',
  merged: 'merged',
  accepted: 'handling',
  dispatched: 'handling',
  investigating: 'handling',
  tech_review: 'handling',
  opinion: 'handling',
  approval: 'handling',
  feedback_due: 'handling',
  fed_back: 'answered',
  implementing: 'answered',
  closed: 'closed',
  archived: 'closed',
  suspended: 'handling',
  withdrawn: 'withdrawn',
} as const satisfies Record<CaseStateName, Stage>;

export interface ReceivedComplaint {
  readonly complaintNo: string;
  readonly receivedAt: Date;
  readonly limits: readonly Limit[];
}

/** The progress page without the words of the answer, which cases keeps. `copy` is null until the case is open. */
export function progressOf(complaint: ReceivedComplaint, copy: CaseCopy | null): Progress {
  const receivedAt = complaint.receivedAt.toISOString();
  return {
    complaintNo: complaint.complaintNo,
    receivedAt,
    stage: copy ? STAGE_OF[copy.state] : 'received',
    steps: [{ at: receivedAt, label: RECEIVED_LABEL }, ...(copy?.steps ?? [])],
    limits: complaint.limits.map((limit) => limitNow(limit, copy)),
    answer: null,
  };
}

/** A limit as it stands: moved when its clock was moved. */
function limitNow(limit: Limit, copy: CaseCopy | null): Progress['limits'][number] {
  const clock = copy?.clocks[limit.id];
  return clock ? { ...limit, dueAt: clock.dueAt, provisional: clock.provisional, met: clock.met } : { ...limit, met: false };
}
