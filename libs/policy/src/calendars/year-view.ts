import type { Text } from '../documents/text.js';
import type { Calendar } from './calendar.js';
import { dateOf, dayOfCivil } from './day.js';

export interface DayView {
  readonly date: string;
  readonly working: boolean;
  /** Null for a day that only its weekday decides. */
  readonly name: Text | null;
  /** Calendar layer that decided the day; null for its weekday. */
  readonly layer: string | null;
}

/** Every day of a year as it counts, for a screen. */
export function yearView(
  calendar: Calendar,
  year: number,
): {
  readonly published: boolean;
  readonly workingDays: number;
  readonly days: readonly DayView[];
} {
  const first = dayOfCivil(year, 1, 1);
  const days = Array.from({ length: dayOfCivil(year + 1, 1, 1) - first }, (_, index): DayView => {
    const day = first + index;
    const special = calendar.specialDay(day);
    return {
      date: dateOf(day),
      working: calendar.isWorkingDay(day),
      name: special ? { zh: special.name, en: special.nameEn } : null,
      layer: special?.layer ?? calendar.alwaysOpenBy,
    };
  });
  return {
    published: calendar.isPublished(year),
    workingDays: days.filter((day) => day.working).length,
    days,
  };
}
