import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { barriers } from './accessibility.js';
import type { World } from './screens.js';

const WHAT = '大厅的自助机收了钱没有出单，等了半个小时没有人管。';
const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();

/** Everything that a person with the developer tools of the tablet finds in the browser. */
const stored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const open = indexedDB.open('tingsu.kiosk');
    const kept = await new Promise<unknown[]>((resolve) => {
      open.onsuccess = () => {
        const all = open.result.transaction('kept').objectStore('kept').getAll();
        all.onsuccess = () => {
          open.result.close();
          resolve(all.result as unknown[]);
        };
      };
    });
    const texts = kept.map((one) =>
      Object.values(one as Record<string, unknown>)
        .map((value) => (value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value))
        .join(),
    );
    return JSON.stringify([texts, { ...localStorage }, { ...sessionStorage }, location.href]);
  });

/** From the start to the button that sends. */
const write = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '点这里开始' }).click();
  await page.getByLabel('请说说发生了什么').fill(WHAT);
  expect(await page.getByLabel('照片、录音或文件').count()).toBe(0);
  await next(page);
  expect(await page.getByLabel('总院区').isChecked()).toBe(true);
  await next(page);
  await page.getByLabel('您与患者的关系').selectOption('患者本人');
  await page.getByLabel('姓名', { exact: true }).fill('周女士');
  await page.getByLabel('手机或电话').fill('13900010002');
  await next(page);
};

export const kiosk = (world: () => World): void =>
  describe('the screen in the hall', () => {
    let tablet: Person;
    beforeAll(async () => {
      tablet = await world().browser.onPhone({ viewport: { width: 810, height: 1080 } });
      await tablet.page.clock.install();
    }, 60_000);
    afterAll(() => tablet.context.close());
    const begin = async (): Promise<void> => {
      await tablet.context.setOffline(false);
      await tablet.page.goto(`${world().system.url}/kiosk?campus=main`);
      await tablet.page.getByRole('button', { name: '点这里开始' }).waitFor();
    };

    it('keeps what was written without network sealed, and hands it over once there is one; number and code are shown once', async () => {
      const { page, context } = tablet;
      await begin();
      expect(await barriers(page)).toEqual([]);
      await write(page);
      await context.setOffline(true);
      await page.getByRole('button', { name: '提交投诉' }).click();
      await page.getByRole('heading', { name: '已经写好，还没有送到医院' }).waitFor();
      await page.getByText('有 1 件等待送出').waitFor();
      const kept = await stored(page);
      for (const secret of [WHAT, '周女士', '13900010002']) expect(kept).not.toContain(secret);
      const sent = page.waitForRequest((request) => request.url().endsWith('/complaints'));
      await context.setOffline(false);
      expect((await sent).postDataJSON()).toMatchObject({ campus: 'main', content: WHAT });
      await page.getByTestId('complaint-no').waitFor();
      await page.getByText('件等待送出').waitFor({ state: 'detached' });
      expect(await stored(page)).toContain('[[]');

      const no = await page.getByTestId('complaint-no').innerText();
      const address = await page.locator('.qr').getAttribute('data-address');
      expect(address).toBe(`${world().system.url}/progress#${no}`);
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: '完成，清空屏幕' }).click();
      await page.getByRole('button', { name: '点这里开始' }).waitFor();
      expect(await stored(page)).not.toContain(no);
      const phone = await world().browser.onPhone();
      await phone.page.goto(address ?? '');
      expect(await phone.page.getByLabel('投诉编号').inputValue()).toBe(no);
      await phone.context.close();
    }, 90_000);

    it('begins again after a minute of nobody touching it, and forgets what was written', async () => {
      const { page } = tablet;
      await begin();
      await page.getByRole('button', { name: '点这里开始' }).click();
      await page.getByLabel('请说说发生了什么').fill(WHAT);
      await page.clock.runFor(46_000);
      await page.getByRole('alertdialog').getByText('秒后屏幕会清空').waitFor();
      await page.clock.runFor(15_000);
      await page.getByRole('button', { name: '点这里开始' }).click();
      await eventually(async () => {
        expect(await page.getByLabel('请说说发生了什么').inputValue()).toBe('');
        return true;
      }, 5_000);
      await page.goBack();
      expect(await page.locator('body').innerText()).not.toContain(WHAT);
      expect(await stored(page)).not.toContain(WHAT);
    }, 60_000);
  });
