import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { caseOf } from '../support/staff.js';
import { barriers } from './accessibility.js';
import { signIn, troubles, type World } from './screens.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const WORDS = '请补充出院小结，谢谢。';

/** Who left only an address is answered by letter: written, kept as a draft, posted, and known to have arrived. */
export const sending = (world: () => World): void => {
  describe('an officer who answers by letter', () => {
    let officer: Person;
    let page: Page;
    let caseNo: string;

    beforeAll(async () => {
      const { browser, system } = world();
      officer = await browser.onDesktop({ viewport: { width: 1366, height: 768 } });
      const { complaintNo } = await system.submit({
        complainant: {
          ...{ anonymous: false, relation: 'patient', name: '赵建国' },
          address: '榆林市文化路 1 号',
        },
      });
      ({ caseNo } = await caseOf(await system.signIn('officer'), complaintNo));
      page = await signIn(officer, system, 'officer', `cases/${caseNo}`);
    }, 120_000);
    afterAll(() => officer.context.close());

    it('writes with a file, finds the words again after a reload, and sees what waits to be posted', async () => {
      const thread = page.getByTestId('thread');
      await thread.getByLabel('写给投诉人').fill(WORDS);
      await thread.locator('input[type=file]').setInputFiles({
        ...{ name: '说明.png', mimeType: 'image/png', buffer: PNG },
      });
      await thread.getByRole('button', { name: '去掉 说明.png' }).waitFor();
      await thread
        .locator('li', { hasText: '说明.png' })
        .locator('progress')
        .waitFor({ state: 'detached' });
      await thread.locator('[data-draft=saved]').waitFor();
      await page.reload();
      await thread.getByRole('button', { name: '去掉 说明.png' }).waitFor();
      expect(await thread.getByLabel('写给投诉人').inputValue()).toBe(WORDS);
      expect(await thread.getByRole('checkbox', { name: /^信函/ }).isChecked()).toBe(true);
      expect(await barriers(page)).toEqual([]);
      await thread.getByRole('button', { name: '发送给投诉人' }).click();
      await page.getByText('已发送').waitFor();
      await thread.getByText('信函 · 待打印寄出').waitFor();
      expect(await thread.getByLabel('写给投诉人').inputValue()).toBe('');
    }, 90_000);

    it('posts it from the list of letters with its number, and the case knows', async () => {
      await page.getByRole('navigation', { name: '主导航' }).getByRole('button').click();
      await page.getByRole('link', { name: '信函和电话' }).click();
      const row = page.getByRole('row', { name: new RegExp(caseNo) });
      await row.getByLabel(`${caseNo} 的挂号单号`).fill('EMS 1234');
      expect(await row.getByRole('checkbox').isChecked()).toBe(true);
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: '登记寄出（1）' }).click();
      await row.waitFor({ state: 'detached' });
      await page.goto(`${world().system.url}/staff/cases/${caseNo}`);
      await page.getByText(/信函 · 已寄出 .*单号 EMS 1234/).waitFor();
      expect(troubles(officer)).toEqual([]);
    }, 90_000);
  });
};
