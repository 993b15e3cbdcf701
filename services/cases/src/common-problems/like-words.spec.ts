import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupsAlike, joins, type Worded } from './like-words.js';

const RULE = { atCount: 3, sharedWords: 2 };
let made = 0;
const worded = (words: readonly number[], person: number | null = null): Worded => ({
  ...{ caseId: `case-${(made += 1)}`, words, person },
});
const idsOf = (cases: readonly Worded[]) => cases.map(({ caseId }) => caseId);

describe('cases in like words', () => {
  it('are a group when enough of them share enough words, and name the words that they share', () => {
    const alike = [worded([1, 2, 9]), worded([1, 2, 8]), worded([2, 1, 7])];
    const others = [worded([1, 30]), worded([31, 32]), worded([2, 33])];
    const [group, ...more] = groupsAlike([...alike, ...others], RULE);
    expect(idsOf(group?.cases ?? []).sort()).toEqual(idsOf(alike).sort());
    expect([...(group?.words ?? [])].sort()).toEqual([1, 2]);
    expect(more).toEqual([]);
  });

  it('are none when they share one word only, or when there are too few', () => {
    expect(groupsAlike([worded([1, 2]), worded([1, 3]), worded([1, 4])], RULE)).toEqual([]);
    expect(groupsAlike([worded([1, 2]), worded([1, 2])], RULE)).toEqual([]);
  });

  it('count somebody who complains again and again once', () => {
    const ofOne = [worded([1, 2], 5), worded([1, 2], 5), worded([1, 2], 6)];
    expect(groupsAlike(ofOne, RULE)).toEqual([]);
    const [group] = groupsAlike([...ofOne, worded([1, 2], 7)], RULE);
    expect(group?.cases).toHaveLength(4);
  });

  it('are not found by words that stand in most of them', () => {
    const many = Array.from({ length: 200 }, (_, nth) => worded([1, 2, 1_000 + nth]));
    expect(groupsAlike(many, RULE)).toEqual([]);
  });

  it('are not found by chance: a few hundred complaints that say anything are no problem', () => {
    const anything = Array.from({ length: 400 }, (_, nth) =>
      worded(Array.from({ length: 12 }, (__, at) => (nth * 7919 + at * at * 104_729) % 601)),
    );
    expect(groupsAlike(anything, RULE)).toEqual([]);
  });

  it('join a group by as many of its words', () => {
    expect(joins(worded([2, 3, 50]), [1, 2, 3], RULE)).toBe(true);
    expect(joins(worded([3, 50]), [1, 2, 3], RULE)).toBe(false);
  });

  it('share all words of their group, each in one group at most, whatever they say', () => {
    const some = fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(some, (texts) => {
        const groups = groupsAlike(
          texts.map((words) => worded(words)),
          RULE,
        );
        const ids = groups.flatMap(({ cases }) => idsOf(cases));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { cases, words } of groups) {
          expect(cases.length).toBeGreaterThanOrEqual(RULE.atCount);
          expect(words.length).toBeGreaterThanOrEqual(RULE.sharedWords);
          for (const one of cases) expect(one.words).toEqual(expect.arrayContaining([...words]));
        }
      }),
    );
  });
});
