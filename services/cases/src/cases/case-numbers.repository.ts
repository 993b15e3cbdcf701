import { MOST_COUNTED, ProblemError } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { findEntries, numberReading, SHORTEST_NUMBER, squeezed } from '@tingsu/find';
import type { DataKeys } from '@tingsu/privacy';
import { Cases } from '../ledger/case.entity.js';

/** A list orders all cases that a number may mean, so they are to be few. */
const MOST_ALIKE = MOST_COUNTED;
const WHOLE = /^C-\d{4}-\d{6,}$/;
const BEGINNING = /^C-[A-Z0-9-]+$/;
const Ids = Cases.pick('caseId');
const Numbers = Cases.pick('caseId', 'caseNo', 'complaintNo');

/**
 * The cases that a number typed into a list may mean: the number whole or its beginning (`TS-2026-000123` stands for the case
 * `C-2026-000123`), else any part of at least three letters or digits. Throws `request.invalid` for less, and where too many are alike.
 */
export async function casesNumbered(
  tx: Transaction,
  keys: DataKeys,
  typed: string,
): Promise<readonly string[]> {
  const number = typed
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/^TS(?=-)/, 'C');
  if (WHOLE.test(number)) return idsOf(await Ids.select(tx, 'where case_no = $1', [number]));
  if (BEGINNING.test(number)) return few(idsOf(await beginningWith(tx, number)));
  if (squeezed(typed).length < SHORTEST_NUMBER)
    throw refused('too_short', 'Give at least three letters or digits of a number.');
  return few(await having(tx, keys, typed));
}

/** Compared byte by byte, in the order of their index. */
const beginningWith = (tx: Transaction, number: string) =>
  Ids.select(
    tx,
    `where tenant_id = $1 and case_no collate "C" >= $2 and case_no collate "C" < $3 limit ${MOST_ALIKE + 1}`,
    [tx.tenantId, number, after(number)],
  );

/** What comes after everything that begins so. */
const after = (beginning: string): string =>
  beginning.slice(0, -1) + String.fromCharCode(beginning.charCodeAt(beginning.length - 1) + 1);

async function having(tx: Transaction, keys: DataKeys, typed: string): Promise<string[]> {
  const places = await findEntries(tx, await keys.forTenant(tx), [numberReading(typed)], {
    before: null,
    most: MOST_ALIKE + 1,
  });
  const rows = await Numbers.select(tx, 'where tenant_id = $1 and case_id = any($2::uuid[])', [
    tx.tenantId,
    places.map(({ subject }) => subject),
  ]);
  const part = squeezed(typed);
  return idsOf(
    rows.filter(({ caseNo, complaintNo }) =>
      [caseNo, complaintNo].some((one) => squeezed(one).includes(part)),
    ),
  );
}

const idsOf = (rows: readonly { readonly caseId: string }[]): string[] =>
  rows.map(({ caseId }) => caseId);

function few(caseIds: readonly string[]): readonly string[] {
  if (caseIds.length <= MOST_ALIKE) return caseIds;
  throw refused(
    'too_many',
    `More than ${MOST_ALIKE} cases have a number like this. Type more of it.`,
  );
}

const refused = (code: string, message: string): ProblemError =>
  new ProblemError('request.invalid', message, { errors: [{ path: 'q', code, message }] });
