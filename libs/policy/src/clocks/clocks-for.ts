import type { Facts } from '@tingsu/contracts';
import type { Calendar } from '../calendars/calendar.js';
import { isoOf } from '../calendars/instant.js';
import { instantOf } from '../calendars/time-zone.js';
import { holds } from '../documents/condition.js';
import type { LayeredClock, Policy } from '../documents/policy.js';
import { mainTopicOf } from '../triage/routing.js';
import { withDecisions } from '../triage/triage.js';
import { agreedDate, dueOf, extended, neverEarlier } from './clock-due.js';
import {
  countingOf,
  millisecondsOf,
  type Counting,
  type Due,
  type PauseInterval,
} from './counting.js';
import { explain } from './explanation.js';
import { markImplied } from './implied.js';
import { ladderOf } from './ladder.js';
import { definitionOf, timelineOf, type Timeline } from './moments.js';
import { pausesOf } from './pauses.js';
import type { ClockReading, History } from './reading.js';

/** The calendar of the unit that owns a clock, where that unit has one of its own. */
export type CalendarOfOwner = (owner: string) => Calendar | undefined;

interface Setting {
  readonly policy: Policy;
  readonly counting: Counting;
  readonly calendarOfOwner: CalendarOfOwner | undefined;
  readonly history: History;
  readonly facts: Facts;
  readonly timeline: Timeline;
  /** False while the advice in force says that the case is not handled here: only duties that outlive a case run. */
  readonly handled: boolean;
}

/**
 * All clocks of a case, recomputed from its history. The same history always gives the
 * same clocks; nothing is remembered between calls. A clock of a unit that has a calendar of its own counts on that one. Throws a
 * RangeError for instants without an offset.
 */
export function clocksFor(
  policy: Policy,
  calendar: Calendar,
  history: History,
  calendarOfOwner?: CalendarOfOwner,
): ClockReading[] {
  const timeline = timelineOf(history);
  const topic = mainTopicOf(policy, history.facts);
  const setting: Setting = {
    policy,
    counting: countingOf(policy, calendar, history.timeZone),
    calendarOfOwner,
    history,
    facts: withDecisions(
      topic === undefined ? history.facts : { ...history.facts, topic },
      history.triage,
    ),
    timeline,
    handled: isHandled(history, timeline),
  };
  const dropped = anonymousRules(setting)?.dropClocks ?? [];
  const readings = policy.clocks
    .filter((clock) => !dropped.includes(clock.rule.id))
    .map((clock) => readingOf(setting, clock));
  return markImplied(
    policy.clocks,
    readings.filter((reading) => reading !== null),
    (clock) => stopsOf(setting, clock),
  );
}

/** A decision that was taken comes first, then what the caller says, then the advice. */
function isHandled({ acceptance, triage }: History, timeline: Timeline): boolean {
  if (timeline.end || timeline.at('case.accepted').length > 0) return true;
  if (timeline.at('supplement.requested').length > 0 && !acceptance) return true;
  return ['accept', 'register-and-assess', 'undecided'].includes(acceptance ?? triage.acceptance);
}

function readingOf(setting: Setting, clock: LayeredClock): ClockReading | null {
  const { policy, facts, timeline, history } = setting;
  const { rule } = clock;
  const start = startOf(setting, clock);
  if (start === undefined) return null;
  const ended = endOf(setting, clock);
  if (ended && ended.at < start) return null;

  const counting = countingFor(setting, clock);
  const pauses = pausesOf(pausesFor(clock), counting, rule.id, start, timeline.at);
  const original = dueOf(history, counting, clock, start, pauses);
  if (!original) return null;
  const extensions = (history.extensions ?? []).filter((one) => one.clockId === rule.id);
  const counted = extensions.reduce((last, one) => extended(counting, last, one.by), original);
  const due = neverEarlier(counting, counted, history.held?.[rule.id], start);
  const standing = standingOf(metAt(setting, clock, start), ended, () =>
    openPause(pauses, due, history.asOf),
  );
  const endless = standing.state === 'paused' && standing.pausedUntil === null;
  const live = standing.state === 'running' || (standing.state === 'paused' && !endless);
  return {
    clockId: rule.id,
    label: clock.label,
    kind: rule.kind,
    owner: rule.owner ?? policy.centre,
    policy: clock.policy,
    startedAt: isoOf(start),
    dueAt: isoOf(due.at),
    originalDueAt: isoOf(original.at),
    provisional: due.provisional || original.provisional || endless,
    ...standing,
    impliedBy: null,
    explanation: explain({
      clock,
      counting,
      start,
      due,
      counted,
      original,
      pauses,
      extensions: extensions.map((one) => one.by),
      agreed: agreedDate(history, clock) !== undefined,
    }),
    ref: clock.refs,
    ladder: live ? ladderOf(policy, counting, clock, facts, start, due.at) : [],
  };
}

