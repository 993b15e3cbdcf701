import { isOpenPart, type CaseStateName, type Part } from '@tingsu/contracts';
import { setClock, type ClockReading } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { stageOf } from './stage-of.js';

/** While the answer is being prepared; after that no part is waited for. */
export const PART_STATES: readonly CaseStateName[] = [
  'dispatched',
  'investigating',
  'tech_review',
  'opinion',
  'approval',
];

const PREFIX = 'part.';
export const isPartClock = (clockId: string): boolean => clockId.startsWith(PREFIX);

/** The id of the next clock of a part; a case never uses one twice. */
export const nextPartClock = ({ clocks }: Pick<CaseState, 'clocks'>): string =>
  `${PREFIX}${Object.keys(clocks).filter(isPartClock).length + 1}`;

/** Parts that are still owed. */
export const openParts = ({ parts = [] }: Pick<CaseState, 'parts'>): readonly Part[] =>
  parts.filter(isOpenPart);

/** What one of the departments owes, the oldest first; undefined when none owes anything. */
export const partOwedBy = (
  state: Pick<CaseState, 'parts'>,
  departments: readonly string[] = [],
): Part | undefined => openParts(state).find(({ department }) => departments.includes(department));

/** The clocks of what departments were asked for; a part that was returned has none any more. */
export function partReadings(
  state: CaseState,
  context: Pick<DecisionContext, 'policy' | 'calendar' | 'timeZone' | 'directory'>,
): ClockReading[] {
  const { parts = [], classification } = state;
  if (parts.length === 0 || !isPrepared(state)) return [];
  const { policy, calendar, timeZone, directory } = context;
  return parts
    .filter(({ returnedAt }) => returnedAt === null)
    .map((part) =>
      setClock(policy, calendar, timeZone, classification?.facts ?? {}, {
        clockId: part.clockId,
        label: labelOf(part, directory),
        owner: part.department,
        startedAt: part.askedAt,
        dueAt: part.dueAt,
        metAt: part.submittedAt,
        rests: restsSince(part.askedAt, state, context),
      }),
    );
}

const isPrepared = (state: CaseState): boolean => PART_STATES.includes(stageOf(state));

function labelOf({ department }: Part, { departments }: DecisionContext['directory']) {
  const name = departments.find(({ code }) => code === department)?.name;
  return {
    zh: `协办答复（${name?.zh ?? department}）`,
    en: `Part of ${name?.en ?? department}`,
  };
}

/** When the case was suspended since then, if the policy rests its clocks meanwhile. */
export function restsSince(
  since: string,
  { milestones }: Pick<CaseState, 'milestones'>,
  { policy }: Pick<DecisionContext, 'policy'>,
): { from: string; to: string | null }[] {
  if (!policy.pauses.some(({ on }) => on === 'case.suspended')) return [];
  const later = milestones.filter(({ at }) => Date.parse(at) >= Date.parse(since));
  return later
    .filter(({ name }) => name === 'case.suspended')
    .map(({ at }) => ({
      from: at,
      to:
        later.find((one) => one.name === 'case.resumed' && Date.parse(one.at) >= Date.parse(at))
          ?.at ?? null,
    }));
}
