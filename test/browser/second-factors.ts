import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { barriers, overflow } from './accessibility.js';
import { signIn, troubles, type World } from './screens.js';

/** Whose account changes here takes part in no other story. */
const LOGIN = 'security';

/** Staff prove who they are by more than a password: codes of an app, recovery codes, and passkeys of a real browser. */
export const secondFactors = (world: () => World): void =>
  describe('someone who adds to the password', () => {
    let desk: Person;
    let phone: Person;
    let secret = '';
    let recoveryCodes: readonly string[] = [];

    beforeAll(async () => {
      const { browser, system } = world();
      [desk, phone] = await Promise.all([
        browser.onDesktop({ viewport: { width: 1366, height: 900 } }),
        browser.onPhone({ locale: 'en-GB' }),
      ]);
      await withSecurityKey(desk.page);
      await signIn(desk, system, LOGIN, 'account');
    }, 120_000);
    afterAll(() => Promise.all([desk, phone].map((one) => one.context.close())));

    const code = (steps = 0) =>
      TOTP.generate({
        secret: Secret.fromBase32(secret),
        timestamp: Date.now() + steps * 30_000,
      });
    const leave = async (page: Page) => {
      await page.locator('header.top .person').click();
      await page.getByRole('menuitem', { name: '退出' }).click();
      await page.locator('input[autocomplete=username]').waitFor();
    };
    /** A sign-in ends on the first page. */
    const openAccount = async (page: Page) => {
      await page.locator('header.top').waitFor();
      await page.goto(`${world().system.url}/staff/account`);
    };
    const givePassword = async (page: Page) => {
      await page.locator('input[autocomplete=username]').fill(LOGIN);
      await page.locator('input[autocomplete=current-password]').fill(world().system.password);
      await page.keyboard.press('Enter');
      await page.locator('input[autocomplete=one-time-code]').waitFor();
    };

    it('is asked for the password again when the last is long ago, and what was begun goes on by itself', async () => {
      const { page } = desk;
      await world().system.sql(
        `update gateway.session s set proved_at = created_at - interval '11 hours' from gateway.staff p
         where p.staff_id = s.staff_id and p.tenant_id = s.tenant_id and p.login = $1`,
        [LOGIN],
      );
      await eventually(async () => (await staleness(page)) === 'session.step_up', 10_000);
      await page.getByRole('button', { name: '添加验证器应用' }).click();
      const proof = page.getByRole('dialog', { name: '请再次确认是您本人' });
      await proof.locator('input[autocomplete=current-password]').fill('wrong');
      await proof.getByRole('button', { name: '确认' }).click();
      await proof.getByRole('alert').waitFor();
      expect(await barriers(page)).toEqual([]);
      await proof.locator('input[autocomplete=current-password]').fill(world().system.password);
      await proof.getByRole('button', { name: '确认' }).click();
      await proof.waitFor({ state: 'detached' });
      await page.getByRole('img', { name: '验证器应用的二维码' }).waitFor();
    }, 120_000);

    it('adds an app that shows codes, and keeps the recovery codes', async () => {
      const { page } = desk;
      secret = (await page.locator('code.factor-secret').innerText()).replace(/\s/g, '');
      expect(await page.locator('svg.factor-qr').getAttribute('data-address')).toContain(secret);
      expect(await barriers(page)).toEqual([]);
      await page.getByLabel('应用现在显示的动态码').fill(code());
      await page.getByRole('button', { name: '完成' }).click();
      const shown = page.getByRole('dialog', { name: '恢复码' });
      await shown.waitFor();
      recoveryCodes = await shown.locator('.recovery-codes li').allInnerTexts();
      expect(recoveryCodes).toHaveLength(10);
      expect(await barriers(page)).toEqual([]);
      await shown.getByRole('button', { name: '已收好' }).click();
      await page.getByText('还剩 10 个').waitFor();
    }, 120_000);

    it('signs in with password and code, adds a passkey, and signs in with that alone', async () => {
      const { page } = desk;
      await leave(page);
      await givePassword(page);
      await page.locator('input[autocomplete=one-time-code]').fill(code(1));
      await page.keyboard.press('Enter');
      await openAccount(page);
      await page.getByRole('button', { name: '添加通行密钥' }).click();
      await page.getByLabel('给它起个名字').fill('保卫科电脑');
      await page.getByRole('dialog').getByRole('button', { name: '添加通行密钥' }).click();
      await page.getByText('保卫科电脑').waitFor();
      expect(await barriers(page)).toEqual([]);
      await leave(page);
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: '用通行密钥登录' }).click();
      await openAccount(page);
      await page.getByText('用通行密钥登录').first().waitFor();
      // Refusals that the story provokes; it also asks for recovery codes before there are any.
      const expected = /status of (403|422)|404 .*recovery-codes/;
      expect(troubles(desk).filter((text) => !expected.test(text))).toEqual([]);
    }, 120_000);

    it('without the phone signs in with a recovery code, on a small screen, in English', async () => {
      const { page } = phone;
      await page.goto(`${world().system.url}/staff/account`);
      await givePassword(page);
      expect([await barriers(page), await overflow(page)]).toEqual([[], 0]);
      await page.locator('input[autocomplete=one-time-code]').fill('123456');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('alert').waitFor();
      await page.locator('input[autocomplete=one-time-code]').fill(recoveryCodes[0] ?? '');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('You have 9 left.').waitFor();
      expect([await barriers(page), await overflow(page)]).toEqual([[], 0]);
    }, 120_000);

    it('takes both away again, since a passkey has just proved who it is', async () => {
      const { page } = desk;
      for (const name of ['删除通行密钥“保卫科电脑”', '删除验证器应用']) {
        await page.getByRole('button', { name }).click();
        await page.getByRole('tooltip').getByRole('button', { name: '删除', exact: true }).click();
        await page.getByRole('button', { name }).waitFor({ state: 'detached' });
      }
      await world().system.signIn(LOGIN);
    }, 120_000);
  });

/** A device that knows its holder, built into the browser (CDP, domain WebAuthn). */
async function withSecurityKey(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...({ protocol: 'ctap2', transport: 'internal' } as const),
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
      automaticPresenceSimulation: true,
    },
  });
}

/** With what code the gateway answers something that wants a fresh proof, and that changes nothing. */
const staleness = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { csrfToken } = (await (await fetch('/api/v1/me')).json()) as { csrfToken: string };
    const headers = { 'x-csrf-token': csrfToken };
    const answer = await fetch('/api/v1/me/recovery-codes', { method: 'POST', headers });
    return ((await answer.json()) as { code: string }).code;
  });
