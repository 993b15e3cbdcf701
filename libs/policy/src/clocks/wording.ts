import { twoDigits, type Amount } from '@tingsu/contracts';
import { civilOf, weekdayOf } from '../calendars/day.js';
import { remembered } from '../remembered.js';
import type { Text } from '../documents/text.js';

const WEEKDAYS_ZH = '一二三四五六日';
const WEEKDAYS_EN = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS_EN = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];
const MINUTE = 60_000;

/** Days kept; complaints are about the present, so the same few hundred days come again and again. */
const MOST_TEXTS = 20_000;

const withYearText = remembered(MOST_TEXTS, (day: number) => dayInWords(day, true));
const withoutYearText = remembered(MOST_TEXTS, (day: number) => dayInWords(day, false));

/** A day in both languages; the year is left out where the reader knows it. */
export const dayText = (day: number, withYear = true): Text =>
  withYear ? withYearText(day) : withoutYearText(day);

function dayInWords(day: number, withYear: boolean): Text {
  const { year, month, day: dayOfMonth } = civilOf(day);
  const weekday = weekdayOf(day) - 1;
  return {
    zh: `${withYear ? `${year} 年 ` : ''}${month} 月 ${dayOfMonth} 日（周${WEEKDAYS_ZH[weekday]}）`,
    en: `${WEEKDAYS_EN[weekday]} ${dayOfMonth} ${MONTHS_EN[month - 1]}${withYear ? ` ${year}` : ''}`,
  };
}

/** A day with its time; 24:00 stays 24:00, because that is how the rule is read. */
export function momentText(day: number, ms: number): Text {
  const minutes = Math.floor(ms / MINUTE);
  const time = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  const date = dayText(day);
  return { zh: `${date.zh}${time}`, en: `${date.en}, ${time}` };
}

export function rangeText(from: number, to: number): Text {
  if (from === to) return dayText(from, false);
  const first = civilOf(from);
  const last = civilOf(to);
  const sameMonth = first.month === last.month;
  return {
    zh: `${first.month} 月 ${first.day} 日至 ${sameMonth ? '' : `${last.month} 月 `}${last.day} 日`,
    en: `${first.day}${sameMonth ? '' : ` ${MONTHS_EN[first.month - 1]}`} to ${last.day} ${MONTHS_EN[last.month - 1]}`,
  };
}

export function amountText({ value, unit, basis }: Amount): Text {
  const plural = value === 1 ? '' : 's';
  if (unit === 'month') return { zh: `${value} 个月`, en: `${value} month${plural}` };
  if (unit === 'day') {
    if (basis === 'working')
      return { zh: `${value} 个工作日`, en: `${value} working day${plural}` };
    return { zh: `${value} 日（自然日）`, en: `${value} calendar day${plural}` };
  }
  const zh = unit === 'hour' ? '小时' : '分钟';
  if (basis === 'working')
    return { zh: `${value} 个工作${zh}`, en: `${value} working ${unit}${plural}` };
  return { zh: `${value} ${zh}`, en: `${value} ${unit}${plural}` };
}
