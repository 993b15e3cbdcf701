import { NAMES_EN, NAMES_ZH } from '@tingsu/contracts';
import { setClock, type ClockReading } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { INQUIRY_STATES, tasksOf } from './inquiry-rules.js';
import { restsSince } from './parts.js';
import { stageOf } from './stage-of.js';

const PREFIX = 'task.';
export const isTaskClock = (clockId: string): boolean => clockId.startsWith(PREFIX);

/** The id of the clock of the next task; a case never uses one twice. */
export const nextTaskClock = (state: Pick<CaseState, 'inquiry'>): string =>
  `${PREFIX}${tasksOf(state).length + 1}`;

/** What is to be found out is held to its time like anything else that is owed. */
export function taskReadings(
  state: CaseState,
  context: Pick<DecisionContext, 'policy' | 'calendar' | 'timeZone'>,
): ClockReading[] {
  const { classification } = state;
  if (!INQUIRY_STATES.includes(stageOf(state))) return [];
  const { policy, calendar, timeZone } = context;
  return tasksOf(state)
    .filter(({ droppedAt }) => droppedAt === null)
    .map(({ clockId, kind, person, department, plannedAt, dueAt, doneAt }) =>
      setClock(policy, calendar, timeZone, classification?.facts ?? {}, {
        clockId,
        label: {
          zh: `调查：${NAMES_ZH.inquiryTask[kind]}`,
          en: `Investigation: ${NAMES_EN.inquiryTask[kind]}`,
        },
        owner: person ?? department ?? policy.centre,
        ...{ startedAt: plannedAt, dueAt, metAt: doneAt },
        rests: restsSince(plannedAt, state, context),
      }),
    );
}
