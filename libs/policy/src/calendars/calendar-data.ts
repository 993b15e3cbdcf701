import type { Text } from '../documents/text.js';

/** Where a layer of a calendar holds, from the country down. */
export const CALENDAR_LEVELS = ['country', 'region', 'group', 'campus', 'department'] as const;
export type CalendarLevel = (typeof CALENDAR_LEVELS)[number];

/** A calendar, or one layer of it, as it is stored and published: special days only; weekends follow from the weekday. */
export interface CalendarData {
  readonly id: string;
  /** What people call it; its id names it unless given. */
  readonly label?: Text | undefined;
  /** Calendar that this layer refines. The layers are read from the country down; the last that speaks of a day wins. */
  readonly parent?: string | null | undefined;
  /** Missing = a country. `code` is the campus or department code, null above that. */
  readonly scope?: { readonly level: CalendarLevel; readonly code: string | null } | undefined;
  /** Every day is worked, from midnight to midnight, whatever the layers above say (a ward that never closes). */
  readonly alwaysOpen?: boolean | undefined;
  /** A layer may leave out the years of which it has nothing to add. */
  readonly years: readonly {
    readonly year: number;
    readonly status: 'published' | 'provisional';
  }[];
  readonly days: readonly {
    /** `YYYY-MM-DD` in the time zone of the policy. */
    readonly date: string;
    readonly kind: 'work' | 'off';
    readonly name: string;
    readonly nameEn?: string | undefined;
  }[];
  /** Days off of every year that has no entry in `years`, `MM-DD`. */
  readonly fixed?: readonly string[] | undefined;
  /** Days that are off by law, without any notice: they hold in every year whose notice is not published. */
  readonly statutory?: readonly StatutoryHoliday[] | undefined;
  /** Weekly days off, Monday = 1 … Sunday = 7. Default Saturday and Sunday, or what the layer above has. */
  readonly weekend?: readonly number[] | undefined;
}

interface StatutoryHoliday {
  readonly name: string;
  readonly nameEn?: string | undefined;
  /** `MM-DD` for the same day of every year, `YYYY-MM-DD` for a day that moves (lunar calendar, solar terms). */
  readonly days: readonly string[];
}

export interface SpecialDay {
  readonly kind: 'work' | 'off';
  readonly name: string;
  readonly nameEn: string;
  /** Id of the calendar layer that says so. */
  readonly layer: string;
}
