import { CaseIssueFound, CaseSupplementRequested, type AnsweredIssue } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { answeredIssues, ISSUE_FACTS } from '@tingsu/policy';
import { DataKeys } from '@tingsu/privacy';
import { CaseLog, CaseTexts, type CaseLogEntity } from '../ledger/case.entity.js';
import { factsOf } from '../ledger/log-facts.repository.js';
import { open, openWords } from './case-detail.repository.js';
import { ANSWERS } from './register-handling.js';

interface Said {
  readonly at: string;
  readonly text: string;
  /** What was found about each issue; left out where nothing was. */
  readonly issues?: readonly AnsweredIssue[];
}
/** What was written for the complainant. */
export interface CaseAnswer {
  readonly answer: Said | null;
  /** What was said last of material that is missing. */
  readonly asked: Said | null;
}

interface Field {
  readonly type: string;
  readonly field: string;
}
const REQUESTS: readonly Field[] = [{ type: CaseSupplementRequested.type, field: 'note' }];

const Written = CaseTexts.pick('caseId', 'version', 'field', 'sealed');

const NEWEST = `select ${Written.as('t')}, ${CaseLog.pick('at').as('l')}
  from complaint_case c
  join case_log l using (tenant_id, case_id)
  join case_text t on t.tenant_id = l.tenant_id and t.case_id = l.case_id and t.version = l.version
  join json_to_recordset($2::json) as a (type text, field text) on a.type = l.type and a.field = t.field
  where c.complaint_id = $1 order by l.version desc limit 1`;

/** The last answer given to the complainant and the last request for material, each null while there is none. */
export async function readAnswer(
  tx: Transaction,
  complaintId: string,
  keys: DataKeys,
): Promise<CaseAnswer> {
  const newest = async (fields: readonly Field[]): Promise<Said | null> => {
    const [row] = await tx.query<RowOf<typeof Written> & Pick<CaseLogEntity, 'at'>>(NEWEST, [
      complaintId,
      JSON.stringify(fields),
    ]);
    if (!row) return null;
    const text = open(
      await keys.toOpen(tx, [row.caseId]),
      row.caseId,
      row.version,
      row.field,
      row.sealed,
    );
    return { at: row.at.toISOString(), text };
  };
  const answer = await newest(ANSWERS);
  const issues = answer ? await answeredOneByOne(tx, complaintId, keys) : [];
  return {
    answer: answer && { ...answer, ...(issues.length > 0 ? { issues } : {}) },
    asked: await newest(REQUESTS),
  };
}

const FOUND = `select ${CaseLog.pick('caseId').as('l')} from complaint_case c join case_log l using (tenant_id, case_id)
  where c.complaint_id = $1 and l.type = $2 limit 1`;

/** What was found about the issues of a case, none of which most cases have. */
async function answeredOneByOne(
  tx: Transaction,
  complaintId: string,
  keys: DataKeys,
): Promise<readonly AnsweredIssue[]> {
  const [found] = await tx.query<{ readonly caseId: string }>(FOUND, [
    complaintId,
    CaseIssueFound.type,
  ]);
  if (!found) return [];
  const facts = (await factsOf(tx, [found.caseId])).get(found.caseId) ?? [];
  const words = await openWords(tx, found.caseId, keys);
  return answeredIssues(
    facts
      .filter(({ type }) => ISSUE_FACTS.includes(type))
      .map(({ type, data, version }) => ({
        ...{ type, data: data as Readonly<Record<string, unknown>> },
        text: words.get(version) ?? {},
      })),
  );
}
