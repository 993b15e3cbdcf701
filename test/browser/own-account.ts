import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { barriers, overflow } from './accessibility.js';
import { signIn, troubles, type World } from './screens.js';

/** Whose account changes here takes part in no other story. */
const LOGIN = 'acupuncture';
const FIRST = '七只灰鹭站在黄昏时分的小河边';
const SECOND = '雨停以后院子里有三把旧椅子';

/** Staff keep their own accounts; an administrator helps who forgot the password, without ever knowing it. */
export const ownAccount = (world: () => World): void =>
  describe('somebody with an account', () => {
    let desk: Person;
    let phone: Person;
    let admin: Person;

    beforeAll(async () => {
      const { browser, system } = world();
      [desk, phone, admin] = await Promise.all([
        browser.onDesktop(),
        browser.onPhone(),
        browser.onDesktop(),
      ]);
      await signIn(phone, system, LOGIN);
      await signIn(desk, system, LOGIN, 'account');
    }, 120_000);
    afterAll(() => Promise.all([desk, phone, admin].map((one) => one.context.close())));

    const choosePassword = async (page: Page, password: string): Promise<void> => {
      await page.getByLabel('新密码', { exact: true }).fill(password);
      await page.getByLabel('再输一遍新密码').fill(password);
    };

    it('sees the phone among the places where she is signed in, signs it out, and changes the password', async () => {
      const { page } = desk;
      const { system } = world();
      const elsewhere = page.getByRole('button', { name: /^退出 .* 上的登录$/ });
      await elsewhere.waitFor();
      expect(await barriers(page)).toEqual([]);
      await elsewhere.click();
      await elsewhere.waitFor({ state: 'detached' });
      await phone.page.reload();
      await phone.page.locator('input[autocomplete=username]').waitFor();

      await page.getByLabel('现在的密码').fill(system.password);
      await choosePassword(page, FIRST);
      await page.getByRole('button', { name: '修改密码' }).click();
      await page.getByText('密码已修改').first().waitFor();
      await expect(system.signIn(LOGIN)).rejects.toThrow();
    }, 120_000);

    it('who forgot it signs in by a link of the administrator that serves once', async () => {
      const page = await signIn(admin, world().system, 'admin', 'operator');
      await page.getByLabel('给谁（登录名）').fill(LOGIN);
      await page.getByRole('button', { name: '生成链接' }).click();
      const link = await page.getByRole('dialog').getByRole('textbox').inputValue();
      const there = phone.page;
      await there.goto(link);
      await choosePassword(there, SECOND);
      expect([await barriers(there), await overflow(there)]).toEqual([[], 0]);
      await there.getByRole('button', { name: '设置', exact: true }).click();
      await there.getByRole('link').click();
      await there.locator('input[autocomplete=username]').fill(LOGIN);
      await there.locator('input[autocomplete=current-password]').fill(SECOND);
      await there.keyboard.press('Enter');
      await there.locator('header.top').waitFor();
      expect([...troubles(admin), ...troubles(phone)]).toEqual([]);
      await there.goto('about:blank');
      await there.goto(link);
      await choosePassword(there, FIRST);
      await there.getByRole('button', { name: '设置', exact: true }).click();
      await there.getByRole('alert').first().waitFor();
    }, 120_000);
  });
