import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { canonicalJson } from './canonical.js';
import { GENESIS, hashOf, type ChainedRow } from './chain.js';

/** As Tingsu 0.1.0 wrote the form that is hashed, before it followed RFC 8785. */
function formerCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formerCanonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${formerCanonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

describe('the canonical form of JSON', () => {
  it('is that of RFC 8785', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    expect(canonicalJson({ '\ufb33': 1, '\ud83d\ude00': 2, '\u20ac': 3, '1': 4, '\r': 5 })).toBe(
      '{"\\r":5,"1":4,"€":3,"😀":2,"\ufb33":1}',
    );
  });

  it('is what version 0.1.0 wrote, for every value that PostgreSQL can store', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), (value) => {
        expect(canonicalJson(value)).toBe(formerCanonicalJson(value));
      }),
      { numRuns: 500 },
    );
    const sparse = { b: undefined, a: [undefined, { c: undefined }], 护理: '投诉' };
    expect(canonicalJson(sparse)).toBe(formerCanonicalJson(sparse));
  });
});

describe('a chain that version 0.1.0 stored', () => {
  const stored = JSON.parse(
    readFileSync(new URL('./chain-of-0.1.0.json', import.meta.url), 'utf8'),
  ) as (ChainedRow & { readonly hash: string })[];
  const hashesOf = (rows: typeof stored) => {
    let previous: Buffer = GENESIS;
    return rows.map(({ hash: _hash, ...row }) => {
      previous = hashOf(row, previous);
      return previous.toString('hex');
    });
  };

  it('still verifies', () => {
    expect(stored.length).toBeGreaterThan(5);
    expect(hashesOf(stored)).toEqual(stored.map(({ hash }) => hash));
  });

  it('does not once a row of it is altered', () => {
    const [first, ...others] = stored;
    if (!first) throw new Error('The chain is empty');
    const altered = hashesOf([{ ...first, at: '2026-11-20T02:12:01.000Z' }, ...others]);
    expect(altered.at(-1)).not.toBe(stored.at(-1)?.hash);
  });
});
