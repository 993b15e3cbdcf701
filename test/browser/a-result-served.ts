import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import type { HttpClient } from '../support/http.js';
import { ABOUT_MANNERS, answered, detailOf, heard, play } from '../support/journey-people.js';
import { caseOf } from '../support/staff.js';
import { barriers, overflow } from './accessibility.js';
import { choose, command, signIn, troubles, type World } from './screens.js';

/** A result is served on a nurse, who asks on her phone that it be looked at again. */
export const aResultServed = (world: () => World): void =>
  describe('a nurse on whom a result is served', () => {
    let office: HttpClient;
    let officer: Person;
    let nurse: Person;
    let caseNo: string;

    beforeAll(async () => {
      const { browser, system } = world();
      const [conduct, own] = [await system.signIn('conduct'), await system.signIn('frontdesk')];
      office = await system.signIn('officer');
      const { personId } = await own.get<{ personId: string }>('/api/v1/me');
      const { complaintNo } = await system.submit({ content: '导诊护士说话很冲。' });
      ({ caseNo } = await caseOf(office, complaintNo));
      await play(
        caseNo,
        [office, 'startTriage'],
        [office, 'classify', { facts: ABOUT_MANNERS }],
        [office, 'nameRespondents', { units: [], persons: [personId] }],
        ...heard(office, conduct, 'main.conduct'),
        ...answered(office, '已批评教育。'),
      );
      [officer, nurse] = await Promise.all([browser.onDesktop(), browser.onPhone()]);
    }, 120_000);
    afterAll(() => Promise.all([officer, nurse].map((one) => one.context.close())));

    it('R-244, R-245: reads it without the name of who complained, and asks for reconsideration in two answers', async () => {
      const { system } = world();
      const page = await signIn(officer, system, 'officer', `cases/${caseNo}`);
      await command(page, 'serveResult', async (dialog) => {
        await choose(dialog, '送达给谁', '白小兰');
        await choose(dialog, '怎样送达', '当面送达');
        await choose(dialog, '签收情况', '已签收');
        await dialog.getByLabel('通知内容：是否成立、处理结果').fill('投诉成立：导诊时态度生硬。');
      });
      const there = await signIn(nurse, system, 'frontdesk', 'results');
      const notice = there.getByTestId('addressed-result').filter({ hasText: caseNo });
      await eventually(async () => {
        await there.reload();
        await there.waitForLoadState('networkidle');
        return (await notice.count()) > 0;
      });
      expect(await notice.innerText()).toMatch(/投诉成立：导诊时态度生硬。/);
      await notice.getByRole('button', { name: '申请复议' }).click();
      await notice.getByLabel('复议理由').fill('当时在抢救病人。');
      await notice.getByLabel('证据：有哪些，在哪里').fill('排班表和监控。');
      expect([await barriers(there), await overflow(there)]).toEqual([[], 0]);
      await notice.getByRole('button', { name: '申请复议' }).click();
      await notice.getByRole('button', { name: '撤回复议申请' }).waitFor();
      const { clocks } = await detailOf(office, caseNo);
      expect(clocks.find(({ clockId }) => clockId === 'recDecide10')?.state).toBe('running');
      expect([...troubles(officer), ...troubles(nurse)]).toEqual([]);
    }, 120_000);
  });
