import {
  cursorOf,
  ProblemError,
  type Identity,
  type Page,
  type ReportableEvent,
  type ReportableQuery,
  type Role,
} from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { z } from 'zod';
import { reachCondition, reachParameters } from '../access/reach-sql.js';
import { ReportableEvents } from './reportable-event.entity.js';

/** Who answers for reports: the centre, leaders, the supervising department; and who only checks. */
const READERS: readonly Role[] = [
  'centre_officer',
  'centre_head',
  'supervisor',
  'leader',
  'auditor',
];
const PLACES = cursorOf(z.tuple([z.iso.datetime(), z.guid()]));
const FIRST_PAGE = [null, null] as const;

const Listed = ReportableEvents.pick(
  ...(['caseId', 'caseNo', 'campus', 'state', 'foundAt', 'grade'] as const),
  ...(['accidentGrade', 'reportedAt'] as const),
);
/** $1 to $10 the reach, $11 state, $12 campus, $13 limit, $14 and $15 the last row of the page before. */
const LIST = `select ${Listed.as('e')} from reportable_event e
    join complaint_case c on c.tenant_id = e.tenant_id and c.case_id = e.case_id
  where ${reachCondition('c', 1)}
    and ($11::text is null or e.state = $11) and ($12::text is null or e.campus = $12)
    and ($14::timestamptz is null or (e.found_at, e.case_id) < ($14, $15::uuid))
  order by e.found_at desc, e.case_id desc limit $13`;

/** Events that have to be reported within reach, the last found first. Throws `access.denied`. */
export async function listReportable(
  tx: Transaction,
  who: Identity,
  { state, campus, cursor, limit }: ReportableQuery,
): Promise<Page<ReportableEvent>> {
  const grants = who.grants.filter(({ role }) => READERS.includes(role));
  if (grants.length === 0)
    throw new ProblemError('access.denied', 'The register of reportable events is not for you.');
  const rows = await tx.query<RowOf<typeof Listed>>(LIST, [
    ...reachParameters({ ...who, grants }, 'case.read'),
    ...[state ?? null, campus ?? null, limit + 1],
    ...(PLACES.read(cursor) ?? FIRST_PAGE),
  ]);
  const { items, nextCursor } = PLACES.page(rows, limit, ({ foundAt, caseId }) => [
    foundAt.toISOString(),
    caseId,
  ]);
  return {
    items: items.map(({ caseId: _caseId, foundAt, reportedAt, ...row }) => ({
      ...row,
      foundAt: foundAt.toISOString(),
      reportedAt: reportedAt?.toISOString() ?? null,
    })),
    nextCursor,
  };
}
