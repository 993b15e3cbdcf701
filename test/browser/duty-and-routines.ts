import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { barriers } from './accessibility.js';
import { choose, signIn, troubles, type World } from './screens.js';

/** What belongs to no case: the boxes of today, who is on duty this week, and a label to hang up. */
export const dutyAndRoutines = (world: () => World): void =>
  describe('the head of the complaint centre', () => {
    let head: Person;
    let visitor: Person;

    beforeAll(async () => {
      const { browser, system } = world();
      const size = { viewport: { width: 390, height: 844 } };
      [head, visitor] = await Promise.all([browser.onPhone(size), browser.onPhone(size)]);
      await signIn(head, system, 'head');
    }, 120_000);
    afterAll(() => Promise.all([head.context.close(), visitor.context.close()]));

    const open = (path: string) => head.page.goto(`${world().system.url}/staff/${path}`);
    const checked = async (): Promise<void> => {
      expect(await barriers(head.page)).toEqual([]);
      const { page } = head;
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    };

    it('R-031: marks the boxes of today as opened, with a note', async () => {
      const { page } = head;
      const box = page.locator('tr[data-routine="box.daily"]', { hasText: '总院区' }).first();
      // A system that has just started makes the routines of the day a moment after it knows its policies.
      await eventually(async () => {
        await open('routines');
        await box.waitFor({ timeout: 5_000 });
        return true;
      }, 60_000);
      await checked();
      await box.getByRole('button', { name: /标记完成/ }).click();
      await page.getByLabel('说明（选填）').fill('两封来信，已登记');
      await page.getByRole('dialog').getByRole('button', { name: '标记完成' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByText('已办', { exact: true }).first().click();
      await page.locator('tr[data-state=done]', { hasText: '两封来信，已登记' }).waitFor();
    }, 90_000);

    it('R-216: plans a week by keyboard, sees its holes, and saves it', async () => {
      const { page } = head;
      await open('roster?campus=north&unit=callback_agent&week=2026-11-23');
      await page.getByText('该科室或角色没有值班表').waitFor();
      await page.getByRole('button', { name: '增加一班' }).press('Enter');
      const duty = page.locator('tr[data-duty="0"]');
      await duty.waitFor();
      // The button to save fades in.
      await eventually(async () => {
        await checked();
        return true;
      }, 5_000);
      await choose(duty, '第 1 班, 值班人员', '任倩');
      await duty.locator('.ant-select', { hasText: '任倩' }).waitFor();
      await duty.getByLabel('第 1 班, 开始').fill('2026-11-23T00:00');
      await duty.getByLabel('第 1 班, 结束').fill('2026-11-29T20:00');
      await page.getByTestId('roster-holes').getByText('2026-11-29 20:00').waitFor();
      await page.getByRole('button', { name: '补上 2026-11-29 20:00 至 2026-11-30 00:00' }).click();
      const second = page.locator('tr[data-duty="1"]');
      await choose(second, '第 2 班, 值班人员', '吉文静');
      await second.locator('.ant-select', { hasText: '吉文静' }).waitFor();
      await page.getByText('这一周每个时段都有人值班').waitFor();
      await page.getByRole('button', { name: '保存这一周' }).click();
      await page.locator('button:disabled', { hasText: '保存这一周' }).waitFor();
      await page.reload();
      await page.locator('tr[data-duty="1"]').waitFor();
      expect(troubles(head)).toEqual([]);
    }, 90_000);

    it('R-030, R-217: hangs a box up whose label opens the form of its campus', async () => {
      const { page } = head;
      await open('boxes');
      await page.locator('tr[data-box="main-hall"]').waitFor();
      await checked();
      await page.getByRole('link', { name: '打印标签' }).click();
      const address = await page.locator('[data-label-of="main-hall"] .box-address').innerText();
      expect(address).toContain('/?campus=main&box=main-hall');
      await checked();
      const { page: portal } = visitor;
      await portal.goto(address);
      await portal.getByLabel('请说说发生了什么').fill('大厅的叫号屏一直不亮。');
      const sent = portal.waitForRequest(
        (request) => request.method() === 'POST' && request.url().endsWith('/complaints'),
      );
      await portal.getByRole('button', { name: '下一步' }).click();
      expect(await portal.getByLabel('总院区').isChecked()).toBe(true);
      await portal.getByRole('button', { name: '下一步' }).click();
      await portal.locator('select').first().selectOption('patient');
      await portal.getByLabel('匿名', { exact: true }).check();
      await portal.getByRole('button', { name: '下一步' }).click();
      await portal.getByRole('button', { name: '提交投诉' }).click();
      expect((await sent).postDataJSON()).toMatchObject({
        campus: 'main',
        channel: 'suggestion_box',
      });
      await portal.locator('[data-testid=complaint-no]').waitFor();
    }, 90_000);
  });
