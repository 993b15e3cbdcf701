import { localDay, MS_PER_DAY, NAMES_EN, NAMES_ZH, type Review } from '@tingsu/contracts';
import { endOfDay, setClock, type ClockReading } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { MEETING_STATES } from './meeting-rules.js';
import { restsSince } from './parts.js';
import { stageOf } from './stage-of.js';

const PREFIX = 'review.';
type Setting = Pick<DecisionContext, 'policy' | 'calendar' | 'timeZone'>;

/** Until when a committee that is asked now says what it thinks, and the clock for it; nothing where the policy has no time. */
export function reviewTerm(
  { clocks }: Pick<CaseState, 'clocks'>,
  { at, policy, timeZone }: Pick<DecisionContext, 'at' | 'policy' | 'timeZone'>,
): Pick<Review, 'dueOn' | 'clockId'> {
  const within = policy.technicalReview?.withinDays;
  if (within === undefined) return {};
  // Rounds begin anew, clocks do not: a case never uses one twice.
  const before = Object.keys(clocks).filter((id) => id.startsWith(PREFIX)).length;
  return {
    dueOn: localDay(new Date(at.getTime() + within * MS_PER_DAY), timeZone),
    clockId: `${PREFIX}${before + 1}`,
  };
}

/** The opinion of a committee is held to its day like anything else that is owed. */
export function reviewReadings(state: CaseState, context: Setting): ClockReading[] {
  const { reviews = [], classification } = state;
  const { policy, calendar, timeZone } = context;
  if (!MEETING_STATES.includes(stageOf(state))) return [];
  return reviews.flatMap(({ panel, askedAt, dueOn, clockId, saidAt = null }) =>
    clockId === undefined || dueOn === undefined
      ? []
      : setClock(policy, calendar, timeZone, classification?.facts ?? {}, {
          clockId,
          label: {
            zh: `${NAMES_ZH.committeeKind[panel.kind]}意见`,
            en: `Opinion: ${NAMES_EN.committeeKind[panel.kind]}`,
          },
          owner: panel.secretary ?? panel.chair,
          startedAt: askedAt,
          dueAt: endOfDay(policy, calendar, timeZone, dueOn),
          metAt: saidAt,
          rests: restsSince(askedAt, state, context),
        }),
  );
}
