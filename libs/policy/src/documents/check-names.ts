import type { ClockRule, Duration, PolicyDocument } from './document-schema.js';
import type { Report } from './problems.js';

/** An amount of time as it is said or counted: working days are another thing than days. */
interface Said {
  readonly count: number;
  readonly unit: 'working day' | 'day' | 'hour' | 'month';
}

/** A name that says another amount of time than the one that is counted: people act on the name (X-20, every rule shows its face). */
export function checkNames({ clocks }: PolicyDocument, report: Report): void {
  clocks.forEach((clock, index) => {
    const counted = countedBy(clock);
    if (counted.length === 0) return;
    for (const language of ['zh', 'en'] as const) {
      const name = clock[language] ?? '';
      const said = amountsIn(name);
      if (said.length === 0 || said.some((one) => counted.some((other) => same(one, other))))
        continue;
      report(
        ['clocks', index, language],
        'clock.name.differs',
        `The name of ${clock.id} says ${words(said)}, but ${words(counted)} are counted. Correct one of them.`,
        `${clock.id} 的名称写的是${wordsZh(said)}，实际计的是${wordsZh(counted)}，请更正其一。`,
      );
    }
  });
}

/** All amounts that a clock counts: its own, what holds until a date is agreed, the latest such date, and its extensions. */
function countedBy({ duration, default: preset, atMost, extend }: ClockRule): Said[] {
  const approved = extend?.approvers?.map(({ upTo }) => upTo) ?? [];
  return [duration, preset, atMost, extend?.max, ...approved].flatMap((one) =>
    one === undefined ? [] : sizeOf(one),
  );
}

function sizeOf(duration: Duration): Said[] {
  switch (duration.unit) {
    case 'anchor':
      return [];
    case 'minute':
      return [{ count: duration.value / 60, unit: 'hour' }];
    case 'day':
      return [
        { count: duration.value, unit: duration.basis === 'working' ? 'working day' : 'day' },
      ];
    default:
      return [{ count: duration.value, unit: duration.unit }];
  }
}

const same = (one: Said, other: Said): boolean =>
  one.count === other.count && one.unit === other.unit;

const CHINESE = '[一二两三四五六七八九十]{1,3}';
const ENGLISH = 'one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty';
const UNITS: Readonly<Record<string, Said['unit']>> = {
  工作日: 'working day',
  日: 'day',
  天: 'day',
  小时: 'hour',
  月: 'month',
  'working day': 'working day',
  day: 'day',
  hour: 'hour',
  month: 'month',
};
const IN_CHINESE = new RegExp(`(\\d+|${CHINESE})\\s*个?(工作日|小时|周|日|天|月)`, 'g');
const IN_ENGLISH = new RegExp(`(\\d+|${ENGLISH})[\\s-](working day|day|hour|week|month)`, 'gi');

/** 3个工作日, 三日, 一周, 24 hours, six months. */
function amountsIn(name: string): Said[] {
  return [...name.matchAll(IN_CHINESE), ...name.matchAll(IN_ENGLISH)].flatMap(
    ([, number = '', unit = '']) => {
      const count = numberOf(number.toLowerCase());
      const known = UNITS[unit.toLowerCase()];
      return [known ? { count, unit: known } : { count: count * 7, unit: 'day' as const }];
    },
  );
}

const ENGLISH_NUMBERS = ENGLISH.split('|');
const ABOVE_TEN = [12, 15, 20];
const DIGITS = '零一二三四五六七八九';

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const word = ENGLISH_NUMBERS.indexOf(text);
  if (word >= 0) return ABOVE_TEN[word - 10] ?? word + 1;
  const [tens, ones] = text.replace('两', '二').split('十');
  if (ones === undefined) return DIGITS.indexOf(tens ?? '');
  return (tens === '' ? 1 : DIGITS.indexOf(tens ?? '')) * 10 + Math.max(0, DIGITS.indexOf(ones));
}

const words = (all: readonly Said[]): string =>
  [...new Set(all.map(({ count, unit }) => `${count} ${unit}${count === 1 ? '' : 's'}`))].join(
    ', ',
  );
const IN_WORDS = { 'working day': '个工作日', day: '天', hour: '小时', month: '个月' } as const;
const wordsZh = (all: readonly Said[]): string =>
  [...new Set(all.map(({ count, unit }) => `${count}${IN_WORDS[unit]}`))].join('、');
