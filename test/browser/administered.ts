import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../support/browser.js';
import { barriers, overflow } from './accessibility.js';
import { signIn, troubles, type World } from './screens.js';

const LOGIN = 'newcomer.qiu';
const PASSWORD = '七只灰鹭站在黄昏时分的小河边';

/** An administrator makes an account in the console; the person comes in by the link, and is out as soon as it is closed. */
export const administered = (world: () => World): void =>
  describe('an administrator of the group', () => {
    let admin: Person;
    let newcomer: Person;

    beforeAll(async () => {
      const { browser, system } = world();
      [admin, newcomer] = await Promise.all([browser.onDesktop(), browser.onPhone()]);
      await signIn(admin, system, 'admin', 'people');
    }, 120_000);
    afterAll(() => Promise.all([admin, newcomer].map((one) => one.context.close())));

    it('makes an account with a role, whose owner signs in by the link on a phone', async () => {
      const { page } = admin;
      await page.getByRole('button', { name: '新建账号' }).click();
      await page.getByLabel('登录名', { exact: true }).fill(LOGIN);
      await page.getByLabel('姓名', { exact: true }).fill('邱新');
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByRole('heading', { level: 1, name: '邱新' }).waitFor();
      await page.getByRole('button', { name: '授予角色' }).click();
      await page.getByRole('combobox', { name: '角色' }).click();
      await page.getByTitle('首诉责任人').click();
      await page.getByRole('dialog').getByRole('button', { name: '授予角色' }).click();
      await page.getByText('一直有效').waitFor();
      expect([await barriers(page), await overflow(page)]).toEqual([[], 0]);
      await page.getByRole('button', { name: '生成设置密码的链接' }).click();
      const link = await page.getByRole('dialog').getByRole('textbox').inputValue();
      await page.getByRole('dialog').getByRole('button').last().click();

      const there = newcomer.page;
      await there.goto(link);
      await there.getByLabel('新密码', { exact: true }).fill(PASSWORD);
      await there.getByLabel('再输一遍新密码').fill(PASSWORD);
      await there.getByRole('button', { name: '设置', exact: true }).click();
      await there.getByRole('link').click();
      await there.locator('input[autocomplete=username]').fill(LOGIN);
      await there.locator('input[autocomplete=current-password]').fill(PASSWORD);
      await there.keyboard.press('Enter');
      await there.locator('header.top').waitFor();
    }, 120_000);

    it('closes it with a reason: the person is out, and the log says who did what', async () => {
      const { page } = admin;
      await page.getByRole('button', { name: '停用账号' }).click();
      await page.getByLabel('停用的原因').fill('调离本院');
      await page.getByRole('dialog').getByRole('button', { name: '停用账号' }).click();
      await page.getByText('调离本院').waitFor();
      await newcomer.page.reload();
      await newcomer.page.locator('input[autocomplete=username]').waitFor();

      await page.getByRole('link', { name: '这个账号的管理日志' }).click();
      await page.getByRole('row', { name: /停用账号.*调离本院/ }).waitFor();
      await page.getByRole('row', { name: /授予角色.*首诉责任人/ }).waitFor();
      expect([await barriers(page), await overflow(page)]).toEqual([[], 0]);
      expect([...troubles(admin), ...troubles(newcomer)]).toEqual([]);
    }, 60_000);
  });
