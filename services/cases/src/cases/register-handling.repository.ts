import type { Identity, RegisterHandlingAnswer } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { type DataKeys, withoutNumbers } from '@tingsu/privacy';
import { Cases } from '../ledger/case.entity.js';
import { factsOf } from '../ledger/log-facts.repository.js';
import { accessOf } from './case-access.js';
import { type PlaceOfWords, placesOfHandling } from './register-handling.js';
import { wordsOfCases } from './words-of-cases.repository.js';

const Found = Cases.pick('caseId', 'caseNo', 'access');

/** How these cases were handled, in the words that the reader may read, without numbers that he may not see. */
export async function readRegisterHandling(
  tx: Transaction,
  who: Identity,
  caseNos: readonly string[],
  keys: DataKeys,
): Promise<RegisterHandlingAnswer['items']> {
  const rows = await Found.select(tx, 'where tenant_id = $1 and case_no = any($2::text[])', [
    tx.tenantId,
    caseNos,
  ]);
  const seen = rows.flatMap(({ caseId, caseNo, access }) => {
    const { roles, fields } = accessOf(who, { access });
    return roles.length > 0 ? [{ caseId, caseNo, fields }] : [];
  });
  const ids = seen.map(({ caseId }) => caseId);
  const facts = await factsOf(tx, ids);
  const placed = seen.map((row) => ({
    ...row,
    places: placesOfHandling(facts.get(row.caseId) ?? [], row.fields),
  }));
  const fields = new Set(placed.flatMap(({ places }) => Object.values(places).flatMap(fieldsIn)));
  const words = await wordsOfCases(tx, ids, [...fields], keys);
  return placed.map(({ caseId, caseNo, fields: read, places }) => {
    const said = (column: keyof typeof places): string | null => {
      const texts = places[column].flatMap(
        ({ version, field }) => words(caseId, version, field) ?? [],
      );
      return texts.length > 0 ? withoutNumbers(texts.join('\n'), read) : null;
    };
    return {
      ...{ caseNo, findings: said('findings'), opinion: said('opinion') },
      ...{ leaderNote: said('leaderNote'), measures: said('measures'), answer: said('answer') },
    };
  });
}

const fieldsIn = (places: readonly PlaceOfWords[]): string[] => places.map(({ field }) => field);
