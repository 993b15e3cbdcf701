import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Receipt } from '@tingsu/contracts';
import type { Person } from '../support/browser.js';
import { caseOf } from '../support/staff.js';
import { barriers } from './accessibility.js';
import { aSubmission, type TestSystem } from '../support/system.js';
import { figure, hasFocus, signIn, troubles, type World } from './screens.js';

const HOUR = 3_600_000;

/** A promise that ran out days ago reaches the leader, who says that he knows. */
export const clockBoard = (world: () => World): void =>
  describe('a time limit that ran out', () => {
    let leader: Person;
    let officer: Person;
    let receipt: Receipt;
    let caseNo: string;

    beforeAll(async () => {
      const { browser, system } = world();
      receipt = await tooLate(system, 80 * HOUR);
      caseNo = (await caseOf(await system.signIn('leader'), receipt.complaintNo)).caseNo;
      [leader, officer] = await Promise.all([browser.onDesktop(), browser.onPhone()]);
      await Promise.all([
        signIn(leader, system, 'leader', 'clocks'),
        signIn(officer, system, 'officer', `cases/${caseNo}`),
      ]);
    }, 120_000);
    afterAll(() => Promise.all([leader, officer].map((person) => person.context.close())));

    it('is on the board of the leader, who acknowledges it with the keyboard, and everybody sees that he did', async () => {
      const { page } = leader;
      // Two clocks of the case ran out; a second try of this test takes the other.
      const asking = page
        .locator(`[data-line^="${caseNo} "]`, { has: page.locator('[data-acknowledge=escalate2]') })
        .first();
      await asking.waitFor();
      expect(await barriers(page)).toEqual([]);
      const before = await figure(page, 'asked');
      const name = (await asking.getAttribute('data-line')) ?? '';
      const button = asking.locator('[data-acknowledge=escalate2]');
      await button.focus();
      expect(await hasFocus(button)).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        (old) => Number(document.querySelector('[data-tile=asked] strong')?.textContent) < old,
        before,
      );
      await page.locator('[data-tile=fired]').click();
      await page.locator(`[data-line="${name}"]`).getByText('确认知悉').first().waitFor();
      const clock = officer.page.locator(`[data-clock=${name.split(' ')[1]}]`);
      await clock.locator('[data-step=escalate2]').getByText('确认知悉').first().waitFor();
      await clock.locator('[data-step=breach]').getByRole('button', { name: '确认知悉' }).click();
      await clock.locator('[data-step=breach]').getByText('于').waitFor();
      expect([...troubles(leader), ...troubles(officer)]).toEqual([]);
    }, 90_000);
  });

/** A trusted channel brings a complaint long after it was received: its first time limits ran out already, and so did their ladders. */
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
