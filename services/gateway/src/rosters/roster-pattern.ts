import { daysLater, type RosterDuty } from '@tingsu/contracts';
import { z } from 'zod';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 17:00');

/** Rosters as a file, week after week the same (`deploy/demo/rosters.json`). */
export const RosterPatternsSchema = z.array(
  z.strictObject({
    campus: z.string(),
    /** The code of a department, or a role of the campus. */
    unit: z.string(),
    shifts: z.array(
      z.strictObject({
        login: z.string(),
        /** Monday = 1 to Sunday = 7. */
        days: z.array(z.int().min(1).max(7)).min(1),
        from: clockTime,
        /** On the next day when it is not after `from`. */
        to: clockTime,
      }),
    ),
  }),
);
export type RosterPattern = z.infer<typeof RosterPatternsSchema>[number];

/** The duties of a pattern in one week. Throws for a login that the group does not have. */
export function dutiesOfWeek(
  { shifts }: RosterPattern,
  monday: string,
  staff: ReadonlyMap<string, string>,
): RosterDuty[] {
  return shifts.flatMap(({ login, days, from, to }) => {
    const personId = staff.get(login);
    if (personId === undefined)
      throw new Error(`The rosters name the login ${login}, which the group does not have`);
    return days.map((day) => {
      const date = daysLater(`${monday}T00:00`, day - 1).slice(0, 10);
      const end = `${date}T${to}`;
      return { personId, from: `${date}T${from}`, to: to > from ? end : daysLater(end, 1) };
    });
  });
}
