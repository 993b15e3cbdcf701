import type { CalendarData } from './calendar-data.js';
import { calendarOfLayers, type Calendar } from './calendar.js';

interface CalendarQuestion {
  /** Id of the calendar that the policy names. */
  readonly base: string;
  readonly campus?: string | null | undefined;
  readonly departmentCode?: string | null | undefined;
}

export interface CalendarSet {
  /**
   * The calendar that holds for a department, a campus or the whole group: the most special layer that refines `base`, compiled with all
   * layers above it. Throws a RangeError if `base` is not there.
   */
  find(question: CalendarQuestion): Calendar;
  /** The layer itself with all above it, as it counts; undefined if there is none of that id. */
  byId(id: string): Calendar | undefined;
  /** Departments with a layer of their own; for all others the campus's calendar holds. */
  readonly departments: ReadonlySet<string>;
}

/** All calendars and layers of one hospital group. A layer whose parent is missing or that refines itself is left out. */
export function calendarSet(calendars: readonly CalendarData[]): CalendarSet {
  const chains = new Map(calendars.map((one) => [one.id, chainOf(calendars, one)]));
  const compiled = new Map<string, Calendar>();
  const byId = (id: string): Calendar | undefined => {
    const known = compiled.get(id);
    if (known) return known;
    const chain = chains.get(id);
    if (!chain) return undefined;
    const calendar = calendarOfLayers(chain);
    compiled.set(id, calendar);
    return calendar;
  };
  const ofDepartments = calendars
    .filter(({ scope }) => scope?.level === 'department')
    .map(({ scope }) => scope?.code ?? '');
  return {
    byId,
    departments: new Set(ofDepartments),
    find: ({ base, campus, departmentCode }) => {
      const layer = (
        level: 'department' | 'campus' | 'group',
        code: string | null,
      ): string | undefined =>
        calendars.find(
          (one) =>
            one.scope?.level === level &&
            (level === 'group' || one.scope.code === code) &&
            chains.get(one.id)?.some((above) => above.id === base),
        )?.id;
      const special =
        (departmentCode ? layer('department', departmentCode) : undefined) ??
        (campus ? layer('campus', campus) : undefined) ??
        layer('group', null);
      const calendar = byId(special ?? base);
      if (!calendar)
        throw new RangeError(
          `There is no calendar ${base}. Load it, or name another one in the policy's calendar.base.`,
        );
      return calendar;
    },
  };
}

/** The layers from the country down to this one; undefined if one is missing or they form a circle. */
function chainOf(
  calendars: readonly CalendarData[],
  layer: CalendarData,
): readonly CalendarData[] | undefined {
  const chain = [layer];
  for (let parent = layer.parent; parent !== null && parent !== undefined;) {
    const above = calendars.find((one) => one.id === parent);
    if (!above || chain.includes(above)) return undefined;
    chain.unshift(above);
    parent = above.parent;
  }
  return chain;
}
