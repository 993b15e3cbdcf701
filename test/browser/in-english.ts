import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { caseOf } from '../support/staff.js';
import { command, inState, press, signIn, unfoldLimits, type World } from './screens.js';

const ENGLISH = { locale: 'en-GB' };
const CHINESE = /\p{Script=Han}+/gu;

/** Chinese words on the page other than the way back to Chinese. */
const chineseOn = async (page: Page): Promise<readonly string[]> =>
  [...(await page.locator('body').innerText()).matchAll(CHINESE)]
    .map(([word]) => word)
    .filter((word) => word !== '中文');

export const inEnglish = (world: () => World): void =>
  describe('for those who read English', () => {
    it('a patient complains and reads the receipt and the progress without a word of Chinese', async () => {
      const { page, errors } = await world().browser.onPhone(ENGLISH);
      const next = page.getByRole('button', { name: 'Continue' });
      await page.goto(world().system.url);
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await page.getByLabel('Describe what happened').fill('I was charged twice at the cashier.');
      expect(await chineseOn(page)).toEqual([]);
      await next.click();
      await page.getByRole('radio').first().check();
      expect(await chineseOn(page)).toEqual([]);
      await next.click();
      await page.getByLabel('What is your relationship to the patient?').selectOption({ index: 1 });
      await page.getByLabel('Anonymously').check();
      expect(await chineseOn(page)).toEqual([]);
      await next.click();
      expect(await chineseOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Send complaint' }).click();
      await page.getByTestId('complaint-no').waitFor();
      expect(await chineseOn(page)).toEqual([]);
      await page.locator('article').getByRole('link').click();
      await page.locator('[data-stage]').waitFor();
      expect(await chineseOn(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    }, 90_000);

    it('the officer works on a case in English and switches to Chinese without losing the page', async () => {
      const { browser, system } = world();
      const { complaintNo } = await system.submit();
      const { caseNo } = await caseOf(await system.signIn('officer'), complaintNo);
      const page = await signIn(
        await browser.onDesktop(ENGLISH),
        system,
        'officer',
        `cases/${caseNo}`,
      );
      await press(page, 'startTriage');
      await inState(page, 'triage');
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('heading', { name: 'Deadlines' }).waitFor();
      await unfoldLimits(page);
      const clock = page.locator('[data-clock]').first();
      await clock.getByText('Why this date?').click();
      expect(await clock.getByText('Responsible:').innerText()).toBe(
        'Responsible: Complaint centre',
      );
      await command(page, 'withdraw', (dialog) =>
        dialog.getByRole('textbox').fill('The complainant withdrew by phone.'),
      );
      await inState(page, 'withdrawn');
      expect(await page.getByTestId('case-state').innerText()).toBe('Withdrawn');
      await page.locator('header.top .person').click();
      await page.getByRole('menuitem', { name: '中文' }).click();
      await page.getByRole('heading', { name: '时限' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/staff/cases/${caseNo}`);
      await page.context().close();
    }, 90_000);

    it('an administrator with many roles has a header of one line, and on a phone the menu shows the page that is open', async () => {
      const { browser, system } = world();
      const desk = await browser.onDesktop(ENGLISH);
      const page = await signIn(desk, system, 'admin', 'operator');
      const bar = await page.locator('header.top').boundingBox();
      const link = await page.locator('header.top nav a').first().boundingBox();
      expect(bar?.height).toBeLessThan(2 * (link?.height ?? 0));
      const phone = await browser.onPhone(ENGLISH);
      const narrow = await signIn(phone, system, 'admin', 'operator');
      const open = await narrow.locator('header.top nav [aria-current=page]').boundingBox();
      expect(open?.x).toBeGreaterThanOrEqual(0);
      expect((open?.x ?? 0) + (open?.width ?? 0)).toBeLessThanOrEqual(390);
      await Promise.all([desk, phone].map((person) => person.context.close()));
    }, 90_000);
  });
