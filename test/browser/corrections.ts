import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Receipt } from '@tingsu/contracts';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { caseOf } from '../support/staff.js';
import { barriers } from './accessibility.js';
import { signIn, troubles, type World } from './screens.js';

const NUMBER = '13812345670';

/** A number that was missing: entered where it is shown, with its history, and on record for who watches over it. */
export const corrections = (world: () => World): void => {
  describe('an officer who learns the number of an anonymous complainant', () => {
    let officer: Person;
    let page: Page;
    let receipt: Receipt;

    beforeAll(async () => {
      const { browser, system } = world();
      officer = await browser.onDesktop({ viewport: { width: 1366, height: 768 } });
      receipt = await system.submit({ complainant: { anonymous: true, relation: 'other' } });
      const { caseNo } = await caseOf(await system.signIn('officer'), receipt.complaintNo);
      page = await signIn(officer, system, 'officer', `cases/${caseNo}`);
    }, 120_000);
    afterAll(() => officer.context.close());

    it('enters it, is told beside the field what is wrong, and sees it with its history', async () => {
      await page.getByTestId('correct-open').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('电话').fill('1381234');
      await dialog.getByLabel('患者姓名').fill('王 小明');
      await dialog.getByLabel(/^原因/).fill('本人来电告知');
      await page.getByTestId('correct-save').click();
      await dialog.getByText('手机号码应为 11 位').waitFor();
      expect(await barriers(page)).toEqual([]);
      await dialog.getByLabel('电话').fill('+86 138 1234 5670');
      await page.getByTestId('correct-save').click();
      await page.getByText('138****5670').waitFor();
      await page.getByTestId('reveal-phone').click();
      await page.getByRole('menuitem', { name: '回电联系' }).click();
      await page.getByTestId('revealed-phone').getByText(NUMBER).waitFor();
      const history = page.getByTestId('correction-history');
      expect(await history.innerText()).toContain('原因：本人来电告知');
      expect(await barriers(page)).toEqual([]);
    }, 90_000);

    it('logs the call with its duration and where its recording lies', async () => {
      await page.getByTestId('revealed-phone').getByRole('button', { name: '记录通话' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: '已通话' }).check();
      await dialog.getByLabel(/^通话时长/).fill('3:20');
      await dialog.getByText('登记录音').click();
      await dialog.getByLabel('录音编号或存放位置').fill('PBX-20261127-17');
      await dialog.getByRole('button', { name: '保存' }).click();
      await dialog.getByText('请粘贴录音文件的 SHA-256', { exact: false }).waitFor();
      await dialog.getByLabel(/^录音文件的 SHA-256/).fill('ab'.repeat(32));
      await dialog.getByRole('button', { name: '保存' }).click();
      await page.getByText('通话已记录。').waitFor();
      expect(troubles(officer)).toEqual([]);
    }, 90_000);

    it('R-004: is in the log that the privacy officer finds at home, on a phone too', async () => {
      const { browser, system } = world();
      const watcher = await browser.onPhone();
      const log = await signIn(watcher, system, 'privacy');
      await log.getByRole('heading', { name: '访问记录', level: 1 }).waitFor();
      await log.getByLabel('投诉或案件编号').fill(receipt.complaintNo.replace('TS', 'c'));
      await log.getByRole('button', { name: '查询' }).click();
      await log.getByRole('cell', { name: '显示了电话' }).first().waitFor();
      const entry = log.locator('[data-access]');
      await entry.filter({ hasText: '回电联系' }).first().waitFor();
      await entry.filter({ hasText: '本人来电告知' }).first().waitFor();
      expect(await log.locator('body').innerText()).not.toContain(NUMBER);
      const [download] = await Promise.all([
        log.waitForEvent('download'),
        log.getByRole('button', { name: '导出 CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('access-log.csv');
      expect(await barriers(log)).toEqual([]);
      expect(troubles(watcher)).toEqual([]);
      await watcher.context.close();
    }, 90_000);
  });
};
