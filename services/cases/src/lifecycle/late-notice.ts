import type { RuleCode } from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import type { CaseState, ClockState } from './case-state.js';
import { refuse, unitsOf, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';
import { departmentFor } from './units.js';

type Knowledge = Pick<DecisionContext, 'departments' | 'directory' | 'policy'>;

/** The unit that a department may complain of because this clock was broken, once (001 §3 四.6); null where there is none. */
export function complainedOf(clock: ClockState, { clocks }: Policy): string | null {
  if (clock.breachedAt === null || clock.complainedOfAt !== undefined) return null;
  return clocks.find(({ rule }) => rule.id === clock.clockId)?.rule.complaintAgainst ?? null;
}

const againstOf = (state: CaseState, unit: string, context: Knowledge): string | null =>
  departmentFor(unit, unitsOf(state, context));

/** The department for which the author complains: one that did not have to tell the complainant itself. */
const complainingOf = (
  against: string | null,
  { departments = [] }: Knowledge,
): string | undefined => departments.find((code) => code !== against);

export function refusalToComplain(state: CaseState, context: Knowledge): RuleCode | null {
  const units = Object.values(state.clocks)
    .map((clock) => complainedOf(clock, context.policy))
    .filter((unit) => unit !== null);
  if (units.length === 0) return 'notice.none_late';
  return units.some((unit) => complainingOf(againstOf(state, unit, context), context))
    ? null
    : 'complaint.of_itself';
}

/** A department complains of who did not tell the complainant in time; intake registers the complaint. */
export const LATE_NOTICE: Handlers<'complainOfLateNotice'> = {
  complainOfLateNotice: (state, { clockId }, context) => {
    const clock = state.clocks[clockId];
    const unit = clock ? complainedOf(clock, context.policy) : null;
    if (!clock || unit === null)
      refuse('notice.none_late', 'This clock is kept, or a complaint about it was opened.');
    const against = againstOf(state, unit, context);
    const department =
      complainingOf(against, context) ??
      refuse('complaint.of_itself', 'Your department had to tell the complainant itself.');
    const { label, dueAt } = clock;
    const data = { state: state.state, clockId, label, dueAt, department, against };
    return { events: [{ kind: 'lateNoticeComplained', data }] };
  },
};
