import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { CommonProblem, ImprovementDetail, ImprovementFigures, Page } from '@tingsu/contracts';
import { eventually } from '../support/eventually.js';
import type { HttpClient } from '../support/http.js';
import { ABOUT_CHARGES, caseOf, command } from '../support/staff.js';
import type { TestSystem } from '../support/system.js';

interface World {
  readonly system: TestSystem;
  readonly officer: HttpClient;
  readonly finance: HttpClient;
  readonly leader: HttpClient;
}
const SAID = '收费窗口每日下班前双人复核，附核对表。';
const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const isTold = async (who: HttpClient, title: string): Promise<boolean> => {
  const { items } = await who.get<{ items: { title: string }[] }>('/api/v1/notices');
  return items.some((one) => one.title.includes(title));
};

/** Part of the journey of a whole system: several complaints about one matter, what a department did about it, and whether it helped. */
export function commonProblem(world: () => World): void {
  describe('a common problem', () => {
    it('R-327: is found from several complaints, acted on, checked by somebody else, and seen by a leader', async () => {
      const { system, officer, finance, leader } = world();
      for (let one = 0; one < 3; one += 1) {
        const { complaintNo } = await system.submit({ content: '窗口多收费，请核实退还。' });
        const { caseNo } = await caseOf(officer, complaintNo);
        await command(officer, caseNo, 'startTriage');
        await command(officer, caseNo, 'classify', { facts: ABOUT_CHARGES });
      }
      const problem = await eventually(async () => {
        const { items } = await leader.get<Page<CommonProblem>>('/api/v1/common-problems');
        return items.find(({ category }) => category === ABOUT_CHARGES.category) ?? null;
      });
      expect(problem.caseNos.length).toBeGreaterThanOrEqual(3);
      const head = await system.signIn('head');
      await eventually(() => isTold(head, '发现共性问题'));

      const action = await leader.post<ImprovementDetail>('/api/v1/improvements', {
        ...{ actionId: randomUUID(), department: problem.department, owner: null },
        ...{ origin: { kind: 'problem', id: problem.problemId }, caseNos: [], category: null },
        ...{ causes: ['process'], title: '收费双人复核', what: '每日复核', dueOn: inDays(14) },
      });
      await eventually(() => isTold(finance, '新的整改措施'));
      const path = `/api/v1/improvements/${action.actionId}`;
      const done = await finance.post<ImprovementDetail>(`${path}/close`, { proof: SAID });
      expect(done.state).toBe('done');
      const own = await finance.ask('POST', `${path}/check`, { result: 'improved', words: '好' });
      expect(own.status).toBe(403);
      const improved = { result: 'improved', words: '一月内没有同类投诉' };
      const checked = await leader.post<ImprovementDetail>(`${path}/check`, improved);
      expect(checked).toMatchObject({ state: 'improved', evidence: { after: 0 } });
      const { rows } = await leader.get<ImprovementFigures>('/api/v1/improvements/figures');
      expect(rows).toMatchObject([{ department: problem.department, open: 0, improved: 1 }]);
    });
  });
}
