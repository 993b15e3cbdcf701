import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { state } from './state.js';

export const CaseDepartmentUrged = defineEvent(
  'case.departmentUrged.v1',
  'A department was pressed for its work',
  {
    state,
    urgeId: z.uuid(),
    department: z.string(),
    /** How often this department was pressed in this round, this time included. */
    count: z.number().int().positive(),
  },
);
export const CaseUrgeAnswered = defineEvent(
  'case.urgeAnswered.v1',
  'A department answered why it was pressed for its work',
  {
    state,
    urgeId: z.uuid(),
    department: z.string(),
    /** Staff id of who pressed. */
    urgedBy: z.string().nullable(),
  },
);
