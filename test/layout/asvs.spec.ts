import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { citedIn, faultsOf, tableRows } from './cited-evidence.js';

/** How many rows of level 1 and 2 each section of ASVS 5.0 has; they are counted from 1 without a gap. */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2 },
  ...{ '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2 },
  ...{ '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3 },
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2 },
  ...{ '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '9.1': 3, '9.2': 4 },
  ...{ '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1 },
  ...{ '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5 },
  ...{ '14.1': 2, '14.2': 4, '14.3': 3 },
  ...{ '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
  ...{ '17.1': 1, '17.2': 4, '17.3': 2 },
};
const STATES = ['held', 'answered', 'partly', 'missing'];

describe('the page of OWASP ASVS', () => {
  const rows = tableRows(readFileSync('docs/security/asvs.md', 'utf8'));
  const [, sums = []] = rows;
  const applying = rows
    .filter(([row = '']) => /^\d+\.\d+\.\d+$/.test(row))
    .filter(({ length }) => length === 5);
  const notApplying = rows.filter(({ length }) => length === 2);

  it('says of every row of both levels once what there is', () => {
    const all = Object.entries(SECTIONS).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, place) => `${section}.${place + 1}`),
    );
    const said = [
      ...applying.map(([row = '']) => row),
      ...notApplying.slice(1).flatMap(([ids = '']) => ids.split(', ')),
    ];
    expect([...said].sort()).toEqual([...all].sort());
  });

  it('names for what is held the files that show it, and each is there and says so', () => {
    const bare = applying.filter(
      ([, state, , , proof = '']) => state === 'held' && citedIn(proof).length === 0,
    );
    expect(bare.map(([row]) => row)).toEqual([]);
    expect(
      applying.flatMap(([row, , , , proof = '']) =>
        faultsOf(proof).map((fault) => `${row}: ${fault}`),
      ),
    ).toEqual([]);
  });

  it('gives a reason for everything else', () => {
    const silent = applying.filter(([, state, , what = '']) => state !== 'held' && what.length < 8);
    expect(silent.map(([row]) => row)).toEqual([]);
  });

  it('counts right', () => {
    const count = (state: string): string =>
      String(applying.filter(([, of]) => of === state).length);
    expect(applying.filter(([, state = '']) => !STATES.includes(state))).toEqual([]);
    expect(sums).toEqual([...STATES.map(count), String(applying.length)]);
  });
});

describe('the page of the findings of the review', () => {
  const findings = tableRows(readFileSync('docs/security/findings.md', 'utf8')).filter(
    ([id = '']) => /^S-\d\d$/.test(id),
  );

  it('has all of them, in order', () => {
    const ids = Array.from({ length: 35 }, (_, place) => `S-${String(place + 1).padStart(2, '0')}`);
    expect(findings.map(([id]) => id)).toEqual(ids);
  });

  it('names for what is mended a test that carries its number, and each is there', () => {
    const unproved = findings.filter(
      ([id = '', state, , , proof = '']) =>
        state === 'mended' &&
        !citedIn(proof).some(({ file }) => readFileSync(file, 'utf8').includes(id)),
    );
    expect(unproved.map(([id]) => id)).toEqual([]);
    expect(
      findings.flatMap(([id, , , , proof = '']) =>
        faultsOf(proof).map((fault) => `${id}: ${fault}`),
      ),
    ).toEqual([]);
  });
});
