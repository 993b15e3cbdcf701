import { setClock, type ClockReading } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { ESCALATION_STATES } from './escalation-rules.js';
import { restsSince } from './parts.js';
import { stageOf } from './stage-of.js';

const PREFIX = 'escalation.';
export const isEscalationClock = (clockId: string): boolean => clockId.startsWith(PREFIX);

/** The id of the clock of the next one; a case never uses one twice. */
export const nextEscalationClock = ({ escalations = [] }: Pick<CaseState, 'escalations'>): string =>
  `${PREFIX}${escalations.length + 1}`;

/** Who received it takes it up in the time that the policy gives for the step. */
export function escalationReadings(
  state: CaseState,
  context: Pick<DecisionContext, 'policy' | 'calendar' | 'timeZone'>,
): ClockReading[] {
  const { classification, escalations = [] } = state;
  if (!ESCALATION_STATES.includes(stageOf(state))) return [];
  const { policy, calendar, timeZone } = context;
  return escalations.flatMap(({ clockId, dueAt, to, raisedAt, takenAt, ruledAt }) =>
    clockId === undefined || dueAt === undefined
      ? []
      : setClock(policy, calendar, timeZone, classification?.facts ?? {}, {
          clockId,
          label: { zh: '接手上报事项', en: 'Take up what was handed up' },
          owner: to[0]?.department ?? to[0]?.by ?? policy.centre,
          ...{ startedAt: raisedAt, dueAt, metAt: takenAt ?? ruledAt },
          rests: restsSince(raisedAt, state, context),
        }),
  );
}
