import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import type { HttpClient } from '../support/http.js';
import { ABOUT_CHARGES, caseOf, command as order } from '../support/staff.js';
import { choose, inState, openCommand, send, signIn, troubles, type World } from './screens.js';

/** Two people at one case: the page follows by itself, and nothing that was typed is lost. */
export const liveAndStale = (world: () => World): void =>
  describe('people who work on the same case at the same time', () => {
    let person: Person;
    let page: Page;
    let colleague: HttpClient;

    beforeAll(async () => {
      const { browser, system } = world();
      person = await browser.onDesktop();
      page = await signIn(person, system, 'officer');
      colleague = await system.signIn('officer');
    }, 120_000);
    afterAll(() => person.context.close());
    const newCase = async (): Promise<string> => {
      const { complaintNo } = await world().system.submit();
      const { caseNo } = await caseOf(colleague, complaintNo);
      await order(colleague, caseNo, 'startTriage');
      return caseNo;
    };
    const open = async (caseNo: string): Promise<void> => {
      await page.goto(`${world().system.url}/staff/cases/${caseNo}`);
      await inState(page, 'triage');
    };

    it('the page of the officer follows by itself, without a reload, when the department signs for the case', async () => {
      const caseNo = await newCase();
      await open(caseNo);
      await page.locator('.live.on').waitFor();
      const loadedAt = await page.evaluate(() => performance.timeOrigin);
      await order(colleague, caseNo, 'classify', { facts: ABOUT_CHARGES });
      await order(colleague, caseNo, 'accept');
      await order(colleague, caseNo, 'dispatch');
      const finance = await world().system.signIn('finance');
      await order(finance, caseNo, 'signFor');
      await inState(page, 'investigating');
      await page.locator('[data-event="case.signedFor"]').waitFor();
      expect(await page.evaluate(() => performance.timeOrigin)).toBe(loadedAt);
      expect(troubles(person)).toEqual([]);
    }, 90_000);

    it('a colleague who was quicker is shown in the dialog, and what was typed stays and can be sent', async () => {
      const caseNo = await newCase();
      const head = await world().system.signIn('head');
      const writing = { writing: 'requestSupplement' };
      await head.ask('PUT', `/api/v1/cases/${caseNo}/presence`, writing);
      await open(caseNo);
      await page.locator('[data-present]').getByText('正在填写').waitFor();
      const dialog = await openCommand(page, 'requestSupplement');
      await choose(dialog, '缺少的材料', '事实经过');
      await dialog.getByLabel(/^给投诉人的说明/).fill('请补充就诊日期和窗口号。');
      await order(colleague, caseNo, 'contactDepartment', {
        department: 'main.finance',
        medium: 'phone',
      });
      await send(dialog);
      const warning = dialog.getByRole('alert');
      await warning.getByText('案件刚刚被别人改动').waitFor();
      await warning.getByText('已向科室核实').waitFor();
      expect(await dialog.getByLabel(/^给投诉人的说明/).inputValue()).toBe(
        '请补充就诊日期和窗口号。',
      );
      await send(dialog);
      await inState(page, 'awaiting_info');
      expect(await page.locator('[data-event="case.supplementRequested"]').innerText()).toContain(
        '请补充就诊日期和窗口号。',
      );
    }, 90_000);
  });
