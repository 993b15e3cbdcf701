import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Receipt } from '@tingsu/contracts';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { caseOf } from '../support/staff.js';
import { barriers } from './accessibility.js';
import { choose, signIn, troubles, type World } from './screens.js';

const PHONE = '13912345678';
const WORDS = '药房窗口排队一个多小时，窗口的人说系统坏了，没有人来解释。';

/** The front door of the office: a call while an old case shows, and a complaint that a ward solves by itself. */
export const registration = (world: () => World): void => {
  describe('an officer on the telephone', () => {
    let officer: Person;
    let page: Page;
    let earlier: Receipt;

    beforeAll(async () => {
      const { browser, system } = world();
      officer = await browser.onDesktop({ viewport: { width: 1366, height: 768 } });
      earlier = await system.submit({
        content: WORDS,
        complainant: { anonymous: false, name: '贺兰英', phone: PHONE, relation: 'patient' },
      });
      await caseOf(await system.signIn('officer'), earlier.complaintNo);
      page = await signIn(officer, system, 'officer');
    }, 120_000);
    afterAll(() => officer.context.close());

    it('R-008: begins with the key C or with a call, whose number stays in no address', async () => {
      await page.locator('header.top').waitFor();
      await page.keyboard.press('c');
      await page.getByRole('heading', { name: '登记投诉', level: 1 }).waitFor();
      await page.goto(`${world().system.url}/staff/new?phone=${PHONE}`);
      await page.waitForFunction(
        (phone) =>
          document.querySelector<HTMLInputElement>('#reg-phone')?.value === phone &&
          window.location.search === '',
        PHONE,
      );
    }, 90_000);

    it('sees the old case of the same person while typing, and that nothing typed is lost', async () => {
      await page.locator('#reg-content').fill(`又来电话：${WORDS}`);
      await page.locator('#reg-name').fill('贺兰英');
      await page.locator('#reg-address').fill('榆林市高新区');
      const found = page.locator(`[data-alike="${earlier.complaintNo}"]`);
      await found.getByText('可能是同一件事').waitFor();
      expect(await barriers(page)).toEqual([]);
      page.once('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await page.getByText('您上次没有登记完的内容还在。').waitFor();
      expect(await page.locator('#reg-name').inputValue()).toBe('贺兰英');
    }, 90_000);

    it('R-010, R-155: registers by keyboard once, though the first answer is lost, and prints what was said', async () => {
      const keys: (string | undefined)[] = [];
      let answered = false;
      await page.route('**/api/v1/complaints', async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        if (answered) return route.fallback();
        answered = true;
        // Stored, and the answer never reaches the browser.
        await route.fetch();
        return route.abort();
      });
      await page.locator('#reg-content').press('Control+Enter');
      await page.waitForURL('**/staff/new/done');
      const complaintNo = await page.getByTestId('complaint-no').innerText();
      expect(complaintNo).not.toBe(earlier.complaintNo);
      expect(new Set(keys).size).toBe(1);
      expect(keys.length).toBeGreaterThan(1);
      const sheet = page.locator('[data-sheet-name=form]');
      expect(await sheet.innerText()).toContain(complaintNo);
      expect(await sheet.innerText()).toContain('贺兰英');
      await page.reload();
      expect(await page.getByTestId('complaint-no').innerText()).toBe(complaintNo);
      await eventually(async () => {
        await page.goto(`${world().system.url}/staff/cases/${complaintNo.replace('TS', 'C')}`);
        await page.getByTestId('case-state').waitFor({ timeout: 3_000 });
        return true;
      }, 60_000);
      expect(troubles(officer).filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
    }, 120_000);
  });

  describe('a nurse at the front desk, on a phone and in English', () => {
    let nurse: Person;

    beforeAll(async () => {
      const { browser, system } = world();
      nurse = await browser.onPhone({ locale: 'en-GB' });
      await signIn(nurse, system, 'frontdesk', 'new');
    }, 120_000);
    afterAll(() => nurse.context.close());

    it('R-154, R-133: is told what is missing, and closes what she solved on the spot', async () => {
      const { page } = nurse;
      const form = page.locator('form.register');
      await choose(form, 'How it came in', 'Front desk');
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      const summary = page.locator('#reg-errors');
      await summary.getByText('Write down what the person says').click();
      await page.locator('#reg-content').fill('The bed by the window is too cold.');
      await page.getByLabel('Anonymous, or will not give a name').check();
      await page.getByLabel('Solved on the spot').check();
      await page.getByLabel('How it was solved').fill('Moved to another bed; she is content.');
      expect(await barriers(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await page.waitForURL('**/staff/new/done');
      await page.getByText('It is closed as solved on the spot.').waitFor();
      expect(troubles(nurse)).toEqual([]);
    }, 120_000);
  });
};
