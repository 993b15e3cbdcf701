import { describe, expect, it } from '@jest/globals';
import type { Progress } from '@tingsu/contracts';
import { eventually } from '../support/eventually.js';
import { detailOf, heard, type JourneyPeople, play, refusal } from '../support/journey-people.js';
import { ABOUT_CHARGES, caseOf } from '../support/staff.js';

const found = (issueId: string, finding: string, reasons: string, more: object) => ({
  ...{ issueId, finding, reasons, facts: '逐笔核对了清单' },
  ...more,
});

/** Part of the journey of a whole system: a bill that is wrong in three ways, answered one by one in one letter. */
export function aWrongBill(people: () => JourneyPeople): void {
  describe('a wrong bill in three issues', () => {
    it('R-134, R-313, R-015: is found out one by one, answered in one letter, and what was too much is paid back', async () => {
      const { system, officer, finance } = people();
      const receipt = await system.submit({ content: '住院费有三处不对，请逐项核实。' });
      const { caseNo } = await caseOf(officer, receipt.complaintNo);
      await play(
        caseNo,
        [officer, 'startTriage'],
        [officer, 'classify', { facts: ABOUT_CHARGES }],
        ...heard(officer, finance, 'main.finance'),
        [officer, 'addIssue', { words: '检查费收了两次', topics: ['charges'], request: '退费' }],
        [officer, 'addIssue', { words: '床位费多算一天', topics: ['charges'] }],
      );
      const issues = (await detailOf(officer, caseNo)).issues ?? [];
      const [first = '', second = '', third = ''] = issues.map(({ issueId }) => issueId);
      expect(await refusal(caseNo, [officer, 'draftOpinion', { opinion: 'x' }])).toBe(
        'issue.unfound',
      );
      const fault = { cause: 'own_fault', liability: 'direct', liableUnits: ['main.finance'] };
      const gap = { cause: 'management_gap', liableUnits: ['main.finance'] };
      const refund = (issueId: string, value: string) => ({
        ...{ remedy: 'refund', plan: '原路退回', dueOn: '2099-01-01', department: 'main.finance' },
        ...{ issueId, amount: { value, currency: 'CNY' } },
      });
      await play(
        caseNo,
        [officer, 'recordFinding', found(second, 'upheld', '同一检查计费两次', fault)],
        [officer, 'recordFinding', found(third, 'partly_upheld', '出院当日误计', gap)],
        [
          officer,
          'recordFinding',
          found(first, 'not_upheld', '药费与医嘱一致', { cause: 'complainant', help: 'explained' }),
        ],
        [officer, 'draftOpinion', { opinion: '逐项答复，多收的退回。' }],
        [officer, 'startRemedies', refund(second, '120')],
        [officer, 'startRemedies', refund(third, '60')],
        [officer, 'finalise'],
        [officer, 'giveFinal', { medium: 'letter', written: true, text: '现逐项答复如下。' }],
      );
      const path = `/api/v1/complaints/${receipt.complaintNo}/progress`;
      const told = await eventually(async () => {
        const code = { 'x-tracking-code': receipt.trackingCode };
        const { answer } = await system.visitor().get<Progress>(path, code);
        return answer ?? null;
      });
      expect(told.issues?.map(({ finding, reasons }) => [finding, reasons])).toEqual([
        ['not_upheld', '药费与医嘱一致'],
        ['upheld', '同一检查计费两次'],
        ['partly_upheld', '出院当日误计'],
      ]);
      expect(await refusal(caseNo, [officer, 'close'])).toBe('remedy.open');
      for (const { remedyId } of (await detailOf(officer, caseNo)).remedies)
        await play(caseNo, [finance, 'completeRemedy', { remedyId, note: '退费回单' }]);
      await play(caseNo, [officer, 'close']);
      const closed = await detailOf(officer, caseNo);
      const answer = closed.timeline.findLast(({ type }) => type === 'case.feedbackGiven.v1');
      expect(answer?.data['outcome']).toBe('partly_upheld');
      expect(closed).toMatchObject({
        state: 'closed',
        remedies: [
          { issueId: second, amount: { value: '120.00' } },
          { issueId: third, amount: { value: '60.00' } },
        ],
      });
    });
  });
}
