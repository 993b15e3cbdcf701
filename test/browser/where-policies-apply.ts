import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { caseOf } from '../support/staff.js';
import { choose, signIn, troubles, type World } from './screens.js';

/** Where policies apply changes in the browser: one person drafts it, the check names what is missing, another person approves. */
export const wherePoliciesApply = (world: () => World): void =>
  describe('an administrator who binds a campus to another policy', () => {
    let admin: Person;
    let leader: Person;
    let draftPath: string;

    beforeAll(async () => {
      const { browser, system } = world();
      [admin, leader] = await Promise.all([browser.onDesktop(), browser.onDesktop()]);
      await Promise.all([
        signIn(admin, system, 'admin', 'policies'),
        signIn(leader, system, 'leader', 'policies'),
      ]);
    }, 120_000);
    afterAll(() => Promise.all([admin.context.close(), leader.context.close()]));

    it('is shown the gap that a removed row leaves, adds a row, and submits it', async () => {
      const { page } = admin;
      await page.goto(`${world().system.url}/staff/policies/where`);
      await page.locator('tr[data-campus=east]', { hasText: '外部投诉管理制度' }).first().waitFor();
      await page.getByRole('button', { name: '修改（建立草稿）' }).click();
      await page.locator('.no-problems').waitFor();
      draftPath = new URL(page.url()).pathname;
      const internal = page.locator('tr[data-row]', { hasText: '内部投诉管理制度' });
      await internal.getByRole('button', { name: /删除这一行/ }).click();
      const gap = page.locator('[data-testid=problem-summary] [data-code="binding.gap"]');
      await gap.waitFor();
      expect(await gap.innerText()).toMatch(/所有院区 · 内部投诉，\d{4}-\d{2}-\d{2} 起：没有制度/);
      await page.getByTestId('removed-rows').getByRole('button').click();
      await page.locator('.no-problems').waitFor();

      await page.getByRole('button', { name: '加一行' }).click();
      const row = page.locator('tr[data-new]');
      await choose(row, '院区', '北院区');
      await choose(row, '适用的制度', '客户投诉管理制度（时效）');
      await page.locator('.no-problems').waitFor();
      await page.getByTestId('binding-effect').waitFor();
      await page.getByRole('button', { name: '提交审批' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
      await page.locator('[data-testid=policy-state][data-state=submitted]').waitFor();
      expect(await page.getByRole('button', { name: '批准发布' }).count()).toBe(0);
      expect(troubles(admin)).toEqual([]);
    }, 90_000);

    it('has it approved by the leader', async () => {
      const { page } = leader;
      await page.goto(`${world().system.url}${draftPath}`);
      await page.getByRole('button', { name: '批准发布' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '批准发布' }).click();
      await page.locator('[data-testid=policy-state][data-state=in_force]').waitFor();
      await page.getByRole('link', { name: '回到适用范围' }).click();
      await page.locator('[data-set="2"]').getByText('现在执行的版本').waitFor();
      const now = page.locator('tr[data-campus=north]', { hasText: '客户投诉管理制度（时效）' });
      await now.first().waitFor();
    }, 90_000);

    it('has the next complaints of the campus under the new policy, and those of the others as before', async () => {
      const { system } = world();
      const officer = await system.signIn('officer');
      // Intake learns of the change by an event: a receipt written before it names the limits of before.
      const north = await eventually(async () => {
        const receipt = await system.submit({ campus: 'north', department: undefined });
        expect(receipt.limits.map(({ id }) => id)).toContain('week7');
        return receipt;
      });
      const main = await system.submit({ campus: 'main', department: undefined });
      const policiesOf = async (complaintNo: string) =>
        (await caseOf(officer, complaintNo)).policies.map(({ id }) => id);
      expect(await policiesOf(north.complaintNo)).toEqual(['timeliness']);
      expect(await policiesOf(main.complaintNo)).toContain('tcm-yulin');
    }, 90_000);
  });
