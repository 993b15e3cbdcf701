import type { Given } from '@tingsu/database';
import type { CaseLogEntity } from './case.entity.js';
import { isStepType } from '../lifecycle/case-event.js';
import { canonicalJson } from './canonical.js';
import { hashOfText, type ChainedRow } from './chain.js';
import { packFacts, unpackFacts } from './packed-facts.js';

export type LogRow = Given<Omit<CaseLogEntity, 'tenantId'>>;
/** A row as it is read; of what it says in plain, what the reader wants. */
export type LoggedRow = Omit<CaseLogEntity, 'tenantId' | 'previousHash' | 'hash'>;

export interface ChainedFacts {
  readonly rows: readonly LogRow[];
  /** Of the last fact. */
  readonly hash: Buffer;
}

/**
 * Rows for facts that follow one another. Steps of clocks have a row each and stay in plain: thousands act in one second, one fact a case,
 * and packing would gain least of them. All else that a command says is packed into one row.
 */
export function logRowsOf(facts: readonly ChainedRow[], previous: Buffer): ChainedFacts {
  const rows: LogRow[] = [];
  let hash = previous;
  for (const group of grouped(facts, isStep)) {
    const [first] = group;
    const before = hash;
    const canonical = group.map((fact) => canonicalJson(fact));
    hash = canonical.reduce((last, text) => hashOfText(text, last), before);
    rows.push(isStep(first) ? plain(first, before, hash) : packed(first, canonical, hash));
  }
  return { rows, hash };
}

const isStep = ({ type }: ChainedRow): boolean => isStepType(type);

type Group = readonly [ChainedRow, ...ChainedRow[]];

function grouped(
  facts: readonly ChainedRow[],
  alone: (fact: ChainedRow) => boolean,
): readonly Group[] {
  const groups: [ChainedRow, ...ChainedRow[]][] = [];
  for (const fact of facts) {
    const last = groups.at(-1);
    if (last && !alone(fact) && !alone(last[0])) last.push(fact);
    else groups.push([fact]);
  }
  return groups;
}

function plain({ tenantId: _tenant, ...fact }: ChainedRow, previousHash: Buffer, hash: Buffer) {
  return { ...fact, previousHash, hash, packed: null };
}

function packed(first: ChainedRow, canonical: readonly string[], hash: Buffer): LogRow {
  const { caseId, version, type, at } = first;
  return {
    ...{ caseId, version, type, at, hash, packed: packFacts(first, canonical) },
    ...{ eventId: null, actor: null, data: null, texts: null, previousHash: null },
  };
}

/** The facts of a row. Throws when it holds none that were written for its case. */
export function factsIn(tenantId: string, row: LoggedRow): readonly ChainedRow[] {
  const { caseId, version, type, at, eventId, actor, data, texts } = row;
  if (row.packed) return unpackFacts({ tenantId, caseId }, row.packed);
  if (eventId === null || actor === null || texts === null)
    throw new Error(`Row ${version} of case ${caseId} says nothing`);
  return [{ tenantId, caseId, version, eventId, type, at: at.toISOString(), actor, data, texts }];
}
