import type { ActedStep, ClockState } from '../lifecycle/case-state.js';
import { isLive } from '../lifecycle/clock-changes.js';
import type { Decision } from '../lifecycle/conclude.js';

/** What somebody has to acknowledge, or had to. */
export interface AcknowledgementRow {
  readonly case_id: string;
  readonly clock_id: string;
  readonly generation: number;
  readonly step_id: string;
  readonly action: string;
  readonly level: number;
  readonly notify: readonly string[];
  readonly opened_at: string;
  readonly due_at: string;
  readonly state: 'open' | 'acknowledged' | 'not_needed';
  readonly closed_at: string | null;
  readonly acknowledged_by: string | null;
}

/** The acknowledgements that a decision opened, gave, or made needless because their clock ended or moved. */
export function acknowledgementRowsOf({ before, state }: Decision, at: Date): AcknowledgementRow[] {
  return Object.values(state.clocks).flatMap((clock) => {
    const earlier = before?.clocks[clock.clockId];
    if (clock.acted === earlier?.acted) return [];
    const known = new Map(earlier?.acted?.map((step) => [step.stepId, step]));
    const same = earlier?.generation === clock.generation;
    const needless =
      same || !earlier
        ? []
        : (earlier.acted ?? []).filter((step) => step.acknowledgeBy && !step.acknowledgedAt);
    return [
      ...needless.flatMap((step) =>
        earlier ? rowOf(state.caseId, earlier, step, at.toISOString()) : [],
      ),
      ...(isLive(clock) ? (clock.acted ?? []) : [])
        .filter((step) => !same || known.get(step.stepId) !== step)
        .flatMap((step) => rowOf(state.caseId, clock, step, null)),
    ];
  });
}

function rowOf(
  caseId: string,
  { clockId, generation }: ClockState,
  step: ActedStep,
  endedAt: string | null,
): AcknowledgementRow[] {
  if (step.acknowledgeBy === null) return [];
  return [
    {
      case_id: caseId,
      clock_id: clockId,
      generation,
      step_id: step.stepId,
      action: step.action,
      level: step.level,
      notify: step.notify,
      opened_at: step.at,
      due_at: step.acknowledgeBy,
      state: step.acknowledgedAt ? 'acknowledged' : endedAt ? 'not_needed' : 'open',
      closed_at: step.acknowledgedAt ?? endedAt,
      acknowledged_by: step.acknowledgedBy,
    },
  ];
}
