import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { COMMITTEE_KINDS } from '../meeting-codes.js';
import { filled } from './shapes.js';

export const CommitteeCodeSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,29}$/);

const committee = {
  kind: z.enum(COMMITTEE_KINDS),
  /** Null for one of the whole group. */
  campus: z
    .string()
    .regex(/^[a-z0-9_.-]{1,60}$/)
    .nullable(),
  name: z.strictObject({ zh: filled(100), en: filled(100) }),
  members: z.array(z.uuid()).min(2).max(40),
  /** One of the members. */
  chair: z.uuid(),
  /** Writes the minutes; need not be a member. */
  secretary: z.uuid(),
  legalAdviser: z.uuid().nullable(),
  /** False once it was dissolved; it stays in the list. */
  active: z.boolean(),
  version: z.int().nonnegative(),
};

/** A committee of the house (委员会): who of the directory belongs to it. */
export const CommitteeSchema = z.object({
  code: CommitteeCodeSchema,
  ...committee,
  mayEdit: z.boolean(),
});
export type Committee = z.infer<typeof CommitteeSchema>;
export const CommitteesSchema = pageOf(CommitteeSchema);

/** `version` is that of the committee as it was read, 0 for a new one. */
export const SaveCommitteeSchema = z.strictObject(committee);
export type SaveCommittee = z.infer<typeof SaveCommitteeSchema>;

export const CommitteeQuerySchema = z.object({
  /** Those that may sit on cases of this campus. */
  campus: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: CursorParameterSchema,
});
export type CommitteeQuery = z.infer<typeof CommitteeQuerySchema>;

/** A committee as it was from a change on, newest first. */
const CommitteeChangeSchema = SaveCommitteeSchema.extend({
  changedBy: z.uuid(),
  changedAt: instant,
});
export type CommitteeChange = z.infer<typeof CommitteeChangeSchema>;
export const CommitteeHistorySchema = z.object({ items: z.array(CommitteeChangeSchema) });
