import { CaseErased } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { fold } from '../lifecycle/evolve.js';
import { canonicalJson } from './canonical.js';
import { CaseLog, Cases, CaseTexts, type CaseTextEntity } from './case.entity.js';
import { fingerprint, GENESIS, hashOf, type ChainedRow } from './chain.js';
import { recordedOf } from './folded-case.repository.js';
import { areClocksRight } from './clock-check.repository.js';
import { factsIn, type LoggedRow } from './log-row.js';
import { isListedRight } from './listing-check.repository.js';
import { ListWords } from './list-words.repository.js';
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
    | 'listing.differs'
    | 'clock.differs';
}

const KEPT = `select ${STATE_OF_CASE} from complaint_case c
  join case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id where c.case_id = $1`;

/** Checks the chain of a case, its sealed words, and that its snapshot, its clocks and the rows that lists are read from are the fold of the log. */
export async function verifyCase(
  tx: Transaction,
  caseId: string,
  listWords = new ListWords(),
): Promise<Fault[]> {
  const rows = await Logged.select(tx, 'where case_id = $1 order by version', [caseId]);
  const words = await wordsOf(tx, caseId);
  const [kept] = await Cases.pick('logHash').select(tx, 'where case_id = $1', [caseId]);
  const sealed = new Map(
    words.map(({ version, field, sealed: bytes }) => [`${version}.${field}`, fingerprint(bytes)]),
  );
  const { faults: found, facts } = checkChain(tx.tenantId ?? '', caseId, rows, sealed);
  const faults = found.filter(
    ({ code, version }) => code !== 'text.altered' || !isEmptiedByLaw(facts, words, version),
  );
  if (!kept || !(rows.at(-1)?.hash ?? GENESIS).equals(kept.logHash))
    faults.push({ caseId, version: null, code: 'chain.cut' });
  if (faults.length > 0) return faults;
  const state = fold(caseId, facts.map(recordedOf));
  const [folded] = await tx.query<StoredState>(KEPT, [caseId]);
  // A case at rest has none.
  if (folded && canonicalJson(state) !== canonicalJson(stateOf(folded)))
    faults.push({ caseId, version: null, code: 'snapshot.differs' });
  if (state && !(await isListedRight(tx, state, listWords)))
    faults.push({ caseId, version: null, code: 'listing.differs' });
  if (state && !(await areClocksRight(tx, state)))
    faults.push({ caseId, version: null, code: 'clock.differs' });
  return faults;
}

/** Whether the words of a fact were taken out, all of them, and the log itself says that they were erased. */
function isEmptiedByLaw(
  facts: readonly ChainedRow[],
  words: readonly Pick<CaseTextEntity, 'version' | 'field' | 'sealed'>[],
  version: number | null,
): boolean {
  const texts = facts.find((fact) => fact.version === version)?.texts ?? {};
  return (
    facts.some(({ type }) => type === CaseErased.type) &&
    Object.entries(texts).every(([field, hash]) => {
      const kept = words.find((one) => one.version === version && one.field === field);
      return kept && (kept.sealed.length === 0 || fingerprint(kept.sealed) === hash);
    })
  );
}

/** The sealed words of a case. */
export function wordsOf(
  tx: Transaction,
  caseId: string,
): Promise<Pick<CaseTextEntity, 'version' | 'field' | 'sealed'>[]> {
  return CaseTexts.pick('version', 'field', 'sealed').select(tx, 'where case_id = $1', [caseId]);
}

interface Checked {
  readonly faults: readonly Fault[];
  readonly facts: readonly ChainedRow[];
}

function checkChain(
  tenantId: string,
  caseId: string,
  rows: readonly StoredRow[],
  sealed: ReadonlyMap<string, string>,
): Checked {
  const faults: Fault[] = [];
  const facts: ChainedRow[] = [];
  let previous: Buffer = GENESIS;
  const report = (version: number, code: Fault['code']) => faults.push({ caseId, version, code });
  for (const row of rows) {
    if (row.version !== facts.length + 1) report(row.version, 'version.gap');
    if (row.previousHash && !row.previousHash.equals(previous)) report(row.version, 'chain.broken');
    const own = readable(tenantId, { ...row, caseId });
    const expected = own?.reduce((last, fact) => hashOf(fact, last), row.previousHash ?? previous);
    if (!expected?.equals(row.hash)) report(row.version, 'row.altered');
    for (const { version, texts } of own ?? [])
      if (Object.entries(texts).some(([field, hash]) => sealed.get(`${version}.${field}`) !== hash))
        report(version, 'text.altered');
    facts.push(...(own ?? []));
    previous = row.hash;
  }
  return { faults, facts };
}

/** Null when what was packed cannot be opened any more, or is of another place in the log. */
function readable(tenantId: string, row: LoggedRow): readonly ChainedRow[] | null {
  try {
    const facts = factsIn(tenantId, row);
    return facts.every(
      (fact, index) =>
        fact.version === row.version + index &&
        fact.caseId === row.caseId &&
        fact.tenantId === tenantId,
    )
      ? facts
      : null;
  } catch {
    return null;
  }
}
