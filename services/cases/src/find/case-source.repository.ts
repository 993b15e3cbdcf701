import type { RowOf, Transaction } from '@tingsu/database';
import type { Findable, FindSource } from '@tingsu/find';
import type { DataKeys, PersonalData } from '@tingsu/privacy';
import { open } from '../cases/case-detail.repository.js';
import { CaseLog, Cases, CaseTexts } from '../ledger/case.entity.js';
import { numbersOf, wordsOf } from '../ledger/findable.js';

const Head = Cases.pick('caseId', 'caseNo', 'complaintNo');
const Fact = CaseLog.pick('at');
const Sealed = CaseTexts.pick('caseId', 'version', 'field', 'sealed');
const HEADS = `select ${Head.as('c')}, coalesce(l.at, c.received_at) as at from (select * from complaint_case
    where tenant_id = $1 and case_id > $2::uuid order by case_id limit $3) c
  left join case_log l on l.tenant_id = c.tenant_id and l.case_id = c.case_id and l.version = 1 order by c.case_id`;
const WORDS = `select ${Sealed.as('t')}, ${Fact.as('l')} from case_text t join case_log l using (tenant_id, case_id, version)
  where t.tenant_id = $1 and t.case_id = any($2::uuid[]) order by t.case_id, t.version`;
const START = '00000000-0000-0000-0000-000000000000';

type Words = RowOf<typeof Sealed> & RowOf<typeof Fact>;

/** Cases with their numbers and all words of their handling, for a rebuild of the index. Their ids are in the order of time. */
export class CaseSource implements FindSource {
  constructor(private readonly dataKeys: DataKeys) {}

  async count(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::int as n from complaint_case where tenant_id = $1',
      [tx.tenantId],
    );
    return row?.n ?? 0;
  }

  async read(tx: Transaction, position: string | null, most: number) {
    const heads = await tx.query<RowOf<typeof Head> & RowOf<typeof Fact>>(HEADS, [
      tx.tenantId,
      position ?? START,
      most,
    ]);
    const ids = heads.map(({ caseId }) => caseId);
    const keys = await this.dataKeys.toOpen(tx, ids);
    const found = ids.length === 0 ? [] : await tx.query<Words>(WORDS, [tx.tenantId, ids]);
    const words = found.filter(({ caseId }) => !keys.isErased(caseId));
    return {
      entries: [...heads.map((head) => numbersOf(head, head.at)), ...written(words, keys)],
      subjects: heads.length,
      position: heads.length < most ? null : (ids.at(-1) ?? null),
    };
  }
}

function written(words: readonly Words[], keys: PersonalData): Findable[] {
  const parts = new Map<string, { readonly first: Words; readonly texts: string[] }>();
  for (const row of words) {
    const { caseId, version, field, sealed } = row;
    const text = open(keys, caseId, version, field, sealed);
    const known = parts.get(`${caseId}.${version}`);
    if (known) known.texts.push(text);
    else parts.set(`${caseId}.${version}`, { first: row, texts: [text] });
  }
  return [...parts.values()].map(({ first, texts }) =>
    wordsOf(first.caseId, first.version, first.at, texts),
  );
}
