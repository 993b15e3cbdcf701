import { instantOnWall, localTime, MS_PER_DAY, type NoticeWish } from '@tingsu/contracts';
import type { Weight } from '../rules/notice.js';

/** When a mail goes out: by itself at once, together with others at an instant, or not at all. */
export type MailTime = 'at_once' | 'never' | Date;

/** When a person is mailed about what has this weight. Times of day are those of the hospital. */
export function mailTime(weight: Weight, wish: NoticeWish, now: Date, timeZone: string): MailTime {
  if (weight === 'now') return 'at_once';
  const wanted = weight === 'task' ? wish.tasks : wish.information;
  if (wanted === 'none') return 'never';
  if (wanted === 'gathered') return nextOf(wish.times, now, timeZone) ?? 'at_once';
  return quietUntil(wish.quiet, now, timeZone) ?? 'at_once';
}

/** When what was gathered so far goes out after a person changed the wish; at once where nothing is gathered any more. */
export function digestTime(wish: NoticeWish, now: Date, timeZone: string): Date {
  const times = (['task', 'information'] as const)
    .map((weight) => mailTime(weight, wish, now, timeZone))
    .filter((time) => time instanceof Date);
  return times.sort((a, b) => a.getTime() - b.getTime())[0] ?? now;
}

function nextOf(times: readonly string[], now: Date, timeZone: string): Date | null {
  const days = [now, new Date(now.getTime() + MS_PER_DAY)].map((at) => localTime(at, timeZone).day);
  const instants = days.flatMap((day) => times.map((time) => instantOnWall(day, time, timeZone)));
  return instants.filter((at) => at > now).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** The end of the quiet hours in which `now` lies; null when it lies in none. */
function quietUntil(quiet: NoticeWish['quiet'], now: Date, timeZone: string): Date | null {
  if (!quiet) return null;
  const { time } = localTime(now, timeZone);
  const { from, until } = quiet;
  const isQuiet = from > until ? time >= from || time < until : time >= from && time < until;
  return isQuiet ? nextOf([until], now, timeZone) : null;
}
