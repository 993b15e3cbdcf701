import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DraftDetail, PolicyVersion } from '@tingsu/contracts';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { GROUP_POLICY, signIn, troubles, type World } from './screens.js';

const CLOCK = 'complex10';
const NOTICE = [
  '2027-01-01,off,元旦,New Year’s Day',
  '2027-02-06,off,春节,Spring Festival',
  '2027-02-20,work,春节调休,Spring Festival',
];

/** Confirms the question that a button asks. */
const confirm = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
};
const isSaved = (page: Page): Promise<void> =>
  page.locator('[data-testid=save-state][data-state=saved]').waitFor();
const inState = (page: Page, state: string): Promise<void> =>
  page.locator(`[data-testid=policy-state][data-state=${state}]`).first().waitFor();

/** Rules change in the browser: written by one person, approved by another, never by the author. */
export const administration = (world: () => World): void =>
  describe('an administrator who changes the rules', () => {
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

    it('reads a policy as tables: clocks in words, the ladder before and after the due time', async () => {
      const { page } = admin;
      await page.goto(`${world().system.url}/staff/policies`);
      await page.locator('tr[data-policy=group-default]').getByRole('link').click();
      const clock = page.locator(`tr[data-rule=${CLOCK}]`);
      await clock.waitFor();
      expect(await clock.innerText()).toMatch(
        /投诉中心收到投诉[\s\S]*最终反馈[\s\S]*10个工作日[\s\S]*法定/,
      );
      expect(await page.locator('[data-step=escalate2]').innerText()).toContain('院领导');
    }, 90_000);

    it('drafts a change of a clock, sees what is wrong beside the field, and is led to it', async () => {
      const { page } = admin;
      await page.getByRole('button', { name: '修改（建立草稿）' }).click();
      await inState(page, 'editing');
      draftPath = new URL(page.url()).pathname;
      const place = await page
        .locator(`.rule-form[data-rule=${CLOCK}]`)
        .getAttribute('data-pointer');
      const rule = page.locator(`.rule-form[data-pointer="${place}"]`);
      await rule.getByRole('button', { name: /^编辑/ }).click();
      const length = rule.locator('[data-pointer$="/duration"]').getByRole('spinbutton');
      await rule.getByLabel('编号', { exact: true }).fill('');
      await page.getByTestId('problem-summary').waitFor();
      const field = rule.locator('[data-pointer$="/id"]');
      await field.locator('.field-problem').first().waitFor();
      expect(await field.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('button[data-section=clocks] .count').innerText()).toMatch(/^\d+$/);
      await page.getByTestId('problem-summary').getByRole('button').first().click();
      await eventually(async () =>
        field.getByRole('textbox').evaluate((found) => found === document.activeElement),
      );
      await field.getByRole('textbox').fill(CLOCK);
      await length.fill('8');
      await length.blur();
      await page.locator('.no-problems').waitFor();
      await isSaved(page);
    }, 90_000);

    it('keeps what was typed when another person saves the same draft in between, and merges both', async () => {
      const { page } = admin;
      const { system } = world();
      const colleague = await system.signIn('admin');
      const path = `/api/v1/policy-drafts/${draftPath.split('/').at(-1) ?? ''}`;
      const draft = await colleague.get<DraftDetail>(path);
      const title = { ...(draft.content['title'] as object), zh: '集团投诉制度' };
      await colleague.ask('PUT', path, {
        revision: draft.revision,
        content: { ...draft.content, title },
      });
      await page
        .locator(`.rule-form[data-rule=${CLOCK}] [data-pointer$="/owner"] input`)
        .fill('医务部');
      await page.getByTestId('conflict').waitFor();
      await isSaved(page);
      const { content } = await colleague.get<DraftDetail>(path);
      expect(content['title']).toEqual(title);
      expect(JSON.stringify(content['clocks'])).toContain('医务部');
    }, 90_000);

    it('sees on the samples what the change would do, and finds the result again by its address', async () => {
      const { page } = admin;
      await page.getByRole('link', { name: '试算' }).click();
      await page.getByRole('button', { name: '开始试算' }).click();
      const result = page.getByTestId('what-if-result');
      await result.waitFor({ timeout: 25_000 });
      expect(Number(await result.getAttribute('data-changed'))).toBeGreaterThan(0);
      await page.reload();
      const clock = page.locator(`tr[data-clock=${CLOCK}]`);
      await clock.waitFor();
      expect(Number(await clock.locator('td').nth(1).innerText())).toBeGreaterThan(0);
      expect(troubles(admin).filter((text) => !text.includes('409'))).toEqual([]);
    }, 90_000);

    it('submits it and may not approve it; the leader approves; the library shows it in force', async () => {
      const { page } = admin;
      await page.goto(`${world().system.url}${draftPath}`);
      await page.locator('.no-problems').waitFor();
      await confirm(page, '提交审批');
      await page.getByText('这份草稿是您起草的，须由另一人批准。').waitFor();
      expect(await page.getByRole('button', { name: '批准发布' }).count()).toBe(0);
      await leader.page.goto(`${world().system.url}${draftPath}`);
      await confirm(leader.page, '批准发布');
      await inState(leader.page, 'in_force');
      await leader.page.getByRole('link', { name: '回到制度库' }).click();
      const row = leader.page.locator('tr[data-policy=group-default][data-state=in_force]');
      await row.waitFor();
      const published = (await row.getAttribute('data-version')) ?? '';
      expect(published).not.toBe(GROUP_POLICY);
      expect(await row.innerText()).toContain('集团投诉制度');
      const { items } = await (
        await world().system.signIn('leader')
      ).get<{ items: PolicyVersion[] }>('/api/v1/policies/library?all=true&limit=100');
      expect(
        items.find((one) => one.policyId === 'group-default' && one.version === GROUP_POLICY)
          ?.state,
      ).toBe('superseded');
      await leader.page.goto(
        `${world().system.url}/staff/policies/compare?left=group-default%40${GROUP_POLICY}&right=group-default%40${published}`,
      );
      expect(await leader.page.locator('section[data-section=clocks]').innerText()).toMatch(
        /10个工作日[\s\S]*8个工作日/,
      );
    }, 90_000);

    it('enters a year from the official notice: wrong lines are named, days are set by the keyboard, the leader approves', async () => {
      const { page } = admin;
      await page.goto(`${world().system.url}/staff/calendars/CN/2027`);
      await page.getByRole('button', { name: '编辑 2027 年' }).click();
      await inState(page, 'editing');
      const text = page.getByLabel('粘贴内容');
      await text.fill([...NOTICE, '2027-13-01,off,不对'].join('\n'));
      await page.getByRole('button', { name: '导入', exact: true }).click();
      await page.getByText('第 4 行：日期').waitFor();
      await text.fill(NOTICE.join('\n'));
      await page.getByRole('button', { name: '导入', exact: true }).click();
      await page.locator('[data-date="2027-02-20"][data-kind=makeUp]').waitFor();
      await page.locator('[data-date="2027-04-02"]').focus();
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowRight'])
        await page.keyboard.press(key);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByLabel('名称', { exact: true }).fill('清明节');
      await page.keyboard.press('Enter');
      await page.locator('[data-date="2027-04-05"][data-kind=holiday]').waitFor();
      await isSaved(page);
      const path = new URL(page.url()).pathname;
      await confirm(page, '提交审批');
      await inState(page, 'submitted');
      await leader.page.goto(`${world().system.url}${path}`);
      await confirm(leader.page, '批准发布');
      await eventually(async () => {
        await leader.page.goto(`${world().system.url}/staff/calendars/CN/2027`);
        return (
          (await leader.page.locator('[data-date="2027-04-05"]').getAttribute('data-kind')) ===
          'holiday'
        );
      });
      await leader.page.goto(`${world().system.url}/staff/calendars`);
      await leader.page.locator('[data-testid=recompute][data-state=done]').waitFor();
    }, 90_000);
  });
