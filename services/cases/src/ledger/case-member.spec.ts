import { describe, expect, it } from '@jest/globals';
import { aCaseAfter, anOpenedCase, RUDENESS } from '../lifecycle/case.fixture.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { barredFrom, memberRowsOf, movedMembers, PARTS } from './case-member.js';

const PERSON = '01900000-0000-7000-8000-00000000000b';
const listedIn = (state: CaseState): string[] =>
  memberRowsOf(state)
    .filter(({ parts }) => (parts & PARTS.listed) !== 0)
    .map(({ member }) => member);
const withAccess = (state: CaseState, change: object): CaseState => {
  if (!state.access) throw new Error('The case has no facts of access');
  return { ...state, access: { ...state.access, ...change } };
};
const aClue = (): CaseState =>
  aCaseAfter('accept', { ...RUDENESS, confidentialFromRespondent: true }, false, {
    department: 'main.conduct',
  });

describe('the members of a case', () => {
  it('are the group and the campus from the first moment', () => {
    const members = memberRowsOf(anOpenedCase().state).map(({ member }) => member);
    expect(members).toEqual(expect.arrayContaining(['*', 'campus:main']));
  });

  it('are none while no one may see it', () => {
    expect(memberRowsOf({ ...aCaseAfter('dispatch'), access: null })).toEqual([]);
  });

  it('are the departments that handle it or, once accepted, answer for a clock of it', () => {
    expect(listedIn(aCaseAfter('dispatch'))).toEqual(
      expect.arrayContaining(['unit:main.conduct', 'unit:main.outpatient']),
    );
  });

  it('are whom it complains of, departments and members of staff', () => {
    const state = withAccess(aCaseAfter('dispatch'), {
      respondent: { units: ['main.ward', 'main.finance'], persons: [PERSON] },
    });
    const rows = memberRowsOf(state).filter(({ member }) => member.startsWith('respondent:'));
    expect(rows.map(({ member, parts }) => [member, parts])).toEqual(
      ['person:' + PERSON, 'unit:main.finance', 'unit:main.ward'].map((one) => [
        `respondent:${one}`,
        PARTS.duty,
      ]),
    );
  });

  it('R-121: list a clue in confidence under none of those whom it is about, even if a clock is theirs', () => {
    const clue = aClue();
    expect(
      Object.values(clue.clocks).some(({ ownerDepartment }) => ownerDepartment === 'main.conduct'),
    ).toBe(true);
    expect(listedIn(clue)).not.toContain('unit:main.conduct');
    expect(barredFrom(clue)).toContain('unit:main.conduct');
  });

  it('hold a stand-in, and for call-backs the group only once they are planned', () => {
    const state = withAccess(aCaseAfter('dispatch'), {
      standIns: [
        {
          personId: PERSON,
          role: 'department_head',
          relation: 'lead',
          department: 'main.conduct',
          insteadOf: PERSON,
        },
      ],
    });
    const rows = memberRowsOf(state);
    expect(rows.find(({ member }) => member === `person:${PERSON}`)?.parts).toBe(
      PARTS.standIn | PARTS.statement,
    );
    expect(rows.find(({ member }) => member === '*')?.parts).toBe(PARTS.area);
    const called = memberRowsOf(withAccess(state, { callBack: true }));
    expect(called.find(({ member }) => member === '*')?.parts).toBe(PARTS.area | PARTS.callBack);
    expect(called.every(({ parts }) => (parts & PARTS.callBack) !== 0)).toBe(true);
  });

  it('move with the case: only rows that say something else are written', () => {
    const [before = [], after = []] = [aCaseAfter('accept'), aCaseAfter('dispatch')].map(
      memberRowsOf,
    );
    expect(movedMembers(before, before)).toEqual({ gone: [], put: [] });
    expect(movedMembers(before, after).put.map(({ member }) => member)).toContain(
      'unit:main.conduct',
    );
    expect(movedMembers(after, []).gone).toEqual(after);
  });
});

describe('who is kept away from a case', () => {
  it('is the person complained of, the person kept out by hand, and no department unless in confidence', () => {
    const state = withAccess(aCaseAfter('dispatch'), {
      respondent: { units: ['main.ward'], persons: [PERSON] },
      excluded: [PERSON],
      confidential: false,
    });
    expect(barredFrom(state)).toEqual([`person:${PERSON}`]);
    expect(barredFrom({ access: null })).toEqual([]);
  });
});
