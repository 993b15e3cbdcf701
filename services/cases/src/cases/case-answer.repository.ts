import { CaseDeclined, CaseFeedbackGiven, CaseResolvedOnSpot } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { open } from './case-detail.repository.js';

export interface CaseAnswer {
  readonly answer: { readonly at: string; readonly text: string } | null;
}

/** Words that were written for the complainant, by the fact and field that carry them. */
const ANSWERS = [
  [CaseFeedbackGiven.type, 'text'],
  [CaseDeclined.type, 'notice'],
  [CaseResolvedOnSpot.type, 'outcome'],
] as const;

const NEWEST = `select t.case_id, t.version, t.field, t.sealed, l.at
  from complaint_case c
  join case_log l on l.tenant_id = c.tenant_id and l.case_id = c.case_id
  join case_text t on t.tenant_id = l.tenant_id and t.case_id = l.case_id and t.version = l.version
  join unnest($2::text[], $3::text[]) as a (type, field) on a.type = l.type and a.field = t.field
  where c.complaint_id = $1 order by l.version desc limit 1`;

/** The last answer given to the complainant, or null while there is none. */
export async function readAnswer(
  tx: Transaction,
  complaintId: string,
  keys: DataKeys,
): Promise<CaseAnswer> {
  const [row] = await tx.query<{
    case_id: string;
    version: number;
    field: string;
    sealed: Buffer;
    at: Date;
  }>(NEWEST, [complaintId, ANSWERS.map(([type]) => type), ANSWERS.map(([, field]) => field)]);
  if (!row) return { answer: null };
  const text = open(await keys.forTenant(tx), row.case_id, row.version, row.field, row.sealed);
  return { answer: { at: row.at.toISOString(), text } };
}
