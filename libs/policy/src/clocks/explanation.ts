import type { Amount } from '@tingsu/contracts';
import type { Calendar } from '../calendars/calendar.js';
import { civilOf, weekdayOf } from '../calendars/day.js';
import { definitionOf } from './moments.js';
import type { LayeredClock } from '../documents/policy.js';
import { remembered, rememberedWith } from '../remembered.js';
import type { Text } from '../documents/text.js';
import { daysUsed, type Counting, type Due, type PauseInterval } from './counting.js';
import { amountText, dayText, momentText, rangeText } from './wording.js';

export interface Computation {
  readonly clock: LayeredClock;
  readonly counting: Counting;
  readonly start: number;
  readonly original: Due;
  readonly due: Due;
  /** What counting gives, where a time communicated to the complainant is kept instead. */
  readonly counted?: Due;
  readonly pauses: readonly PauseInterval[];
  readonly extensions: readonly Amount[];
  /** True if the day was agreed with the complainant. */
  readonly agreed: boolean;
}

/** The steps from start to due time, as a person would explain them to the complainant. */
export function explain(one: Computation): Text[] {
  const amount = amountOf(one);
  const byDays = amount?.unit === 'day' && amount.basis === 'working';
  return [
    startStep(one, amount),
    ...countSteps(one, amount),
    ...calendarSteps(one.counting.calendar, amount),
    ...(byDays ? specialDays(one.counting, one.start, one.original.day) : []),
    ...one.pauses
      .filter((pause) => pause.from < one.original.at)
      .flatMap((pause) => pauseSteps(one, amount, pause)),
    ...rollStep(one.original),
    ...one.extensions.map((by) =>
      both(`经批准延长 ${amountText(by).zh}`, `Extended by ${amountText(by).en}, approved`),
    ),
    ...heldStep(one),
    dueStep(one),
    ...(one.due.provisional ? provisionalSteps(one) : []),
  ];
}

function amountOf({ clock, agreed }: Computation): Amount | undefined {
  const { duration } = clock.rule;
  if (duration.unit !== 'anchor') return duration;
  return duration.value === 'agreedDate' && !agreed ? clock.rule.default : undefined;
}

function heldStep({ counting, due, counted }: Computation): Text[] {
  if (!counted || counted.at >= due.at) return [];
  const local = counting.zone.toLocal(counted.at);
  const at = momentText(local.day, local.ms);
  return [
    both(
      `按新日历应为 ${at.zh}；已告知投诉人的时间不提前`,
      `The new calendar would give ${at.en}; the time given to the complainant is kept`,
    ),
  ];
}

function startStep(
  { clock, counting, start, agreed }: Computation,
  amount: Amount | undefined,
): Text {
  const local = counting.zone.toLocal(start);
  const from = momentText(local.day, local.ms);
  const event = definitionOf(clock.rule.start) ?? { zh: clock.rule.start, en: clock.rule.start };
  const length = amount ? amountText(amount) : anchorText(clock.rule.duration.value, agreed);
  return both(
    `${length.zh}，自 ${from.zh} ${event.zh}起`,
    `${length.en} from ${from.en} (${event.en})`,
  );
}

function anchorText(anchor: string | number, agreed: boolean): Text {
  if (agreed) return both('按与投诉人约定的日期', 'By the date agreed with the complainant');
  if (anchor === 'externalDue')
    return both('按来件单位要求的时间', 'By the time that the sending body asks for');
  return anchor === 'same-day'
    ? both('当日', 'On the same day')
    : both('当月月底前', 'By the end of the month');
}

function countSteps({ counting }: Computation, amount: Amount | undefined): Text[] {
  if (!amount) return [];
  const byTime = amount.unit === 'minute' || amount.unit === 'hour' || amount.basis === 'elapsed';
  if (byTime && amount.basis === 'working')
    return [both('只计工作日的工作时间', 'Only opening hours of working days count')];
  if (byTime) return [both('连续计算，包括夜间和节假日', 'Runs through nights and holidays')];
  const first = counting.includeFirst
    ? [both('起算当日计入', 'The first day is counted')]
    : [both('起算当日不计入', 'The first day is not counted')];
  if (amount.basis === 'working') return first;
  return amount.unit === 'month'
    ? [
        ...first,
        counting.includeFirst
          ? both(
              '到对应日的前一日，没有对应日的到月末',
              'Ends on the day before the corresponding day, or at the end of a shorter month',
            )
          : both(
              '到对应日，没有对应日的到月末',
              'Ends on the corresponding day, or at the end of a shorter month',
            ),
      ]
    : first;
}

const LEVELS = {
  country: both('国家', 'country'),
  region: both('地区', 'region'),
  group: both('集团', 'group'),
  campus: both('院区', 'campus'),
  department: both('科室', 'department'),
} as const;

