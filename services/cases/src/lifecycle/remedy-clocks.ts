import { NAMES_EN, NAMES_ZH, type LocalizedText, type Remedy } from '@tingsu/contracts';
import { endOfDay, setClock, type ClockReading } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { restsSince } from './parts.js';
import { PROMISED_STATES } from './remedy-rules.js';
import { stageOf } from './stage-of.js';

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
  const { remedies } = state;
  if (remedies.length === 0 || !PROMISED_STATES.includes(stageOf(state))) return [];
  return remedies.flatMap((remedy) => readingOf(remedy, state, context));
}

function readingOf(
  remedy: Remedy,
  state: CaseState,
  context: Pick<DecisionContext, 'policy' | 'calendar' | 'timeZone'>,
): ClockReading[] {
  const { plannedAt, waivedAt, rejectedAt, department } = remedy;
  if (!plannedAt || rejectedAt !== undefined) return [];
  const { policy, calendar, timeZone } = context;
  return owedBy(remedy).map(({ clockId, label, dueOn, metAt }) =>
    setClock(policy, calendar, timeZone, state.classification?.facts ?? {}, {
      ...{ clockId, label, startedAt: plannedAt, owner: department ?? policy.centre },
      dueAt: endOfDay(policy, calendar, timeZone, dueOn),
      metAt: metAt ?? waivedAt ?? null,
      rests: restsSince(plannedAt, state, context),
    }),
  );
}

interface Owed {
  readonly clockId: string;
  readonly label: LocalizedText;
  readonly dueOn: string;
  readonly metAt: string | null;
}

/** The whole by its day, or each part of it by its own. */
function owedBy({ remedy, clockId, dueOn, doneAt, instalments }: Remedy): Owed[] {
  if (!clockId || !dueOn) return [];
  const [zh, en] = [`落实：${NAMES_ZH.remedy[remedy]}`, `Remedy: ${NAMES_EN.remedy[remedy]}`];
  if (!instalments) return [{ clockId, label: { zh, en }, dueOn, metAt: doneAt }];
  return instalments.map((part, index) => ({
    clockId: `${clockId}.${index + 1}`,
    label: {
      zh: `${zh}，第 ${index + 1} 期（共 ${instalments.length} 期）`,
      en: `${en}, part ${index + 1} of ${instalments.length}`,
    },
    ...{ dueOn: part.dueOn, metAt: part.paidAt },
  }));
}
