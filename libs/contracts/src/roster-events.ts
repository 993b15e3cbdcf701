import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';
import { AbsenceSchema, DutySchema } from './rosters/roster.js';

/** Who is on duty for one unit, all that has not ended (aggregate id = campus and unit). */
export const RosterChanged = defineEvent('roster.changed.v1', 'The roster of a unit as it stands', {
  campus: z.string(),
  /** The code of a department, or a role of the campus. */
  unit: z.string(),
  duties: z.array(DutySchema),
});
export type RosterChanged = EventOf<typeof RosterChanged>;

/** When one person is away and who acts then, all that has not ended (aggregate id = staff id). */
export const AbsenceChanged = defineEvent(
  'absence.changed.v1',
  'The absences and deputies of a person as they stand',
  { absences: z.array(AbsenceSchema) },
);
export type AbsenceChanged = EventOf<typeof AbsenceChanged>;
