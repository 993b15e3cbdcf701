import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Receipt } from '@tingsu/contracts';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { ABOUT_CHARGES, caseOf, command as order } from '../support/staff.js';
import { GROUP_POLICY, openCommand, signIn, type World } from './screens.js';

const WIDTHS = [390, 1280];

/** The pages of the console that have no test of their own here, by who opens them. */
const PAGES = {
  head: [
    ...[
      'callbacks',
      'notices',
      'supervise',
      'approvals',
      'clocks',
      'find',
      'new',
      'new/batch',
      'new/blank',
    ],
    ...[
      'routines',
      'roster',
      'boxes',
      'boxes/labels',
      'posters',
      'refused',
      'policies',
      'calendars',
    ],
    ...['letters', 'calls-to-make', 'orders', 'register-book'],
  ],
  admin: ['operator', 'accounts', 'partners'],
} as const;

/** The barriers on the page, as `rule: element`. What fades in or out has other colours while it does. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
    const { violations } = await (window as Window & { axe?: typeof axe }).axe!.run(document, {
      resultTypes: ['violations'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
  });
}

/** How far the page can be scrolled sideways, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export const accessibility = (world: () => World): void =>
  describe.each(WIDTHS)('at %i pixels everybody can use', (width) => {
    let receipt: Receipt;
    let caseNo: string;
    let visitor: Person;
    let officer: Person;

    beforeAll(async () => {
      const { browser, system } = world();
      const size = { viewport: { width, height: 844 } };
      visitor = width < 500 ? await browser.onPhone(size) : await browser.onDesktop(size);
      officer = width < 500 ? await browser.onPhone(size) : await browser.onDesktop(size);
      const colleague = await system.signIn('officer');
      receipt = await system.submit();
      ({ caseNo } = await caseOf(colleague, receipt.complaintNo));
      await order(colleague, caseNo, 'startTriage');
      await order(colleague, caseNo, 'classify', { facts: ABOUT_CHARGES });
      await signIn(officer, system, 'head');
    }, 120_000);

    afterAll(() => Promise.all([visitor.context.close(), officer.context.close()]));

    const checked = async (page: Page): Promise<void> => {
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    };

    it('the complaint form, also with its errors', async () => {
      const { page } = visitor;
      await page.goto(world().system.url);
      await page.getByLabel('请说说发生了什么').waitFor();
      await checked(page);
      await page.getByRole('button', { name: '下一步' }).click();
      await page.locator('#error-summary').waitFor();
      await checked(page);
    }, 90_000);

    it('the progress page', async () => {
      const { page } = visitor;
      await page.goto(`${world().system.url}/progress`);
      await page.getByLabel('投诉编号').fill(receipt.complaintNo);
      await page.getByLabel('查询码').fill(receipt.trackingCode);
      await checked(page);
      await page.getByRole('button', { name: '查询' }).click();
      await page.locator('[data-stage]').waitFor();
      await checked(page);
    }, 90_000);

    it('the pages without JavaScript, the lost receipt and the confirmation', async () => {
      const { page } = visitor;
      for (const path of ['plain', 'plain/progress', 'plain/lost', 'confirm']) {
        await page.goto(`${world().system.url}/${path}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        expect([path, await barriers(page), await overflow(page)]).toEqual([path, [], 0]);
      }
    }, 90_000);

    it('the work list', async () => {
      await officer.page.locator('[data-view=open]').click();
      await officer.page.locator(`tr[data-case="${caseNo}"]`).waitFor();
      await checked(officer.page);
    }, 90_000);

    it('the case page, also with the dialog of a command', async () => {
      const { page } = officer;
      await page.goto(`${world().system.url}/staff/cases/${caseNo}`);
      await page.locator('[data-event="case.classified"]').first().waitFor();
      await checked(page);
      await openCommand(page, 'classify');
      await checked(page);
    }, 90_000);

    it('a policy as tables, and the year of a calendar', async () => {
      const { page } = officer;
      await page.goto(`${world().system.url}/staff/policies/group-default/${GROUP_POLICY}`);
      await page.locator('tr[data-rule=first24]').waitFor();
      await checked(page);
      await page.goto(`${world().system.url}/staff/calendars/CN/2026`);
      await page.locator('[data-date="2026-12-31"]').waitFor();
      await checked(page);
    }, 90_000);

    it.each(Object.entries(PAGES))(
      'every other page of the %s',
      async (login, paths) => {
        const { browser, system } = world();
        const person = await (width < 500 ? browser.onPhone() : browser.onDesktop());
        const page = await signIn(person, system, login);
        for (const path of paths) {
          await page.goto(`${system.url}/staff/${path}`);
          await page.getByRole('heading', { level: 1 }).first().waitFor();
          await page.locator('.loading').first().waitFor({ state: 'detached' });
          expect([path, await barriers(page), await overflow(page)]).toEqual([path, [], 0]);
        }
        await person.context.close();
      },
      180_000,
    );

    it('the dashboard', async () => {
      const { page } = officer;
      await page.goto(`${world().system.url}/staff/dashboard`);
      await page.locator('.chart svg').first().waitFor();
      await checked(page);
    }, 90_000);
  });
