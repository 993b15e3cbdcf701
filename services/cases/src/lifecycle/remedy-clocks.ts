import { NAMES_EN, NAMES_ZH, type Remedy } from '@tingsu/contracts';
import { endOfDay, setClock, type ClockReading } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { restsSince } from './parts.js';
import { REMEDY_STATES } from './remedy-rules.js';

const PREFIX = 'remedy.';
export const isRemedyClock = (clockId: string): boolean => clockId.startsWith(PREFIX);

/** The id of the clock of the next remedy; a case never uses one twice. */
export const nextRemedyClock = ({ remedies }: Pick<CaseState, 'remedies'>): string =>
  `${PREFIX}${remedies.length + 1}`;

/** What was promised is held to its day like anything else that is owed. */
export function remedyReadings(
  state: CaseState,
  context: Pick<DecisionContext, 'policy' | 'calendar' | 'timeZone'>,
): ClockReading[] {
  const { remedies, suspended } = state;
  if (remedies.length === 0 || !REMEDY_STATES.includes(suspended?.from ?? state.state)) return [];
  return remedies.flatMap((remedy) => readingOf(remedy, state, context));
}

function readingOf(
  remedy: Remedy,
  state: CaseState,
  context: Pick<DecisionContext, 'policy' | 'calendar' | 'timeZone'>,
): ClockReading[] {
  const { clockId, dueOn, plannedAt, doneAt, waivedAt, rejectedAt, department } = remedy;
  if (!clockId || !dueOn || !plannedAt || rejectedAt !== undefined) return [];
  const { policy, calendar, timeZone } = context;
  return [
    setClock(policy, calendar, timeZone, state.classification?.facts ?? {}, {
      clockId,
      label: {
        zh: `落实：${NAMES_ZH.remedy[remedy.remedy]}`,
        en: `Remedy: ${NAMES_EN.remedy[remedy.remedy]}`,
      },
      owner: department ?? policy.centre,
      startedAt: plannedAt,
      dueAt: endOfDay(policy, calendar, timeZone, dueOn),
      metAt: doneAt ?? waivedAt ?? null,
      rests: restsSince(plannedAt, state, context),
    }),
  ];
}
