import { z } from 'zod';
import { CursorParameterSchema } from '../paging.js';

/** What an administrator changed. A code once written is read for ever. */
export type AdministrationAction =
  | 'account.created'
  | 'account.changed'
  | 'account.closed'
  | 'account.opened'
  | 'account.unlocked'
  | 'account.link_made'
  | 'account.sessions_ended'
  | 'grant.given'
  | 'grant.taken'
  | 'campus.created'
  | 'campus.changed'
  | 'department.created'
  | 'department.changed'
  | 'department.merged'
  | 'department.closed'
  | 'group.created'
  | 'group.changed'
  | 'group.loaded';

/** Rows as they were; never a password, a token or their hashes. */
const Snapshot = z.record(z.string(), z.unknown()).nullable();

export const AdministrationEntrySchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  /** Staff id; null when a command on the server did it. */
  actorId: z.uuid().nullable(),
  action: z.string(),
  /** The login, or the code of the campus, department or group. */
  subject: z.string(),
  reason: z.string().nullable(),
  /** What differs: null before it was made, and null after it was gone. */
  before: Snapshot,
  after: Snapshot,
});
export type AdministrationEntry = z.infer<typeof AdministrationEntrySchema>;

export const AdministrationLogQuerySchema = z.object({
  /** A login or a code. */
  subject: z.string().trim().max(100).optional(),
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AdministrationLogQuery = z.infer<typeof AdministrationLogQuerySchema>;
