import type { RowOf, Transaction } from '@tingsu/database';
import { fold } from '../lifecycle/evolve.js';
import { canonicalJson } from './canonical.js';
import { CaseLog, Cases, CaseTexts, type CaseTextEntity } from './case.entity.js';
import { fingerprint, GENESIS, hashOf } from './chain.js';
import { recordedOf } from './folded-case.repository.js';
import { isListedRight } from './listing-check.repository.js';
import { stateOf, type StoredState } from './state-of-case.js';
import { STATE_OF_CASE } from './statements.repository.js';

const Logged = CaseLog.omit('tenantId', 'caseId');
type StoredRow = RowOf<typeof Logged>;

/** What is wrong with the record of one case; `version` is the row where it shows. */
export interface Fault {
  readonly caseId: string;
  readonly version: number | null;
  readonly code:
    | 'version.gap'
    | 'chain.broken'
    | 'row.altered'
    | 'text.altered'
    | 'chain.cut'
    | 'snapshot.differs'
    | 'listing.differs';
}

const KEPT = `select ${STATE_OF_CASE} from complaint_case c
  join case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id where c.case_id = $1`;

/** Checks the chain of a case, its sealed words, and that its snapshot and the rows that lists are read from are the fold of the log. */
export async function verifyCase(tx: Transaction, caseId: string): Promise<Fault[]> {
  const rows = await Logged.select(tx, 'where case_id = $1 order by version', [caseId]);
  const words = await wordsOf(tx, caseId);
  const [kept] = await Cases.pick('logHash').select(tx, 'where case_id = $1', [caseId]);
  const sealed = new Map(
    words.map(({ version, field, sealed: bytes }) => [`${version}.${field}`, fingerprint(bytes)]),
  );
  const faults = chainFaults(tx.tenantId ?? '', caseId, rows, sealed);
  if (!kept || !(rows.at(-1)?.hash ?? GENESIS).equals(kept.logHash))
    faults.push({ caseId, version: null, code: 'chain.cut' });
  if (faults.length > 0) return faults;
  const state = fold(caseId, rows.map(recordedOf));
  const [folded] = await tx.query<StoredState>(KEPT, [caseId]);
  // A case at rest has none.
  if (folded && canonicalJson(state) !== canonicalJson(stateOf(folded)))
    faults.push({ caseId, version: null, code: 'snapshot.differs' });
  if (state && !(await isListedRight(tx, state)))
    faults.push({ caseId, version: null, code: 'listing.differs' });
  return faults;
}

/** The sealed words of a case. */
export function wordsOf(
  tx: Transaction,
  caseId: string,
): Promise<Pick<CaseTextEntity, 'version' | 'field' | 'sealed'>[]> {
  return CaseTexts.pick('version', 'field', 'sealed').select(tx, 'where case_id = $1', [caseId]);
}

function chainFaults(
  tenantId: string,
  caseId: string,
  rows: readonly StoredRow[],
  sealed: ReadonlyMap<string, string>,
): Fault[] {
  let previous: Buffer = GENESIS;
  return rows.flatMap((row, index) => {
    const faults: Fault['code'][] = [];
    if (row.version !== index + 1) faults.push('version.gap');
    if (!row.previousHash.equals(previous)) faults.push('chain.broken');
    const { version, type, actor, data, texts } = row;
    const expected = hashOf(
      {
        tenantId,
        caseId,
        version,
        eventId: row.eventId,
        type,
        at: row.at.toISOString(),
        actor,
        data,
        texts,
      },
      row.previousHash,
    );
    if (!expected.equals(row.hash)) faults.push('row.altered');
    if (Object.entries(texts).some(([field, hash]) => sealed.get(`${version}.${field}`) !== hash))
      faults.push('text.altered');
    previous = row.hash;
    return faults.map((code) => ({ caseId, version, code }));
  });
}
