import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical.js';
import { GENESIS, hashOf, type ChainedRow } from './chain.js';
import { factsIn, logRowsOf, type LogRow } from './log-row.js';
import { packFacts, unpackFacts } from './packed-facts.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const CASE = '01900000-0000-7000-8000-0000000000c1';
const ACTOR = { type: 'person', id: TENANT, role: 'centre_officer' } as const;

const aFact = (version: number, type: string, data: unknown = {}): ChainedRow => ({
  ...{ tenantId: TENANT, caseId: CASE, version, type, data, actor: ACTOR, texts: {} },
  eventId: `01900000-0000-7000-8000-0000000${String(10_000 + version)}`,
  at: '2026-11-26T01:00:00.000Z',
});
const stored = (row: LogRow) => ({ ...row, at: new Date(row.at) });
const factsOf = (rows: readonly LogRow[]) =>
  rows.flatMap((row) => factsIn(TENANT, stored(row))).map((fact) => canonicalJson(fact));

describe('the log of a case', () => {
  it('keeps what a command says in one row, and what steps of clocks say in rows of their own', () => {
    const types = [
      'case.clockWarned.v1',
      'case.clockBreached.v1',
      'case.statementWaived.v1',
      'case.clocksChanged.v1',
    ];
    const { rows } = logRowsOf(
      types.map((type, index) => aFact(index + 7, type)),
      GENESIS,
    );
    expect(rows.map(({ version, type, packed }) => [version, type, packed !== null])).toEqual([
      [7, 'case.clockWarned.v1', false],
      [8, 'case.clockBreached.v1', false],
      [9, 'case.statementWaived.v1', true],
    ]);
    expect(factsOf(rows)).toHaveLength(4);
  });

  it('gives back every fact as it was hashed, and chains facts as it did before they were packed', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 6 }), (values) => {
        const facts = values.map((data, index) =>
          aFact(index + 1, index % 3 === 2 ? 'case.clockWarned.v1' : 'case.accepted.v1', { data }),
        );
        const { rows, hash } = logRowsOf(facts, GENESIS);
        expect(factsOf(rows)).toEqual(facts.map((fact) => canonicalJson(fact)));
        expect(hash).toEqual(facts.reduce<Buffer>((last, fact) => hashOf(fact, last), GENESIS));
      }),
    );
  });

  it('still reads the rows that version 0.1.0 stored', () => {
    const old = JSON.parse(
      readFileSync(new URL('./chain-of-0.1.0.json', import.meta.url), 'utf8'),
    ) as (ChainedRow & { readonly hash: string })[];
    const rows = old.map(({ hash, ...fact }) => ({
      ...{ ...fact, at: new Date(fact.at), packed: null, hash: Buffer.from(hash, 'hex') },
    }));
    expect(rows.flatMap((row) => factsIn(row.tenantId, row))).toEqual(
      old.map(({ hash: _hash, ...fact }) => fact),
    );
  });
});

describe('packed facts', () => {
  const facts = [aFact(1, 'case.accepted.v1', { state: 'accepted' })];
  const packed = packFacts(
    facts[0] ?? aFact(1, ''),
    facts.map((fact) => canonicalJson(fact)),
  );

  it('that the first version packed are read for ever', () => {
    const kept = 'AYtGj0hiNJFdWxiZhRgY4ohsYnyElCBggQypMNCDmYBhhiCMGhVE+hvPgpgCLLv/amMB';
    expect(
      unpackFacts({ tenantId: TENANT, caseId: CASE }, Buffer.from(kept, 'base64')).map((fact) =>
        canonicalJson(fact),
      ),
    ).toEqual(facts.map((fact) => canonicalJson(fact)));
  });

  it('cannot be taken for those of another case', () => {
    const other = { tenantId: TENANT, caseId: CASE.replace('c1', 'c2') };
    const read = unpackFacts(other, packed);
    expect(read[0]?.caseId).toBe(other.caseId);
  });

  it('with words that are not known are refused', () => {
    const unknown = Buffer.concat([Buffer.from([9]), packed.subarray(1)]);
    expect(() => unpackFacts({ tenantId: TENANT, caseId: CASE }, unknown)).toThrow('words 9');
  });
});
