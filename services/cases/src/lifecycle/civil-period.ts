import { localDay } from '@tingsu/contracts';

/** The day so many years after an instant; where that year has no such day, the last of the month (Civil Code, art. 202). */
export function yearsLater(at: string, years: number, timeZone: string): string {
  const [year = 0, month = 1, day = 1] = localDay(new Date(at), timeZone).split('-').map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}
