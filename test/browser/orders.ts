import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import type { Person } from '../support/browser.js';
import { barriers } from './accessibility.js';
import { signIn, troubles, type World } from './screens.js';

const TABLE = fileURLToPath(
  new URL('../../services/gateway/test/fixtures/orders/01-orders-gbk.csv', import.meta.url),
);
const statesOn = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('tr[data-row]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-state')));

/** The head of the office adds the 12345 of the city and takes its table in, twice. */
export const orders = (world: () => World): void =>
  describe('orders of 12345', () => {
    let head: Person;

    beforeAll(async () => {
      const { browser, system } = world();
      head = await browser.onDesktop();
      await signIn(head, system, 'head', 'orders');
    }, 120_000);
    afterAll(() => head?.context.close());

    it('come as a table, are shown and taken, and nothing of them twice', async () => {
      const { page } = head;
      await page.goto(`${world().system.url}/staff/orders`);
      await page.getByRole('button', { name: '新增交办单位' }).click();
      // Another attempt finds the authority of the one before.
      await page.getByLabel('名称').fill(`杭州 12345 ${randomUUID()}`);
      await page.getByRole('button', { name: /^保\s*存$/ }).click();
      const chooser = page.getByLabel('工单表格');
      await chooser.setInputFiles(TABLE);
      await page.getByRole('button', { name: '收下 4 件' }).waitFor();
      expect(await statesOn(page)).toEqual(['new', 'new', 'new', 'new']);
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: '收下 4 件' }).click();
      await page.getByText('已收下 4 / 4 件').waitFor();
      await chooser.setInputFiles(TABLE);
      await page.getByText('已收下 0 / 4 件').waitFor();
      expect(await statesOn(page)).toEqual(['known', 'known', 'known', 'known']);
      await page.getByText('反馈结果').click();
      await page.getByText('未反馈（含未答复）').click();
      await page.locator('tr[data-order="0012"]').waitFor();
      const file = page.getByRole('link', { name: '导出 Excel' });
      const address = new URL((await file.getAttribute('href')) ?? '', page.url());
      const answers = await page.request.get(address.href);
      expect((await readSheet(await answers.body())).map(([number]) => number)).toEqual([
        ...['工单号', '0012', '330106202611200001234', '330106202611200001235', '1E05'],
      ]);
      await page.getByRole('button', { name: '三率' }).click();
      await page.getByText('0 / 4').waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(troubles(head)).toEqual([]);
    }, 120_000);
  });
