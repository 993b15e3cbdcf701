import { CALENDAR_YEARS } from '@tingsu/contracts';
import {
  hint,
  reporterFor,
  reportRepeats,
  type PolicyProblem,
  type Report,
} from '../documents/problems.js';
import { CALENDAR_LEVELS, type CalendarData, type CalendarLevel } from './calendar-data.js';
import { dayOf } from './day.js';

/**
 * Everything that is wrong with a set of calendar layers, each with its place and what to do; empty = fit for publication. `document`
 * is the position of the calendar in the set, `policy` its id.
 */
export function checkCalendars(calendars: readonly CalendarData[]): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  calendars.forEach((calendar, index) => {
    const report = reporterFor(problems, index, calendar.id === '' ? '?' : calendar.id);
    checkPlace(calendar, calendars, report);
    checkYears(calendar, report);
    checkDays(calendar, report);
    checkWeek(calendar, report);
  });
  return problems;
}

/** A region may keep a calendar that shares nothing with the country's (Hong Kong, Macao, Taiwan). */
const STANDS_ALONE: readonly CalendarLevel[] = ['country', 'region'];

function checkPlace(calendar: CalendarData, all: readonly CalendarData[], report: Report): void {
  const { id, parent, scope } = calendar;
  if (all.find((one) => one.id === id) !== calendar)
    report(
      ['id'],
      'calendar.id.repeated',
      `There is another calendar ${id}. Give each its own name.`,
      `日历 ${id} 重复，请改名。`,
    );
  const level = scope?.level ?? 'country';
  const needsCode = level === 'campus' || level === 'department';
  if (needsCode !== Boolean(scope?.code))
    report(
      ['scope', 'code'],
      needsCode ? 'calendar.scope.code' : 'calendar.scope.wide',
      needsCode ? `Say which ${level} the layer is for.` : `A ${level} has no code: leave it out.`,
      needsCode
        ? `请写明该层适用的${level === 'campus' ? '院区' : '科室'}代码。`
        : '该层级没有代码，请删除。',
    );
  const twin = all.find(
    (one) => one.scope && scope && one.parent === parent && sameScope(one.scope, scope),
  );
  if (twin && twin !== calendar && parent)
    report(
      ['scope'],
      'calendar.scope.repeated',
      `${twin.id} already refines ${parent} for the same place. Put the days into one layer.`,
      `${twin.id} 已是 ${parent} 在同一范围的叠加层，请合并。`,
    );
  checkParent(calendar, all, report);
}

function checkParent(calendar: CalendarData, all: readonly CalendarData[], report: Report): void {
  const { id, parent } = calendar;
  if (parent === null || parent === undefined) {
    if (calendar.scope && !STANDS_ALONE.includes(calendar.scope.level))
      report(
        ['parent'],
        'calendar.parent.missing',
        `A layer for a ${calendar.scope.level} needs the calendar that it refines, such as CN.`,
        '请写明所叠加的上级日历，如 CN。',
      );
    return;
  }
  const above = all.find((one) => one.id === parent);
  if (!above) {
    const help = hint(
      parent,
      all.map((one) => one.id).filter((one) => one !== id),
    );
    report(
      ['parent'],
      'calendar.parent.unknown',
      `There is no calendar ${parent}. ${help.en}`,
      `没有日历 ${parent}。${help.zh}`,
    );
  } else if (isCircle(calendar, all))
    report(
      ['parent'],
      'calendar.parent.cycle',
      `${id} refines itself. Choose another parent.`,
      `${id} 叠加自身，形成循环，请更换上级。`,
    );
  else if (levelOf(above) >= levelOf(calendar))
    report(
      ['scope', 'level'],
      'calendar.level.order',
      `${parent} stands no higher than ${id}. Layers go from country to region, group, campus and department.`,
      `${parent} 的层级不高于 ${id}。层级依次为国家、地区、集团、院区、科室。`,
    );
}

