import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommonProblem } from '@tingsu/contracts';
import type { Locator, Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { ABOUT_CHARGES, caseOf, command as order } from '../support/staff.js';
import { signIn, troubles, type World } from './screens.js';

const WHAT = '收费窗口每日下班前双人复核，附核对表。';
const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What is complained of again and again is read by a leader, who orders what is to change. */
export const commonProblem = (world: () => World): void =>
  describe('a leader and what is complained of again and again', () => {
    let leader: Person;
    let page: Page;

    beforeAll(async () => {
      const { browser, system } = world();
      const office = await system.signIn('officer');
      for (let one = 0; one < 3; one += 1) {
        const { caseNo } = await caseOf(office, (await system.submit()).complaintNo);
        await order(office, caseNo, 'startTriage');
        await order(office, caseNo, 'classify', { facts: ABOUT_CHARGES });
      }
      const reader = await system.signIn('leader');
      await eventually(async () => {
        const { items } = await reader.get<{ items: CommonProblem[] }>('/api/v1/common-problems');
        return items.some(({ category }) => category === ABOUT_CHARGES.category);
      }, 60_000);
      leader = await browser.onDesktop();
      page = await signIn(leader, system, 'leader', 'improvements/problems');
    }, 180_000);
    afterAll(() => leader.context.close());

    const problem = (): Locator => page.locator('[data-problem]').first();
    const form = (): Locator => page.getByRole('dialog');

    it('reads which department it is, how often, and the cases behind it', async () => {
      await problem().getByText('财务科 · 医疗收费').waitFor();
      expect(await problem().getByRole('link', { name: /^C-/ }).count()).toBeGreaterThanOrEqual(3);
    }, 90_000);

    it('has what she typed back after a reload', async () => {
      await problem()
        .getByRole('button', { name: /制定措施$/ })
        .click();
      await form().getByLabel('标题').fill('收费双人复核');
      await form().getByLabel('做什么').fill(WHAT);
      await form().locator('[data-draft=saved]').waitFor();
      await page.reload();
      await problem()
        .getByRole('button', { name: /制定措施$/ })
        .click();
      await form().getByText('您上次填写的内容还在。').waitFor();
      expect(await form().getByLabel('做什么').inputValue()).toBe(WHAT);
      expect(await form().getByLabel('标题').inputValue()).toBe('收费双人复核');
    }, 120_000);

    it('orders the action: the problem is answered, and the next form starts empty', async () => {
      await form().getByLabel('最迟完成日').fill(inDays(14));
      await form().getByRole('button', { name: '建立' }).click();
      await page.waitForURL(/\/improvements\/actions\//);
      await page.getByText(WHAT).waitFor();
      await page.goto(`${world().system.url}/staff/improvements`);
      await page.getByRole('button', { name: '新建整改措施' }).click();
      expect(await form().getByLabel('做什么').inputValue()).toBe('');
      expect(troubles(leader)).toEqual([]);
    }, 120_000);
  });
