import { MILESTONES, type MilestoneDefinition, type Policy } from '@tingsu/policy';
import type { CaseState, ClockState, ExtensionRequest } from './case-state.js';
import { isLive } from './clock-changes.js';

/** What people may do to the due time of a clock. */
export function allowedOn(clock: ClockState, policy: Policy): ('extend' | 'agree')[] {
  const rule = policy.clocks.find((one) => one.rule.id === clock.clockId)?.rule;
  if (!rule) return [];
  if (!isLive(clock)) return clock.state === 'met' && isRenewable(rule) ? ['agree'] : [];
  return [
    ...(rule.extend ? (['extend'] as const) : []),
    ...(rule.duration.value === 'agreedDate' ? (['agree'] as const) : []),
  ];
}

/** Whether an extension of a clock needs a notice: the policy wants one, and the complainant can be reached. */
export const needsNotice = (
  { contactable }: CaseState,
  { clockId }: ClockState,
  policy: Policy,
): boolean =>
  contactable &&
  policy.clocks.find(({ rule }) => rule.id === clockId)?.rule.extend?.noticeToComplainant === true;

const definitions: Readonly<Record<string, MilestoneDefinition>> = MILESTONES;

/** True for a clock that each new promise to the complainant starts again. */
export const isRenewable = ({
  start,
  duration,
}: Pick<Policy['clocks'][number]['rule'], 'start' | 'duration'>): boolean =>
  duration.value === 'agreedDate' && definitions[start]?.restarts === true;

export const mayExtend = (state: CaseState, policy: Policy, at: Date): boolean =>
  Object.values(state.clocks).some(
    (clock) =>
      allowedOn(clock, policy).includes('extend') &&
      Date.parse(clock.dueAt) > at.getTime() &&
      !requestFor(state, clock.clockId),
  );

export const requestFor = (
  { extensionRequests }: CaseState,
  clockId: string,
): ExtensionRequest | undefined => extensionRequests.find((one) => one.clockId === clockId);