function checkYears({ years, days, parent, alwaysOpen }: CalendarData, report: Report): void {
  const listed = years.map((one) => String(one.year));
  reportRepeats(report, listed, (index) => ['years', index, 'year'], 'calendar.year.repeated');
  years.forEach(({ year, status }, index) => {
    if (!Number.isInteger(year) || year < CALENDAR_YEARS.first || year > CALENDAR_YEARS.last)
      report(
        ['years', index, 'year'],
        'calendar.year.range',
        `Years run from ${CALENDAR_YEARS.first} to ${CALENDAR_YEARS.last}.`,
        `年份应在 ${CALENDAR_YEARS.first} 至 ${CALENDAR_YEARS.last} 之间。`,
      );
    const standsAlone = (parent === null || parent === undefined) && alwaysOpen !== true;
    if (
      standsAlone &&
      status === 'published' &&
      !days.some((day) => day.date.startsWith(`${year}-`))
    )
      report(
        ['years', index, 'status'],
        'calendar.year.empty',
        `${year} is published but has no holiday. Enter the official days, or leave it provisional.`,
        `${year} 年已标为公布，却没有节假日。请录入放假安排，或保持“未公布”。`,
      );
  });
}

function checkDays({ id, days, years, alwaysOpen }: CalendarData, report: Report): void {
  const dates = days.map((day) => day.date);
  reportRepeats(report, dates, (index) => ['days', index, 'date'], 'calendar.day.repeated');
  days.forEach(({ date, kind, name }, index) => {
    if (!isDate(date))
      return report(
        ['days', index, 'date'],
        'calendar.day.date',
        `${date} is not a date. Write it as 2027-01-01.`,
        `${date} 不是日期，请写成 2027-01-01。`,
      );
    if (!years.some((one) => one.year === Number(date.slice(0, 4))))
      report(
        ['days', index, 'date'],
        'calendar.day.outside',
        `${date} lies outside the years of ${id}. Correct the year, or add it to the years.`,
        `${date} 不在 ${id} 的年份内，请更正，或先增加该年份。`,
      );
    if (name.trim() === '')
      report(
        ['days', index, 'name'],
        'calendar.day.name',
        `Say why ${date} is special.`,
        `请写明 ${date} 的名称。`,
      );
    if (alwaysOpen === true && kind === 'off')
      report(
        ['days', index, 'kind'],
        'calendar.day.closed',
        `${id} is open every day, so ${date} cannot be off. Remove the day, or take alwaysOpen away.`,
        `${id} 全年开放，${date} 不能为休息日。请删除该日，或取消全年开放。`,
      );
    return undefined;
  });
}

function checkWeek({ weekend, fixed, statutory }: CalendarData, report: Report): void {
  if (
    weekend &&
    (new Set(weekend).size !== weekend.length ||
      weekend.length > 6 ||
      weekend.some((day) => !(day >= 1 && day <= 7)))
  )
    report(
      ['weekend'],
      'calendar.weekend',
      'Weekly days off are numbers from 1 (Monday) to 7 (Sunday), each once, and not all seven.',
      '每周休息日为 1（周一）至 7（周日），不重复，且不能全为休息日。',
    );
  fixed?.forEach((day, index) => {
    // 2000 is a leap year, but a day that only some years have cannot be off in every year.
    if (isDate(`2001-${day}`)) return;
    report(
      ['fixed', index],
      'calendar.fixed',
      `${day} is not a day of every year. Write it as 10-01.`,
      `${day} 不是每年都有的日期，请写成 10-01。`,
    );
  });
  statutory?.forEach(({ days }, holiday) =>
    days.forEach((day, index) => {
      if (isDate(day.length === 5 ? `2001-${day}` : day)) return;
      report(
        ['statutory', holiday, 'days', index],
        'calendar.statutory',
        `${day} is neither a date such as 2027-02-06 nor a day of every year such as 10-01.`,
        `${day} 应写成 2027-02-06 或每年固定的 10-01。`,
      );
    }),
  );
}

function isDate(date: string): boolean {
  try {
    dayOf(date);
    return true;
  } catch {
    return false;
  }
}

const levelOf = (calendar: CalendarData): number =>
  CALENDAR_LEVELS.indexOf(calendar.scope?.level ?? 'country');

function sameScope(
  one: NonNullable<CalendarData['scope']>,
  other: NonNullable<CalendarData['scope']>,
): boolean {
  return one.level === other.level && one.code === other.code;
}

function isCircle(calendar: CalendarData, all: readonly CalendarData[]): boolean {
  const seen = new Set<CalendarData>();
  for (let one: CalendarData | undefined = calendar; one;) {
    if (seen.has(one)) return true;
    seen.add(one);
    const above: string | null | undefined = one.parent;
    one =
      above === null || above === undefined ? undefined : all.find((other) => other.id === above);
  }
  return false;
}
