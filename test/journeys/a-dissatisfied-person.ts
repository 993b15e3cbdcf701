import { describe, expect, it } from '@jest/globals';
import {
  answered,
  detailOf,
  graded,
  heard,
  type JourneyPeople,
  play,
  refusal,
  type Step,
} from '../support/journey-people.js';
import { ABOUT_CHARGES } from '../support/staff.js';

const DISSATISFIED = { planId: 'threeMonth', itemNo: 1, result: 'dissatisfied', score: 1 };
const again = { ground: 'dissatisfied', reason: '仍不满意' };

/** A complaint that was looked into once, and closed. */
async function closedOnce(people: JourneyPeople, content: string): Promise<string> {
  const { officer, finance } = people;
  const caseNo = await graded(people, content, ABOUT_CHARGES);
  await play(
    caseNo,
    ...heard(officer, finance, 'main.finance'),
    ...answered(officer, '多收的费用已退。'),
  );
  return caseNo;
}

const round = ({ officer, finance }: JourneyPeople): readonly Step[] => [
  [officer, 'classify', { facts: ABOUT_CHARGES, reason: '第二轮核查' }],
  ...heard(officer, finance, 'main.finance'),
  ...answered(officer, '再次核查，退费无误。'),
];

/** Part of the journey of a whole system: somebody who is still not satisfied after two rounds gets the last word of the hospital. */
export function aDissatisfiedPerson(people: () => JourneyPeople): void {
  describe('a dissatisfied person', () => {
    it('R-135, X-18: is heard in two rounds, and then gets the final notice of a leader, after which only a court opens the case', async () => {
      const { officer, callback, leader } = people();
      const caseNo = await closedOnce(people(), '退费金额不对，我不接受。');
      await play(caseNo, [callback, 'recordFollowUp', DISSATISFIED], ...round(people()));
      await play(caseNo, [callback, 'recordFollowUp', DISSATISFIED]);
      expect(await detailOf(officer, caseNo)).toMatchObject({ state: 'closed', round: 2 });
      expect(await refusal(caseNo, [officer, 'reopen', again])).toBe('reopen.last_round');
      await play(caseNo, [leader, 'giveFinalNotice', { text: '经两轮核查，维持处理意见。' }]);
      expect((await detailOf(officer, caseNo)).notices?.at(-1)).toMatchObject({ kind: 'final' });
      expect(await refusal(caseNo, [officer, 'reopen', again])).toBe('reopen.final');
      await play(caseNo, [officer, 'reopen', { ground: 'court', reason: '法院受理' }]);
      expect(await detailOf(officer, caseNo)).toMatchObject({ state: 'triage', round: 3 });
    });
  });
}

/** Part of the journey of a whole system: who complains again is one matter with the first, and counts twice, once. */
export function aSecondComplaint(people: () => JourneyPeople): void {
  describe('a second complaint', () => {
    it('R-067: is linked to the first, doubles it once, and not again however often somebody is dissatisfied', async () => {
      const { officer, callback } = people();
      const first = await closedOnce(people(), '挂号费重复收取。');
      const second = await graded(people(), '上次投诉的挂号费还是没有退。', ABOUT_CHARGES);
      await play(second, [officer, 'link', { targetCaseNo: first, reason: '同一人同一事' }]);
      expect((await detailOf(officer, second)).linked).toEqual([
        { caseNo: first, relation: 'related' },
      ]);
      expect((await detailOf(officer, first)).linked).toEqual([
        { caseNo: second, relation: 'related' },
      ]);
      await play(first, [callback, 'recordFollowUp', DISSATISFIED]);
      const doubled = { round: 2, secondComplaint: { multiplier: 2 } };
      expect(await detailOf(officer, first)).toMatchObject({ ...doubled, state: 'triage' });
      await play(first, ...round(people()), [callback, 'recordFollowUp', DISSATISFIED]);
      expect(await detailOf(officer, first)).toMatchObject({ ...doubled, state: 'closed' });
      const { timeline } = await detailOf(officer, first);
      const doublings = timeline.filter(
        ({ type, data }) => type === 'case.reopened.v1' && data['secondComplaint'],
      );
      expect(doublings).toHaveLength(1);
    });
  });
}
