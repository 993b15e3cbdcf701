import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../support/browser.js';
import { caseOf } from '../support/staff.js';
import { aSubmission, type TestSystem } from '../support/system.js';
import { barriers } from './accessibility.js';
import { signIn, troubles, type World } from './screens.js';

/** What a channel sends with a mistake is corrected by the centre, not lost. */
export const refusedMessages = (world: () => World): void =>
  describe('a message of a channel that could not be taken', () => {
    let officer: Person;
    let admin: Person;

    beforeAll(async () => {
      const { browser, system } = world();
      await orderOfUnknownCampus(system);
      [officer, admin] = await Promise.all([browser.onPhone(), browser.onDesktop()]);
      await Promise.all([
        signIn(officer, system, 'officer', 'refused'),
        signIn(admin, system, 'admin', 'operator'),
      ]);
    }, 120_000);
    afterAll(() => Promise.all([officer, admin].map((person) => person.context.close())));

    it('is corrected and taken by an officer on a phone, and becomes a case', async () => {
      const { page } = officer;
      const line = page.locator('tr[data-refused]').first();
      await line.waitFor();
      expect(await line.innerText()).toContain('campus');
      expect(await barriers(page)).toEqual([]);
      await line.getByRole('button', { name: '更正并收下' }).click();
      const words = page.getByRole('dialog').getByLabel('来件内容');
      await words.waitFor();
      await words.fill((await words.inputValue()).replace('atlantis', 'main'));
      await page.getByRole('dialog').getByRole('button', { name: '更正并收下' }).click();
      await page.getByText('没有这样的来件。').waitFor();
      await page.getByText('已收下', { exact: true }).last().click();
      const taken = await page.locator('tr[data-refused]').first().innerText();
      const [complaintNo = ''] = /TS-[\w-]+/.exec(taken) ?? [];
      const { caseNo } = await caseOf(await world().system.signIn('officer'), complaintNo);
      expect(caseNo).not.toBe('');
      expect(troubles(officer)).toEqual([]);
    }, 90_000);

    it('an administrator unlocks a login; an unknown one is refused with a reason', async () => {
      const { page } = admin;
      const login = page.getByLabel('登录名', { exact: true });
      await login.fill('officer');
      await login.press('Enter');
      await page.getByText('officer 现在可以登录了。').first().waitFor();
      await login.fill('nobody-of-this-name');
      await login.press('Enter');
      await page.locator('.ant-alert-error').waitFor();
      expect(await login.inputValue()).toBe('nobody-of-this-name');
    }, 60_000);
  });

async function orderOfUnknownCampus(system: TestSystem): Promise<void> {
  const key = system.adapters.find(({ channels }) => channels.includes('hotline'))?.key;
  const broker = await amqp.connect(system.urls['amqp'] ?? '');
  const channel = await broker.createConfirmChannel();
  const order = aSubmission({ channel: 'hotline', campus: 'atlantis' });
  channel.publish('tingsu.submissions', 'hotline', Buffer.from(JSON.stringify(order)), {
    persistent: true,
    messageId: randomUUID(),
    headers: { 'x-api-key': key },
  });
  await channel.waitForConfirms();
  await broker.close();
}
