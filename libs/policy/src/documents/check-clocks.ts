import { UNTIMED_KINDS } from '@tingsu/contracts';
import { offsetOf } from '../clocks/ladder.js';
import { listOf, matches } from './compose-policy.js';
import type { Condition } from './condition.js';
import type { ClockRule, PolicyDocument } from './document-schema.js';
import { MILESTONES } from './milestones.js';
import { hint, reportRepeats, type Path, type Report } from './problems.js';

const FEEDBACK = ['feedback.given', 'response.sent'];
const MILESTONE_NAMES = Object.keys(MILESTONES);

/** What a clock may refer to: names that the layers above bring. */
export interface Surroundings {
  readonly clockIds: readonly string[];
  /** Clocks that a law sets, of the layers above: nothing in this document rests them. */
  readonly ofLaw: readonly string[];
  readonly trackIds: readonly string[];
  readonly stops: readonly string[];
  readonly hasShifts: boolean;
}

export function checkClocks(document: PolicyDocument, around: Surroundings, report: Report): void {
  reportRepeats(
    report,
    document.clocks.map((clock) => clock.id),
    (index) => ['clocks', index, 'id'],
    'clock.id.repeated',
  );
  document.clocks.forEach((clock, index) => checkClock(clock, ['clocks', index], around, report));
  checkPauses(document, around, report);
  const untimed = document.caseKind !== undefined && UNTIMED_KINDS.includes(document.caseKind);
  if (!untimed && !around.stops.some((stop) => FEEDBACK.includes(stop))) {
    report(
      ['clocks'],
      'feedback.missing',
      `No clock of this policy or its parents ends with feedback to the complainant. Add one that stops at ${FEEDBACK.join(' or ')}, or extend a policy that has one.`,
      `本制度及上级制度没有以反馈投诉人结束的时限。请增加以 ${FEEDBACK.join(' 或 ')} 停止的时限，或叠加含有该时限的制度。`,
    );
  }
}

export function checkMilestone(name: string, path: Path, code: string, report: Report): void {
  if (MILESTONE_NAMES.includes(name)) return;
  const help = hint(name, MILESTONE_NAMES);
  report(path, code, `There is no milestone ${name}. ${help.en}`, `没有事件 ${name}。${help.zh}`);
}

function checkClock(
  clock: ClockRule,
  path: Path,
  { trackIds, hasShifts }: Surroundings,
  report: Report,
): void {
  checkMilestone(clock.start, [...path, 'start'], 'clock.start.unknown', report);
  const stops = listOf(clock.stop);
  stops.forEach((stop, index) => {
    const place = [...path, 'stop', ...(typeof clock.stop === 'string' ? [] : [index])];
    checkMilestone(stop, place, 'clock.stop.unknown', report);
    if (stop === clock.start)
      report(
        place,
        'clock.stop.start',
        `${clock.id} stops with its own start. Name the event that ends it.`,
        `${clock.id} 的停止事件与开始事件相同。`,
      );
  });
  checkDuration(clock, path, hasShifts, report);
  clock.warn?.forEach((warn, index) => {
    const offset = offsetOf(warn.at);
    if (offset < 0 && -offset < lengthOf(clock)) return;
    report(
      [...path, 'warn', index, 'at'],
      'clock.warn.outside',
      `A warning ${warn.at} lies outside ${clock.id}. Write a time before the due time and after the start, such as -1h.`,
      `提醒 ${warn.at} 不在时限之内，应写成到期前的时间，如 -1h。`,
    );
  });
  if (clock.when) checkTracks(clock.when, [...path, 'when'], trackIds, report);
}

