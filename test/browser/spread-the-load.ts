import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseDetail } from '@tingsu/contracts';
import type { Person } from '../support/browser.js';
import type { HttpClient } from '../support/http.js';
import { caseOf } from '../support/staff.js';
import { barriers } from './accessibility.js';
import { choose, figure, signIn, troubles, type World } from './screens.js';

/** Nobody has taken what came in, and the head of the centre gives it out; in English, and on a phone the same evening. */
export const spreadTheLoad = (world: () => World): void =>
  describe('the head of the centre spreads the load', () => {
    let head: Person;
    let officer: HttpClient;
    let caseNos: readonly string[];

    beforeAll(async () => {
      const { browser, system } = world();
      officer = await system.signIn('officer');
      const receipts = await Promise.all([1, 2, 3].map(() => system.submit()));
      const opened = await Promise.all(
        receipts.map(({ complaintNo }) => caseOf(officer, complaintNo)),
      );
      caseNos = opened.map(({ caseNo }) => caseNo);
      head = await browser.onDesktop({ locale: 'en-GB', viewport: { width: 1366, height: 768 } });
      await signIn(head, system, 'head', 'supervise');
    }, 120_000);
    afterAll(() => head.context.close());

    it('sees what nobody owns, and gives it to the one who has least', async () => {
      const { page } = head;
      await page.locator('[data-tile=unowned]').waitFor();
      const unowned = await figure(page, 'unowned');
      expect(unowned).toBeGreaterThanOrEqual(3);
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Give out cases without an owner' }).click();
      const dialog = page.getByRole('dialog');
      for (const caseNo of caseNos) await dialog.locator(`[data-move="${caseNo}"] input`).check();
      await choose(dialog, 'Give to', '何静怡');
      await dialog.getByRole('button', { name: 'Move cases: 3' }).click();
      await dialog.waitFor({ state: 'detached' });
      const owners = await Promise.all(
        caseNos.map((caseNo) => officer.get<CaseDetail>(`/api/v1/cases/${caseNo}`)),
      );
      const me = await officer.get<{ personId: string }>('/api/v1/me');
      expect(owners.map(({ owner }) => owner)).toEqual(caseNos.map(() => me.personId));
    }, 120_000);

    it('takes one back on the phone, from the list behind a figure', async () => {
      const { browser, system } = world();
      const phone = await browser.onPhone();
      const page = await signIn(phone, system, 'head', 'supervise');
      const row = page.locator('table.load tr', { hasText: '何静怡' });
      await row.getByRole('button').click();
      const dialog = page.getByRole('dialog');
      const [first] = caseNos;
      await dialog.locator(`[data-move="${first}"] input`).check();
      await choose(dialog, '转给', '郭建平');
      await dialog.getByRole('button', { name: '转交 1 件' }).click();
      await dialog.waitFor({ state: 'detached' });
      const moved = await officer.get<CaseDetail>(`/api/v1/cases/${first}`);
      const still = await officer.get<CaseDetail>(`/api/v1/cases/${caseNos[1]}`);
      expect(moved.owner).not.toBe(still.owner);
      await phone.context.close();
      expect(troubles(head)).toEqual([]);
    }, 120_000);
  });
