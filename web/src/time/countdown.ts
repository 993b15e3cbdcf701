import type { Language } from '../i18n/language';

/** How pressing a deadline is. Colour never says it alone: text and icon do too. */
export type Urgency = 'over' | 'urgent' | 'near' | 'far' | 'paused';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const URGENT_BELOW = 4 * HOUR;
const NEAR_BELOW = DAY;

export const urgencyOf = (dueAt: string, paused: boolean, now: number): Urgency => {
  if (paused) return 'paused';
  const left = Date.parse(dueAt) - now;
  if (left < 0) return 'over';
  if (left < URGENT_BELOW) return 'urgent';
  return left < NEAR_BELOW ? 'near' : 'far';
};

/** Next redraw in milliseconds: every second in the last hour (and the first one over), every minute before. */
export const tickPeriod = (dueAt: string, now: number): number =>
  Math.abs(Date.parse(dueAt) - now) <= HOUR ? 1_000 : MINUTE;

interface Part {
  readonly amount: number;
  readonly zh: string;
  readonly en: string;
}

const partsOf = (ms: number): Part[] => [
  { amount: Math.floor(ms / DAY), zh: '天', en: 'd' },
  { amount: Math.floor((ms % DAY) / HOUR), zh: '小时', en: 'h' },
  { amount: Math.floor((ms % HOUR) / MINUTE), zh: '分', en: 'min' },
  { amount: Math.floor((ms % MINUTE) / 1_000), zh: '秒', en: 's' },
];

/** The two largest units that are not zero at the front: `3 小时 20 分`, `2 d 4 h`, `12 min 5 s`. */
export const durationText = (ms: number, language: Language): string => {
  const parts = partsOf(Math.max(0, ms));
  const largest = parts.findIndex((part) => part.amount > 0);
  const first = largest === -1 ? parts.length - 1 : largest;
  const shown = parts
    .slice(first, first + 2)
    .filter((part, index) => index === 0 || part.amount > 0);
  return shown.map((part) => `${part.amount} ${part[language === 'en' ? 'en' : 'zh']}`).join(' ');
};

/** `剩 3 小时 20 分`, `已超 2 天 4 小时`, `已暂停`, with 预计 while the calendar is provisional. */
export const countdownText = (
  due: { dueAt: string; paused: boolean; provisional: boolean },
  now: number,
  language: Language,
): string => {
  const english = language === 'en';
  if (due.paused) return english ? 'Paused' : '已暂停';
  const left = Date.parse(due.dueAt) - now;
  const span = durationText(Math.abs(left), language);
  const main =
    left < 0
      ? english
        ? `${span} overdue`
        : `已超 ${span}`
      : english
        ? `${span} left`
        : `剩 ${span}`;
  if (!due.provisional) return main;
  return english ? `${main} (expected)` : `${main}（预计）`;
};
