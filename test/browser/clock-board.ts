import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Receipt } from '@tingsu/contracts';
import type { Person } from '../support/browser.js';
import { caseOf } from '../support/staff.js';
import { barriers } from './accessibility.js';
import { aSubmission, type TestSystem } from '../support/system.js';
import { figure, hasFocus, signIn, troubles, unfoldLimits, type World } from './screens.js';

const HOUR = 3_600_000;

/** A promise that had run out before the complaint arrived asks its first level, and those who are asked acknowledge it. */
export const clockBoard = (world: () => World): void =>
  describe('a time limit that ran out', () => {
    let head: Person;
    let officer: Person;

    beforeAll(async () => {
      const { browser, system } = world();
      [head, officer] = await Promise.all([browser.onDesktop(), browser.onPhone()]);
      await Promise.all([signIn(head, system, 'head'), signIn(officer, system, 'officer')]);
    }, 120_000);
    afterAll(() => Promise.all([head, officer].map((person) => person.context.close())));

    it('is on the board of the head of the centre, who acknowledges it with the keyboard, and everybody sees that he did', async () => {
      const { page } = head;
      const { system } = world();
      // A case of its own for each try: what was acknowledged is not asked again.
      const receipt = await tooLate(system, 80 * HOUR);
      const { caseNo } = await caseOf(await system.signIn('leader'), receipt.complaintNo);
      await page.goto(`${system.url}/staff/clocks`);
      await officer.page.goto(`${system.url}/staff/cases/${caseNo}`);
      // Two clocks of the case ran out: one for each of the two people.
      const asking = page
        .locator(`[data-line^="${caseNo} "]`, { has: page.locator('[data-acknowledge=breach]') })
        .first();
      await asking.waitFor();
      expect(
        await page.locator(`[data-line^="${caseNo} "] [data-acknowledge^=escalate]`).count(),
      ).toBe(0);
      expect(await barriers(page)).toEqual([]);
      const before = await figure(page, 'asked');
      const name = (await asking.getAttribute('data-line')) ?? '';
      const button = asking.locator('[data-acknowledge=breach]');
      await button.focus();
      expect(await hasFocus(button)).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        (old) => Number(document.querySelector('[data-tile=asked] strong')?.textContent) < old,
        before,
      );
      await page.locator('[data-tile=fired]').click();
      await page.locator(`[data-line="${name}"]`).getByText('确认知悉').first().waitFor();
      await unfoldLimits(officer.page);
      // What is acknowledged is folded away.
      const acknowledged = (clockId: string): Promise<void> =>
        officer.page
          .locator(`[data-clock="${clockId}"] details.ladder:not([open]) [data-step=breach]`)
          .getByText(/于.*确认知悉/)
          .waitFor({ state: 'attached' });
      await acknowledged(name.split(' ')[1] ?? '');
      const asked = officer.page
        .locator('[data-clock]', { has: officer.page.locator('[data-acknowledge=breach]') })
        .first();
      const other = (await asked.getAttribute('data-clock')) ?? '';
      await asked.locator('[data-acknowledge=breach]').click();
      await acknowledged(other);
      expect([...troubles(head), ...troubles(officer)]).toEqual([]);
    }, 90_000);
  });

/** A trusted channel brings a complaint long after it was received: its first time limits ran out already. */
function tooLate(system: TestSystem, lateByMs: number): Promise<Receipt> {
  const key = system.adapters.find(({ channels }) => channels.includes('hotline'))?.key ?? '';
  const complainant = {
    anonymous: false,
    name: '周敏',
    phone: '13900002222',
    relation: 'patient',
  } as const;
  const body = aSubmission({
    channel: 'hotline',
    receivedAt: new Date(Date.now() - lateByMs).toISOString(),
    complainant,
  });
  return system
    .visitor()
    .post('/api/v1/complaints', body, { 'idempotency-key': randomUUID(), 'x-api-key': key });
}
