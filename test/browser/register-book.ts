import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import type { Person } from '../support/browser.js';
import { caseOf } from '../support/staff.js';
import { barriers } from './accessibility.js';
import { choose, signIn, troubles, type World } from './screens.js';

/** The cells of the sheet on the screen, line by line. */
const cellsOn = (page: Page): Promise<string[][]> =>
  page
    .locator('table.book tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
    );

async function downloaded(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await file.path());
}

/** The head of the centre looks through the register of the day, takes it along as a file, and prints it. */
export const registerBook = (world: () => World): void =>
  describe('the register of complaints', () => {
    let head: Person;
    let complaintNo: string;

    beforeAll(async () => {
      const { browser, system } = world();
      ({ complaintNo } = await system.submit({ content: '=1+1 挂号窗口多收了一次费' }));
      await caseOf(await system.signIn('officer'), complaintNo);
      head = await browser.onDesktop();
      await signIn(head, system, 'head', 'register-book');
    }, 120_000);
    afterAll(() => head?.context.close());

    it('shows the complaints of a campus, and the files of it say the same', async () => {
      const { page } = head;
      await choose(page.getByRole('search'), '院区', '总院区');
      await page.getByRole('button', { name: '查看' }).click();
      await page.locator(`tr[data-register=${complaintNo}]`).waitFor();
      expect(new URL(page.url()).searchParams.get('campus')).toBe('main');
      expect(await barriers(page)).toEqual([]);
      const sheet = await cellsOn(page);
      const workbook = await readSheet(await downloaded(page, '导出 Excel'));
      expect(workbook.map((row) => row.map((cell) => String(cell ?? '')))).toEqual(sheet);
      await page.locator('[data-export=done]').waitFor();
      const csv = parse(await downloaded(page, '导出 CSV'), { bom: true }) as string[][];
      expect(csv.map((row) => row.map((cell) => cell.replace(/^'=/, '=')))).toEqual(sheet);
      expect(csv.flat()).toContain(`'=1+1 挂号窗口多收了一次费`);
      expect(troubles(head)).toEqual([]);
    }, 120_000);

    it('is printed as a sheet without what is around it', async () => {
      const { page } = head;
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('search').isVisible()).toBe(false);
      expect(await page.locator('header.top').isVisible()).toBe(false);
      expect(await page.locator(`tr[data-register=${complaintNo}]`).isVisible()).toBe(true);
      await page.emulateMedia({ media: null });
    }, 60_000);
  });
