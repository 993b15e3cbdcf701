import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { caseOf, command as order } from '../support/staff.js';
import { hasFocus, inState, openCommand, send, signIn, troubles, type World } from './screens.js';

const WORDS = '请补充就诊日期和窗口号。';

/** Text typed in a dialog is not lost, and the keyboard focus is always where it is needed (B2, B3, B19, B22). */
export const typedWords = (world: () => World): void =>
  describe('an officer at the keyboard', () => {
    let person: Person;
    let page: Page;
    let caseNo: string;

    beforeAll(async () => {
      const { browser, system } = world();
      person = await browser.onDesktop();
      const colleague = await system.signIn('officer');
      ({ caseNo } = await caseOf(colleague, (await system.submit()).complaintNo));
      await order(colleague, caseNo, 'startTriage');
      page = await signIn(person, system, 'officer', `cases/${caseNo}`);
      await inState(page, 'triage');
    }, 120_000);
    afterAll(() => person.context.close());

    it('finds the first field ready to type, and comes back to the button after closing', async () => {
      const dialog = await openCommand(page, 'decline');
      await expectFocus(page, dialog.getByRole('combobox').first());
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expectFocus(page, page.locator('button[data-command=decline]'));
    }, 90_000);

    it('leaves an open list by Tab without picking anything', async () => {
      const dialog = await openCommand(page, 'requestSupplement');
      const missing = dialog.getByRole('combobox', { name: '缺少的材料' });
      await missing.press('ArrowDown');
      await missing.press('Tab');
      expect(await hasFocus(missing)).toBe(false);
      expect(await dialog.locator('.ant-select-selection-item').count()).toBe(0);
      await send(dialog);
      await dialog.locator('.ant-form-item-explain-error').first().waitFor();
      await expectFocus(page, missing);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }, 90_000);

    it('is asked before unsent words leave the screen, and has them back after Esc and after a reload', async () => {
      const dialog = await openCommand(page, 'requestSupplement');
      await dialog.getByLabel(/^给投诉人的说明/).fill(WORDS);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '关闭并保留草稿' }).click();
      await dialog.waitFor({ state: 'detached' });
      const again = await openCommand(page, 'requestSupplement');
      await again.getByText('您上次填写的内容还在。').waitFor();
      expect(await again.getByLabel(/^给投诉人的说明/).inputValue()).toBe(WORDS);
      await again.locator('[data-draft=saved]').waitFor();
      await page.reload();
      await inState(page, 'triage');
      const after = await openCommand(page, 'requestSupplement');
      await after.getByText('您上次填写的内容还在。').waitFor();
      expect(await after.getByLabel(/^给投诉人的说明/).inputValue()).toBe(WORDS);
      await after.getByRole('button', { name: '清空重填' }).click();
      await page.getByRole('button', { name: '丢弃草稿' }).click();
      await page.locator('.ant-modal-confirm').waitFor({ state: 'detached' });
      await page.waitForFunction(
        (field) => field instanceof HTMLTextAreaElement && field.value === '',
        await after.getByLabel(/^给投诉人的说明/).elementHandle(),
      );
      await page.keyboard.press('Escape');
      await after.waitFor({ state: 'detached' });
      expect(troubles(person)).toEqual([]);
    }, 90_000);

    it('goes on writing on another device, and is asked where both were used at once', async () => {
      const dialog = await openCommand(page, 'requestSupplement');
      await dialog.getByLabel(/^给投诉人的说明/).fill(WORDS);
      await dialog.locator('[data-draft=saved]').waitFor();
      const { browser, system } = world();
      const other = await browser.onDesktop();
      const there = await signIn(other, system, 'officer', `cases/${caseNo}`);
      await inState(there, 'triage');
      const theirs = await openCommand(there, 'requestSupplement');
      await theirs.getByText('您上次填写的内容还在。').waitFor();
      await theirs.getByLabel(/^给投诉人的说明/).fill(`${WORDS}另附就诊卡。`);
      await theirs.locator('[data-draft=saved]').waitFor();

      await dialog.getByLabel(/^给投诉人的说明/).fill('请补充。');
      await dialog.getByRole('button', { name: '改用另一份' }).click();
      expect(await dialog.getByLabel(/^给投诉人的说明/).inputValue()).toBe(`${WORDS}另附就诊卡。`);
      await other.context.close();
      await page.goto(`${system.url}/staff/notices`);
      const mine = page.locator(`[data-draft="${caseNo}/requestSupplement"]`);
      await mine.getByRole('button', { name: '看内容' }).click();
      await mine.getByText('另附就诊卡').waitFor();
      await mine.getByRole('button', { name: '丢弃草稿' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '丢弃草稿' }).click();
      await mine.waitFor({ state: 'detached' });
    }, 120_000);
  });

const expectFocus = (page: Page, element: ReturnType<Page['locator']>): Promise<unknown> =>
  element
    .elementHandle()
    .then((handle) => page.waitForFunction((found) => found === document.activeElement, handle));