/** A calendar of the hospital's own explains itself; everybody knows the country's. */
function calendarSteps({ scope, alwaysOpenBy }: Calendar, amount: Amount | undefined): Text[] {
  if (!amount || amount.basis === 'elapsed' || scope.level === 'country') return [];
  const level = LEVELS[scope.level];
  return alwaysOpenBy === null
    ? [both(`按${level.zh}日历计算`, `Counted on the calendar of the ${level.en}`)]
    : [
        both(
          `按${level.zh}日历计算：全年开放，每天计入`,
          `Counted on the calendar of the ${level.en}: open every day, each day counts`,
        ),
      ];
}

/** Stretches of days kept for a calendar; complaints are about the present, so the same ones come again and again. */
const MOST_STRETCHES = 20_000;
const RANGE_KEY = 100_000;
const describedDays = rememberedWith((calendar: Calendar) =>
  remembered(MOST_STRETCHES, (stretch: number) =>
    describeDays(calendar, Math.floor(stretch / RANGE_KEY), stretch % RANGE_KEY),
  ),
);

/** Holidays and make-up working days on the way. Many cases share the same days, so the sentences are kept. */
function specialDays(
  { calendar, zone }: Counting,
  start: number,
  lastDay: number,
): readonly Text[] {
  const from = zone.toLocal(start).day + 1;
  return describedDays(calendar)(from * RANGE_KEY + lastDay);
}

function describeDays(calendar: Calendar, from: number, to: number): Text[] {
  const steps: Text[] = [];
  let weekend = false;
  for (let day = from; day <= to; day++) {
    const special = calendar.specialDay(day);
    if (special?.kind === 'off') {
      let last = day;
      while (
        last < to &&
        calendar.specialDay(last + 1)?.kind === 'off' &&
        calendar.specialDay(last + 1)?.name === special.name
      )
        last += 1;
      const range = rangeText(day, last);
      steps.push(
        both(
          `${range.zh} ${special.name}放假，不计`,
          `${range.en}: ${special.nameEn}, not counted`,
        ),
      );
      day = last;
    } else if (special?.kind === 'work') {
      const date = dayText(day, false);
      const [zh, en] =
        weekdayOf(day) > 5 ? ['调休上班', 'make-up working day'] : ['照常上班', 'worked as usual'];
      steps.push(both(`${date.zh}${zh}，计入`, `${date.en}: ${en}, counted`));
    } else if (!calendar.isWorkingDay(day)) weekend = true;
  }
  return weekend ? [...steps, both('周末不计', 'Weekends are not counted')] : steps;
}

function pauseSteps(
  { counting, start }: Computation,
  amount: Amount | undefined,
  pause: PauseInterval,
): Text[] {
  const cause = definitionOf(pause.cause) ?? both(pause.cause, pause.cause);
  const local = counting.zone.toLocal(pause.from);
  const since = momentText(local.day, local.ms);
  const byDays = amount?.unit === 'day' && amount.basis !== 'elapsed';
  const used = byDays
    ? daysUsed(counting, counting.zone.toLocal(start).day, pause.from, amount.basis === 'working')
    : undefined;
  const spent =
    used === undefined
      ? both('', '')
      : both(`，此前已用整日 ${used} 天`, `, ${used} whole days used before`);
  const paused = both(
    `${since.zh} 暂停（${cause.zh}）${spent.zh}`,
    `Paused ${since.en} (${cause.en})${spent.en}`,
  );
  if (pause.to === null)
    return [paused, both('尚未恢复，到期时间待定', 'Not resumed yet: the due time is open')];
  const end = counting.zone.toLocal(pause.to);
  const until = momentText(end.day, end.ms);
  const limit = pause.byLimit
    ? both('（已达最长暂停时间）', ' (longest pause allowed)')
    : both('', '');
  const notCounted = byDays ? both('，恢复当日不计入', '; that day is not counted') : both('', '');
  return [
    paused,
    both(
      `${until.zh} 恢复计时${limit.zh}${notCounted.zh}`,
      `Resumes ${until.en}${limit.en}${notCounted.en}`,
    ),
  ];
}

function rollStep({ day, unrolledDay }: Due): Text[] {
  if (day === unrolledDay) return [];
  const off = dayText(unrolledDay);
  const on = dayText(day);
  return day > unrolledDay
    ? [
        both(
          `最后一日 ${off.zh}不是工作日，顺延至 ${on.zh}`,
          `The last day, ${off.en}, is not worked: moves to ${on.en}`,
        ),
      ]
    : [
        both(
          `最后一日 ${off.zh}不是工作日，提前至 ${on.zh}`,
          `The last day, ${off.en}, is not worked: brought forward to ${on.en}`,
        ),
      ];
}

function dueStep({ counting, due }: Computation): Text {
  const endsDay = due.at === counting.zone.toInstant(due.day, counting.cutoff);
  const at = momentText(due.day, endsDay ? counting.cutoff : counting.zone.toLocal(due.at).ms);
  return both(`${at.zh} 到期`, `Due ${at.en}`);
}

function provisionalSteps({ due }: Computation): Text[] {
  const { year } = civilOf(due.day);
  return [
    both(
      `预计时间：${year} 年放假安排尚未公布，公布后重新计算`,
      `Expected time: the holidays of ${year} are not published yet; it will be computed again`,
    ),
  ];
}

function both(zh: string, en: string): Text {
  return { zh, en };
}
