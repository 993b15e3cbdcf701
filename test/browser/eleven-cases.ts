import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseDetail } from '@tingsu/contracts';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import type { HttpClient } from '../support/http.js';
import { caseOf } from '../support/staff.js';
import { choose, inState, signIn, troubles, type World } from './screens.js';

const MANY = 11;

/** Half past five, and eleven cases wait: they are worked through without the mouse and without going back to the list. */
export const elevenCases = (world: () => World): void =>
  describe('an officer with eleven cases', () => {
    let officer: Person;
    let page: Page;
    let colleague: HttpClient;
    let caseNos: readonly string[];

    beforeAll(async () => {
      const { browser, system } = world();
      colleague = await system.signIn('officer');
      const receipts = await Promise.all(
        Array.from({ length: MANY }, (_, at) =>
          system.submit({ campus: 'east', content: `第${at + 1}件：挂号窗口排队太久，没有人管。` }),
        ),
      );
      const opened = await Promise.all(
        receipts.map(({ complaintNo }) => caseOf(colleague, complaintNo)),
      );
      caseNos = opened.map(({ caseNo }) => caseNo);
      officer = await browser.onDesktop({ viewport: { width: 1366, height: 768 } });
      page = await signIn(officer, system, 'officer', '?view=to_triage&campus=east&sort=received');
      await page.locator(`tr[data-case="${caseNos[0]}"]`).waitFor();
    }, 120_000);
    afterAll(() => officer.context.close());

    it('begins triage in each by keys alone, and each keeps what was chosen for it', async () => {
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      for (let done = 1; done <= MANY; done++) {
        await page.locator('[data-command=startTriage]').first().waitFor();
        await page.keyboard.press('s');
        const form = page.locator('form[data-form=classify]');
        await form.waitFor();
        await choose(page.getByRole('dialog'), '内容分类', 'C04');
        await choose(page.getByRole('dialog'), '主题（第一个为主要主题）', '收费');
        await choose(page.getByRole('dialog'), '严重程度', '无损害');
        await form.getByRole('radio', { name: '无损害' }).press('Control+Enter');
        await form.waitFor({ state: 'detached' });
        await inState(page, 'triage');
        if (done === MANY) continue;
        const here = new URL(page.url()).pathname;
        await page.keyboard.press('j');
        await page.waitForFunction((path) => window.location.pathname !== path, here);
      }
      const after = await Promise.all(
        caseNos.map((caseNo) => colleague.get<CaseDetail>(`/api/v1/cases/${caseNo}`)),
      );
      expect(after.map(({ state, category }) => [state, category])).toEqual(
        caseNos.map(() => ['triage', 'C04']),
      );
      expect(troubles(officer)).toEqual([]);
    }, 240_000);

    it('is back at the list with one step, wherever the walk ended', async () => {
      await page.goBack();
      await page.locator('[data-view=to_triage][aria-current=page]').waitFor();
      expect(new URL(page.url()).searchParams.get('view')).toBe('to_triage');
    }, 60_000);
  });
