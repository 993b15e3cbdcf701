import { z } from 'zod';
import { instant } from '../instant.js';
import { CountedSchema } from './case-list.js';

const load = {
  /** Open cases; one more than `MOST_COUNTED` says that there are more than that. */
  open: CountedSchema,
  /** Of them those whose next promise is due within 24 hours, and those with a broken one. */
  dueSoon: CountedSchema,
  overdue: CountedSchema,
};

/** How the open cases that the reader reaches are spread. */
export const CaseLoadSchema = z.object({
  /** Everybody of the complaint centre who may own a case that the reader reaches, also without any. */
  persons: z.array(z.object({ personId: z.uuid(), ...load })),
  /** Departments that handle cases, or that triage proposed. */
  departments: z.array(z.object({ department: z.string(), ...load })),
  /** What no one owns. */
  unowned: z.object(load),
  asOf: instant,
});
export type CaseLoad = z.infer<typeof CaseLoadSchema>;
