import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hasFocus, openCommand, send, signIn, type World } from './screens.js';
import { caseOf } from '../support/staff.js';

/** What the summary at the top of the form lists. */
const summary = (page: Page) => page.getByRole('alert').filter({ hasText: '有问题需要改正' });

export const formErrors = (world: () => World): void =>
  describe('a form that is not right yet', () => {
    it('says what is wrong beside the field and in a summary that takes the focus and leads to the field', async () => {
      const { page, errors } = await world().browser.onPhone();
      await page.goto(world().system.url);
      await page.getByRole('button', { name: '下一步' }).click();
      await summary(page).waitFor();
      expect(await hasFocus(summary(page))).toBe(true);
      const field = page.getByLabel('请说说发生了什么');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('#field-content-error').innerText()).toContain('请写下发生了什么');
      expect(await field.getAttribute('aria-describedby')).toContain('field-content-error');
      await summary(page).getByRole('link', { name: '请写下发生了什么' }).click();
      expect(await hasFocus(field)).toBe(true);
      expect(errors).toEqual([]);
      await page.context().close();
    }, 90_000);

    it('names every field of a step that has a problem, and goes on once they are right', async () => {
      const { page } = await world().browser.onPhone();
      const next = page.getByRole('button', { name: '下一步' });
      await page.goto(world().system.url);
      await page.getByLabel('请说说发生了什么').fill('排队两个小时。');
      await next.click();
      await next.click();
      await summary(page).getByRole('link', { name: '请选择院区' }).waitFor();
      await page.getByLabel('总院区').check();
      await next.click();
      await page.getByLabel('留下姓名和联系方式').check();
      await page.getByLabel('手机或电话').fill('abc');
      await next.click();
      await summary(page).getByRole('link', { name: '手机或电话：号码只能是数字' }).waitFor();
      expect(await summary(page).getByRole('link').allInnerTexts()).toEqual([
        '请选择您与患者的关系',
        '请填写姓名，或者选择匿名',
        expect.stringContaining('手机或电话：号码只能是数字'),
      ]);
      await page.getByLabel('您与患者的关系').selectOption('患者本人');
      await page.getByLabel('匿名', { exact: true }).check();
      await next.click();
      await page.getByRole('heading', { name: '核对并提交' }).waitFor();
      await page.context().close();
    }, 90_000);

    it('of the staff says beside the field what is missing and sends nothing', async () => {
      const { browser, system } = world();
      const officer = await system.signIn('officer');
      const { complaintNo } = await system.submit();
      const { caseNo, version } = await caseOf(officer, complaintNo);
      const person = await browser.onDesktop();
      const page = await signIn(person, system, 'officer', `cases/${caseNo}`);
      const dialog = await openCommand(page, 'withdraw');
      await send(dialog);
      await dialog.getByText('请填写此项').waitFor();
      expect(await dialog.getByLabel('撤诉说明').getAttribute('aria-invalid')).toBe('true');
      expect((await caseOf(officer, complaintNo)).version).toBe(version);
      await page.context().close();
    }, 90_000);
  });
