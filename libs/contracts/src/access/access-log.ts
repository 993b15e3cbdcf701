import { z } from 'zod';
import type { Identity } from '../identity.js';
import { readComplaintNo } from '../input/tracking-code.js';
import { cursorOf, CursorParameterSchema, InstantPlaceSchema, type Page } from '../paging.js';
import type { Role } from '../vocabulary.js';
import { workplacesOf } from './case-access.js';

/** One read of what a complaint or a case holds, or one refusal by right. */
export const AccessLogEntrySchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** The service that holds what was read. */
  service: z.enum(['intake', 'cases']),
  personId: z.uuid(),
  action: z.string(),
  outcome: z.enum(['allowed', 'refused']),
  /** What kept the person away, or the reason that he gave where one is asked. */
  reason: z.string().nullable(),
  /** Null for a message that never became a complaint. */
  complaintNo: z.string().nullable(),
  uploadId: z.uuid().nullable(),
  /** Which fields were asked for unmasked; null for every other action. */
  fields: z.array(z.string()).nullable(),
});
export type AccessLogEntry = z.infer<typeof AccessLogEntrySchema>;

export const AccessLogQuerySchema = z.object({
  complaintNo: z.string().max(40).optional(),
  personId: z.uuid().optional(),
  /** Within a time: from this instant on, and before that one. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Only what was seen in full or corrected, or only what was refused. */
  only: z.enum(['revealed', 'refused']).optional(),
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AccessLogQuery = z.infer<typeof AccessLogQuerySchema>;

/** A page as a service reads it from its own log: newest first, before an instant and id, within the reader's campuses. */
export interface AccessLogPage {
  readonly before: { readonly at: string; readonly id: string };
  /** Null is the whole group. */
  readonly campuses: readonly string[] | null;
  readonly complaintNo: string | null;
  readonly personId: string | null;
  readonly from: string | null;
  readonly only: 'revealed' | 'refused' | null;
  /** Cases that the reader himself is kept away from are left out. */
  readonly reader: { readonly personId: string; readonly workplaces: readonly string[] };
  readonly limit: number;
}

/** Who may read the access log, as far as the grant reaches. */
const ACCESS_LOG_READERS: readonly Role[] = ['auditor', 'privacy_officer'];

/** Who reads it, and of which campuses (null is the whole group); null for everybody else. */
export function accessLogReach(
  who: Identity,
): { readonly personId: string; readonly campuses: readonly string[] | null } | null {
  const grants = who.grants.filter(
    ({ role, department }) => ACCESS_LOG_READERS.includes(role) && department === null,
  );
  if (who.kind !== 'staff' || who.personId === null || grants.length === 0) return null;
  const campuses = grants.map(({ campus }) => campus);
  return {
    personId: who.personId,
    campuses: campuses.includes(null) ? null : campuses.filter((campus) => campus !== null),
  };
}

const LOG = cursorOf(InstantPlaceSchema);
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const END_OF_TIME = ['9999-12-31T23:59:59.999Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** The page that a person may read; null when the log is not his to read. Asks for one row more, which shows whether there is a next page. Throws `request.invalid` for a wrong cursor. */
export function accessLogPage(who: Identity, query: AccessLogQuery): AccessLogPage | null {
  const reach = accessLogReach(who);
  if (!reach) return null;
  const [at, id] = LOG.read(query.cursor) ?? (query.to ? [query.to, FIRST_ID] : END_OF_TIME);
  return {
    before: { at, id },
    campuses: reach.campuses,
    complaintNo: query.complaintNo === undefined ? null : numberOf(query.complaintNo),
    personId: query.personId ?? null,
    from: query.from ?? null,
    only: query.only ?? null,
    reader: { personId: reach.personId, workplaces: workplacesOf(who) },
    limit: query.limit + 1,
  };
}

/** The number as people type it, of the complaint or of its case. */
const numberOf = (typed: string): string => readComplaintNo(typed).replace(/^C-/, 'TS-');

export type AccessLogAnswer = Page<AccessLogEntry>;

/** Pages of several services as one: newest first, with the cursor that each of them understands. */
export function mergedAccessLog(
  pages: readonly AccessLogAnswer[],
  limit: number,
): Page<AccessLogEntry> {
  const all = pages.flatMap(({ items }) => items).sort(newestFirst);
  const items = all.slice(0, limit);
  const last = items.at(-1);
  const more = all.length > limit || pages.some(({ nextCursor }) => nextCursor !== null);
  return { items, nextCursor: last && more ? LOG.write([last.at, last.id]) : null };
}

/** The page of one service, which read one row more than was asked for. */
export const accessLogOf = (rows: AccessLogEntry[], limit: number) =>
  mergedAccessLog([{ items: rows, nextCursor: null }], limit);

const newestFirst = (one: AccessLogEntry, other: AccessLogEntry): number =>
  other.at.localeCompare(one.at) || other.id.localeCompare(one.id);
