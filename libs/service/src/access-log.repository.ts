import { type AccessLogEntry, type AccessLogPage, keptAway } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';

/** Injection token of the access log of a service. */
export const ACCESS_LOG = Symbol('ACCESS_LOG');

export interface AccessLog {
  /** Newest first, within what the reader may see. */
  list(tx: Transaction, page: AccessLogPage): Promise<AccessLogEntry[]>;
}

/** Where a service keeps its log: the table `access_log`, alias `l`. */
export interface AccessLogSource {
  readonly service: AccessLogEntry['service'];
  /** Columns of an entry but `complaintNo`; null for what the service does not record. */
  readonly columns: string;
  /** Joins that add the complaint or case as `c`, with `campus` and `complaint_no`. */
  readonly joins: string;
  /** The facts of access of the case, a jsonb column; null while they are not known. */
  readonly facts: string;
}

/** A reader who is kept away from a case does not learn of it from its log either. */
export async function listAccessLog(
  tx: Transaction,
  { service, columns, joins, facts }: AccessLogSource,
  { before, campuses, complaintNo, personId, from, reader, limit }: AccessLogPage,
): Promise<AccessLogEntry[]> {
  const rows = await tx.query<Omit<AccessLogEntry, 'at' | 'service'> & { readonly at: Date }>(
    `select ${columns}, c.complaint_no as "complaintNo"
     from access_log l ${joins}
     where l.tenant_id = $1 and (l.at, l.id) < ($2, $3)
       and ($4::text[] is null or c.campus = any($4::text[]))
       and ($5::text is null or c.complaint_no = $5)
       and ($6::uuid is null or l.person_id = $6)
       and ($10::timestamptz is null or l.at >= $10)
       and not ${keptAway(facts, '$7', '$8')}
     order by l.at desc, l.id desc limit $9`,
    [
      tx.tenantId,
      before.at,
      before.id,
      campuses,
      complaintNo,
      personId,
      reader.personId,
      reader.workplaces,
      limit,
      from,
    ],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), service }));
}