function checkDuration(clock: ClockRule, path: Path, hasShifts: boolean, report: Report): void {
  const { duration } = clock;
  const place = [...path, 'duration'];
  if (duration.unit === 'anchor') {
    // A promise brings its own date; every other start may come before a date is agreed.
    if (
      duration.value === 'agreedDate' &&
      !clock.default &&
      !clock.atMost &&
      clock.start !== 'promise.made'
    ) {
      report(
        [...path, 'default'],
        'clock.default.missing',
        `${clock.id} waits for an agreed date. Say in "default" what holds until there is one.`,
        `${clock.id} 依赖约定日期，请在 default 中写明未约定时的时限。`,
      );
    }
    return;
  }
  const byTime = duration.unit === 'hour' || duration.unit === 'minute';
  if (
    byTime
      ? duration.basis === 'calendar'
      : duration.basis === 'elapsed' || (duration.unit === 'month' && duration.basis === 'working')
  ) {
    report(
      [...place, 'basis'],
      'clock.basis',
      `A ${duration.unit} cannot be counted as ${duration.basis}. Hours are elapsed or working, days working or calendar, months calendar.`,
      `${duration.unit} 不能按 ${duration.basis} 计算：小时为 elapsed 或 working，日为 working 或 calendar，月为 calendar。`,
    );
  }
  if (byTime && duration.basis === 'working' && !hasShifts) {
    report(
      [...place, 'basis'],
      'calendar.shifts.missing',
      `${clock.id} counts working hours. Give the opening hours in calendar.shifts.`,
      `${clock.id} 按工作时间计算，请在 calendar.shifts 中写明作息时间。`,
    );
  }
}

function checkTracks(
  condition: Condition,
  path: Path,
  trackIds: readonly string[],
  report: Report,
): void {
  if ('any' in condition)
    condition.any.forEach((part, index) =>
      checkTracks(part, [...path, 'any', index], trackIds, report),
    );
  else if ('all' in condition)
    condition.all.forEach((part, index) =>
      checkTracks(part, [...path, 'all', index], trackIds, report),
    );
  else if ('not' in condition) checkTracks(condition.not, [...path, 'not'], trackIds, report);
  else if ('fact' in condition && condition.fact === 'track' && trackIds.length > 0) {
    const wrong = listOf(condition.value as string | string[]).find((id) => !trackIds.includes(id));
    if (wrong === undefined) return;
    const help = hint(wrong, trackIds);
    report(
      [...path, 'value'],
      'track.unknown',
      `There is no track ${wrong}. ${help.en}`,
      `没有轨道 ${wrong}。${help.zh}`,
    );
  }
}

function checkPauses(
  { pauses }: PolicyDocument,
  { clockIds, ofLaw }: Surroundings,
  report: Report,
): void {
  pauses?.forEach((pause, index) => {
    checkMilestone(pause.on, ['pauses', index, 'on'], 'pause.on.unknown', report);
    checkMilestone(pause.resume, ['pauses', index, 'resume'], 'pause.resume.unknown', report);
    pause.clocks.forEach((pattern, place) => {
      const meant = clockIds.filter((id) => matches(pattern, id));
      if (meant.length > 0 && meant.every((id) => ofLaw.includes(id)))
        report(
          ['pauses', index, 'clocks', place],
          'pause.clock.of_law',
          `${pattern} is set by a law, which does not rest because this policy says so. Leave it out.`,
          `${pattern} 是法规规定的时限，不能由本制度暂停。请删除。`,
        );
      if (meant.length > 0) return;
      const help = hint(pattern, clockIds);
      report(
        ['pauses', index, 'clocks', place],
        'pause.clock.unknown',
        `No clock is called ${pattern}. ${help.en}`,
        `没有时限 ${pattern}。${help.zh}`,
      );
    });
  });
}

const HOURS = { minute: 1 / 60, hour: 1, day: 24, month: 24 * 28 } as const;

/** Shortest possible length in milliseconds; anchors may be as short as a moment, so they are not limited here. */
function lengthOf({ duration }: ClockRule): number {
  return duration.unit === 'anchor'
    ? Number.POSITIVE_INFINITY
    : duration.value * HOURS[duration.unit] * 3_600_000;
}
