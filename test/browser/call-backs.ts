import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseDetail, CommandName } from '@tingsu/contracts';
import type { Locator, Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import type { HttpClient } from '../support/http.js';
import { ABOUT_CHARGES, caseOf, command as order, PACKAGE } from '../support/staff.js';
import { barriers } from './accessibility.js';
import { inState, signIn, troubles, type World } from './screens.js';

const PRAISE = '住院部的护士长特意打电话来道歉，请代我谢谢她。';
const STILL = '退的钱一直没有到账，又去窗口问了两次，没有人管。';

/** The morning at the telephone: one is content, one does not answer, and one is not helped, whose case comes back. */
export const callBacks = (world: () => World): void =>
  describe('the agent who calls back', () => {
    let agent: Person;
    let page: Page;
    let officer: HttpClient;
    let content: string;
    let away: string;
    let angry: string;

    beforeAll(async () => {
      const { browser, system } = world();
      officer = await system.signIn('officer');
      const finance = await system.signIn('finance');
      [content, away, angry] = (await Promise.all([1, 2, 3].map(() => closed(finance)))) as [
        string,
        string,
        string,
      ];
      agent = await browser.onDesktop({ viewport: { width: 1366, height: 768 } });
      page = await signIn(agent, system, 'callback', 'callbacks');
    }, 180_000);
    afterAll(() => agent.context.close());

    /** A complaint that was answered and closed by other people than the one who calls. */
    async function closed(finance: HttpClient): Promise<string> {
      const { complaintNo } = await world().system.submit();
      const { caseNo } = await caseOf(officer, complaintNo);
      const steps: readonly (readonly [HttpClient, CommandName, Record<string, unknown>?])[] = [
        [officer, 'startTriage'],
        [officer, 'classify', { facts: ABOUT_CHARGES }],
        [officer, 'accept'],
        [officer, 'dispatch'],
        [finance, 'signFor'],
        [finance, 'submitPackage', PACKAGE],
        [officer, 'draftOpinion', { outcome: 'upheld', opinion: '退还重复收取的费用。' }],
        [officer, 'finalise'],
        [officer, 'giveFinal', { medium: 'phone', written: true, text: '已退还重复收取的费用。' }],
        [officer, 'close'],
      ];
      for (const [who, name, payload] of steps) await order(who, caseNo, name, payload);
      return caseNo;
    }

    const open = async (caseNo: string): Promise<Locator> => {
      await page.locator(`.call-entry[data-case="${caseNo}"]`).click();
      const panel = page.getByTestId('call-panel');
      await panel.getByRole('link', { name: caseNo }).waitFor();
      return panel;
    };
    const after = async (caseNo: string): Promise<CaseDetail> =>
      officer.get<CaseDetail>(`/api/v1/cases/${caseNo}`);
    const resultOf = ({ followUps }: CaseDetail): unknown => followUps[0]?.result;

    it('has the words, the answer and what to say on one page, and keeps a praise', async () => {
      const panel = await open(content);
      await panel.getByText('已退还重复收取的费用。').waitFor();
      expect(await barriers(page)).toEqual([]);
      await panel.getByText('满意，并表扬', { exact: true }).click();
      await panel.getByRole('button', { name: /保存/ }).click();
      await panel.getByText('请选择 1 到 5 分。').waitFor();
      await panel
        .getByRole('radiogroup', { name: /满意度/ })
        .getByText('5', { exact: true })
        .click();
      await panel.getByLabel('备注').fill(PRAISE);
      await page.keyboard.press('Control+Enter');
      await page.locator(`.call-entry[data-case="${content}"]`).waitFor({ state: 'detached' });
      expect(resultOf(await after(content))).toBe('satisfied');
    }, 120_000);

    it('keeps a call that nobody answered for another day', async () => {
      const panel = await open(away);
      await panel.getByText('没有联系上', { exact: true }).click();
      await panel.getByLabel('备注').fill('响了很久，没有人接。');
      await page.keyboard.press('Control+Enter');
      await page.locator('[data-group=again]').waitFor();
      const { state, followUps } = await after(away);
      expect([state, followUps[0]?.result]).toEqual(['closed', null]);
    }, 120_000);

    it('T-34: brings the case of somebody who was not helped back to the office at once', async () => {
      const panel = await open(angry);
      await panel.getByText('没有真正改善', { exact: true }).click();
      await panel.getByText(/案件马上重新办理/).waitFor();
      await panel
        .getByRole('radiogroup', { name: /满意度/ })
        .getByText('1', { exact: true })
        .click();
      await panel.getByLabel('备注').fill(STILL);
      await page.keyboard.press('Control+Enter');
      await page.locator(`.call-entry[data-case="${angry}"]`).waitFor({ state: 'detached' });
      expect((await after(angry)).state).toBe('triage');

      const { browser, system } = world();
      const colleague = await browser.onDesktop();
      const there = await signIn(colleague, system, 'officer', `cases/${angry}`);
      await inState(there, 'triage');
      await there.locator('ol.timeline').getByText(STILL).first().waitFor();
      await colleague.context.close();
      expect(troubles(agent)).toEqual([]);
    }, 120_000);
  });
