import { RECORDED_MILESTONES, type RecordedMilestone } from '@tingsu/contracts';
import { MILESTONES, type Milestone, type MilestoneDefinition, type Policy } from '@tingsu/policy';
import type { Refusal } from './approvals.js';
import type { CaseState } from './case-state.js';
import { isLive } from './clock-changes.js';
import type { DecisionContext } from './context.js';
import { isEnded } from './ended-states.js';

type Knowledge = Pick<DecisionContext, 'at' | 'policy'>;

/** What may be entered now; the form offers nothing else. */
export const recordableIn = (state: CaseState, context: Knowledge): RecordedMilestone[] =>
  RECORDED_MILESTONES.filter((name) => refusalToRecord(name, state, context) === null);

/** What stands against entering a milestone now; null when nothing does. */
export function refusalToRecord(
  name: RecordedMilestone,
  state: CaseState,
  context: Knowledge,
): Refusal | null {
  const { policy } = context;
  const starts =
    policy.clocks.some(({ rule }) => rule.start === name) ||
    policy.notices.some(({ at, to }) => at === name && to === 'complainant');
  if (isWindowOver(name, state, context))
    return { code: 'milestone.window_over', detail: `The time for ${name} is over` };
  if (isAwaited(name, state, policy)) return null;
  if (!starts)
    return { code: 'milestone.not_awaited', detail: `No running clock waits for ${name}.` };
  if (hasHappened(name, state) && !definitions[name]?.restarts)
    return { code: 'milestone.known', detail: `${name} is already recorded.` };
  if (name === 'case.escalated' && isEnded(state.state))
    return { code: 'milestone.case_over', detail: 'The case has ended: reopen it instead (T-34).' };
  return null;
}

const definitions: Readonly<Record<string, MilestoneDefinition>> = MILESTONES;

/** A clock of the case runs that only this, or this among others, would stop. */
const isAwaited = (name: string, { clocks }: CaseState, { clocks: rules }: Policy): boolean =>
  rules.some(({ rule, stops }) => {
    const clock = clocks[rule.id];
    return clock !== undefined && isLive(clock) && stops.includes(name);
  });

const hasHappened = (name: string, { milestones }: CaseState): boolean =>
  thisRound(milestones).some((one) => one.name === name);

/** True once a window of the policy that ends with the milestone has passed. */
export const isWindowOver = (
  name: string,
  { clocks }: CaseState,
  { at, policy }: Knowledge,
): boolean =>
  policy.clocks
    .filter(({ rule, stops }) => rule.kind === 'window' && stops.includes(name))
    .some(({ rule }) => Date.parse(clocks[rule.id]?.dueAt ?? '9999-12-31') < at.getTime());

/** A round begins with the reopening; what was recorded before it belongs to the last one. */
const thisRound = (milestones: readonly Milestone[]): readonly Milestone[] =>
  milestones.slice(milestones.findLastIndex(({ name }) => name === 'case.reopened') + 1);
