import type { Given } from '@tingsu/database';
import type { ClockAcknowledgementEntity } from '../deadlines/clock.entity.js';
import type { ActedStep, ClockState } from '../lifecycle/case-state.js';
import { isLive } from '../lifecycle/clock-changes.js';
import type { Decision } from '../lifecycle/conclude.js';

/** What has to be acknowledged, or had to. */
export type AcknowledgementRow = Given<Omit<ClockAcknowledgementEntity, 'tenantId'>>;

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
      caseId,
      clockId,
      generation,
      stepId: step.stepId,
      action: step.action,
      level: step.level,
      notify: step.notify,
      openedAt: step.at,
      dueAt: step.acknowledgeBy,
      state: step.acknowledgedAt ? 'acknowledged' : endedAt ? 'not_needed' : 'open',
      closedAt: step.acknowledgedAt ?? endedAt,
      acknowledgedBy: step.acknowledgedBy,
    },
  ];
}
