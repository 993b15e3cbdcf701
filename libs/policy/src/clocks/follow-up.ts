import type { Facts } from '@tingsu/contracts';
import type { Calendar } from '../calendars/calendar.js';
import { instantOf } from '../calendars/time-zone.js';
import { isoOf } from '../calendars/instant.js';
import { holds } from '../documents/condition.js';
import type { FollowUpRule } from '../documents/document-schema.js';
import type { LayeredClock, Policy } from '../documents/policy.js';
import { triage, withDecisions } from '../triage/triage.js';
import { countingOf, dueAfter, endOfMonth, sameDay, type Counting, type Due } from './counting.js';
import { explain } from './explanation.js';
import { ladderOf } from './ladder.js';
import type { FollowUpItem } from './reading.js';

/**
 * Call-backs planned at closing, of every plan that applies. `closedAt` is an ISO instant with offset.
 * Months go to the corresponding day or the month's end and then off a holiday; every item counts from the closing day.
 */
export function followUpItems(
  policy: Policy,
  calendar: Calendar,
  facts: Facts,
  closedAt: string,
  timeZone: string,
): FollowUpItem[] {
  const known = withDecisions(facts, triage(policy, facts));
  const counting = countingOf(policy, calendar, timeZone);
  const start = instantOf(closedAt);
  return policy.followUps
    .filter(
      (plan) =>
        plan.trigger === 'case.closed' &&
        (!plan.when || holds(plan.when, known)) &&
        !(plan.skipWhen && holds(plan.skipWhen, known)),
    )
    .flatMap((plan) =>
      plan.items.map((_, index) => itemOf(policy, counting, known, plan, index, start)),
    );
}

function itemOf(
  policy: Policy,
  base: Counting,
  facts: Facts,
  plan: FollowUpRule,
  index: number,
  start: number,
): FollowUpItem {
  const counting: Counting = { ...base, includeFirst: false, roll: plan.roll ?? base.roll };
  const clock = clockOf(plan, index);
  const amount = clock.rule.duration;
  const due =
    amount.unit === 'anchor'
      ? onDay(counting, amount.value, start)
      : dueAfter(counting, start, amount);
  return {
    planId: plan.id,
    itemNo: index + 1,
    clockId: clock.rule.id,
    label: clock.label,
    dueAt: isoOf(due.at),
    provisional: due.provisional,
    explanation: explain({
      clock,
      counting,
      start,
      due,
      original: due,
      pauses: [],
      extensions: [],
      agreed: false,
    }),
    executor: plan.executor,
    tracker: plan.tracker ?? null,
    alsoCreates: plan.alsoCreates ?? [],
    ref: clock.refs,
    ladder: ladderOf(policy, counting, clock, facts, start, due.at),
  };
}

function onDay(counting: Counting, anchor: string | number, start: number): Due {
  return anchor === 'end-of-month' ? endOfMonth(counting, start) : sameDay(counting, start);
}

/** A planned call-back is watched like any other clock. */
function clockOf(plan: FollowUpRule, index: number): LayeredClock {
  const after = plan.items[index]?.after;
  if (!after) throw new RangeError(`Plan ${plan.id} has no item ${index + 1}.`);
  const id = `followup.${plan.id}.${index + 1}`;
  const zh = `${plan.zh ?? '回访'}（第 ${index + 1} 次）`;
  return {
    rule: {
      id,
      start: plan.trigger,
      stop: 'followup.done',
      duration: after,
      kind: 'limit',
      owner: plan.executor,
    },
    label: { zh, en: `${plan.en ?? 'Call-back'} ${index + 1}` },
    stops: ['followup.done'],
    refs: typeof plan.ref === 'string' ? [plan.ref] : (plan.ref ?? []),
    reads: [],
    policy: plan.id,
    own: true,
    pauses: [],
  };
}
