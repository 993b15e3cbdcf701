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
  /** Of a row that is about many complaints, the campuses of all of them, and a column of that name among the others. */
  readonly campuses?: string;
  /** The rows of the complaint whose number is the parameter, by a column with an index. */
  readonly ofComplaint: (parameter: string) => string;
}

/** Word for word the conditions of the indexes that serve them. */
const ONLY = {
  revealed: `l.action in ('revealed', 'corrected')`,
  refused: `l.outcome = 'refused'`,
} as const satisfies Record<NonNullable<AccessLogPage['only']>, string>;

/** A reader who is kept away from a case does not learn of it from its log either. A filter that is not asked for is no part of the statement, so that an index serves the others. */
export async function listAccessLog(
  tx: Transaction,
  { service, columns, joins, facts, campuses: ofRow, ofComplaint }: AccessLogSource,
  { before, campuses, complaintNo, personId, from, only, reader, limit }: AccessLogPage,
): Promise<AccessLogEntry[]> {
  const values: unknown[] = [tx.tenantId, before.at, before.id];
  values.push(reader.personId, reader.workplaces, limit);
  const asked = (value: unknown, condition: (parameter: string) => string): string =>
    value === null ? '' : `and (${condition(`$${values.push(value)}`)})`;
  const rows = await tx.query<Row>(
    `select ${columns}, c.complaint_no as "complaintNo"
     from access_log l ${joins}
     where l.tenant_id = $1 and (l.at, l.id) < ($2, $3)
       and not ${keptAway(facts, '$4', '$5')}
       ${asked(campuses, (parameter) =>
         [
           `c.campus = any(${parameter}::text[])`,
           ...(ofRow ? [`${ofRow} && ${parameter}`] : []),
         ].join(' or '),
       )}
       ${asked(complaintNo, ofComplaint)}
       ${asked(personId, (parameter) => `l.person_id = ${parameter}::uuid`)}
       ${asked(from, (parameter) => `l.at >= ${parameter}::timestamptz`)}
       ${only === null ? '' : `and ${ONLY[only]}`}
     order by l.at desc, l.id desc limit $6`,
    values,
  );
  return rows.map(({ campuses: of, ...row }) => ({
    ...row,
    ...{ at: row.at.toISOString(), service },
    reason: isWithin(of ?? [], campuses) ? row.reason : withoutCount(row.reason),
  }));
}

type Row = Omit<AccessLogEntry, 'at' | 'service'> & {
  readonly at: Date;
  readonly campuses?: readonly string[] | null;
};

const isWithin = (of: readonly string[], campuses: AccessLogPage['campuses']): boolean =>
  campuses === null || of.every((campus) => campuses.includes(campus));

/** That the register of his campus was read with others is for its reader to know; how many complaints there are elsewhere is not. */
const withoutCount = (reason: string | null): string | null => reason?.replace(/ \d+$/, '') ?? null;
