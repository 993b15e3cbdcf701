import type { Transaction } from '@tingsu/database';
import type { DataKeys } from '@tingsu/privacy';
import { CaseTexts } from '../ledger/case.entity.js';
import { open } from './case-detail.repository.js';

const Words = CaseTexts.pick('caseId', 'version', 'field', 'sealed');

/** Opens what people wrote in these fields of these cases, where it is asked for. */
export async function wordsOfCases(
  tx: Transaction,
  caseIds: readonly string[],
  fields: readonly string[],
  keys: DataKeys,
): Promise<(caseId: string, version: number, field: string) => string | null> {
  const rows = await Words.select(
    tx,
    'where case_id = any($1::uuid[]) and field = any($2::text[])',
    [caseIds, fields],
  );
  const personal = await keys.toOpen(tx, caseIds);
  const sealed = new Map(
    rows.map((row) => [`${row.caseId} ${row.version} ${row.field}`, row.sealed]),
  );
  return (caseId, version, field) => {
    const found = sealed.get(`${caseId} ${version} ${field}`);
    return found ? open(personal, caseId, version, field, found) : null;
  };
}