/** A case rests while it waits for another body; the time of that body does not rest with it. */
const pausesFor = ({ rule, pauses }: LayeredClock): LayeredClock['pauses'] =>
  definitionOf(rule.start)?.awaited ? pauses.filter(({ on }) => on !== 'case.suspended') : pauses;

/** When a clock began; undefined while it has not, and where the case or the policy has none. */
function startOf(
  { facts, handled, timeline }: Setting,
  { rule }: LayeredClock,
): number | undefined {
  const origin = definitionOf(rule.start);
  if (!handled && !origin?.survives) return undefined;
  if (rule.when && !holds(rule.when, facts)) return undefined;
  return timeline.at(rule.start).at(origin?.restarts ? -1 : 0);
}

/** The end of the case, unless the clock outlives it. */
const endOf = ({ timeline }: Setting, { rule }: LayeredClock): Timeline['end'] =>
  definitionOf(rule.start)?.survives ? null : timeline.end;

type Standing = Pick<
  ClockReading,
  'state' | 'pausedSince' | 'pausedUntil' | 'metAt' | 'cancelledAt' | 'cancelReason'
>;
const RUNNING: Standing = {
  state: 'running',
  pausedSince: null,
  pausedUntil: null,
  metAt: null,
  cancelledAt: null,
  cancelReason: null,
};

/** A clock that was met stays met; one that was not is cancelled with its case, paused, or runs. */
function standingOf(
  met: number | undefined,
  ended: Timeline['end'],
  pauseNow: () => PauseInterval | undefined,
): Standing {
  if (met !== undefined && (!ended || met <= ended.at))
    return { ...RUNNING, state: 'met', metAt: isoOf(met) };
  if (ended)
    return {
      ...RUNNING,
      state: 'cancelled',
      cancelledAt: isoOf(ended.at),
      cancelReason: ended.reason,
    };
  const pause = pauseNow();
  if (!pause) return RUNNING;
  return {
    ...RUNNING,
    state: 'paused',
    pausedSince: isoOf(pause.from),
    pausedUntil: pause.to ? isoOf(pause.to) : null,
  };
}

function countingFor(setting: Setting, { rule }: LayeredClock): Counting {
  const { policy, history, calendarOfOwner } = setting;
  const own = calendarOfOwner?.(rule.owner ?? policy.centre);
  const counting = own ? countingOf(policy, own, history.timeZone) : setting.counting;
  const anchor = rule.duration.unit === 'anchor';
  if (!anchor && rule.roll === undefined && rule.cutoff === undefined && !rule.firstDay)
    return counting;
  // An anchor names its day ("by the end of this month"): it does not move unless the clock says so.
  return {
    ...counting,
    includeFirst: rule.firstDay ? rule.firstDay === 'counted' : counting.includeFirst,
    roll: rule.roll ?? (anchor ? 'none' : counting.roll),
    cutoff: rule.cutoff ? millisecondsOf(rule.cutoff) : counting.cutoff,
  };
}

function stopsOf(setting: Setting, clock: LayeredClock): readonly string[] {
  const instead = anonymousRules(setting)?.feedbackStopBecomes;
  return instead === undefined
    ? clock.stops
    : clock.stops.map((stop) => (stop === 'feedback.given' ? instead : stop));
}

/** The outcome of an anonymous complaint cannot be communicated; its handling must still end in time. */
function anonymousRules({
  facts,
  policy,
}: Setting): NonNullable<Policy['acceptance']>['anonymous'] {
  return facts['anonymous'] === true ? policy.acceptance?.anonymous : undefined;
}

/** The instant at which the clock was stopped. What was done before a clock began counts from its start. */
function metAt(setting: Setting, clock: LayeredClock, start: number): number | undefined {
  const earliest = definitionOf(clock.rule.start)?.restarts ? start : Number.NEGATIVE_INFINITY;
  const needed = clock.rule.stopRequires;
  const moments = stopsOf(setting, clock).map((stop) =>
    needed
      ? setting.timeline.complete(stop, needed, earliest)
      : setting.timeline.at(stop).find((at) => at >= earliest),
  );
  const happened = moments.filter((at) => at !== undefined);
  if (happened.length === 0 || (clock.rule.stopMode === 'all' && happened.length < moments.length))
    return undefined;
  const stop = clock.rule.stopMode === 'all' ? Math.max(...happened) : Math.min(...happened);
  return Math.max(stop, start);
}

/** The pause that holds the clock now: open, or within its limit as of `asOf`. */
function openPause(
  pauses: readonly PauseInterval[],
  due: Due,
  asOf: string | undefined,
): PauseInterval | undefined {
  const last = pauses.at(-1);
  if (!last?.open || last.from >= due.at) return undefined;
  return last.to !== null && asOf !== undefined && instantOf(asOf) >= last.to ? undefined : last;
}
