import { z } from 'zod';
import { instant } from './instant.js';

/** That the complaint office or a leader pressed a department for its work; the words are in the log. */
export const DepartmentUrgeSchema = z.object({
  urgeId: z.uuid(),
  department: z.string(),
  urgedAt: instant,
  /** Staff id. */
  urgedBy: z.string().nullable(),
  answeredAt: instant.nullable(),
});
export type DepartmentUrge = z.infer<typeof DepartmentUrgeSchema>;
