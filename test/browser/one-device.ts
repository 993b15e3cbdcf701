import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hasFocus, type World } from './screens.js';

const WHAT = '取药窗口排队一个小时，没有人维持秩序。';
const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();
const step = (page: Page, title: string) => page.getByRole('heading', { name: title }).waitFor();
const summary = (page: Page) => page.getByRole('alert').filter({ hasText: '有问题需要改正' });
const stored = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

/** From the first step to the receipt, with a name and a number. */
const complain = async (page: Page): Promise<void> => {
  await page.getByLabel('请说说发生了什么').fill(WHAT);
  await next(page);
  await page.getByLabel('总院区').check();
  await next(page);
  await page.getByLabel('您与患者的关系').selectOption('患者本人');
  await page.getByLabel('姓名', { exact: true }).fill('周女士');
  await page.getByLabel('手机或电话').fill('１３９－０００１－０００２');
  await next(page);
  await page.getByRole('button', { name: '提交投诉' }).click();
  await page.getByTestId('complaint-no').waitFor();
};

export const oneDevice = (world: () => World): void =>
  describe('the form on one device', () => {
    it('B11: goes one step back by the Back key of the browser, and keeps the step over a reload', async () => {
      const { page, errors } = await world().browser.onPhone();
      await page.goto(world().system.url);
      await page.getByLabel('请说说发生了什么').fill(WHAT);
      await next(page);
      await page.getByLabel('总院区').check();
      await next(page);
      await step(page, '您是谁');
      await page.reload();
      await step(page, '您是谁');
      await page.goBack();
      await step(page, '在哪里、什么时候');
      expect(await page.getByLabel('总院区').isChecked()).toBe(true);
      await page.getByRole('button', { name: '上一步' }).click();
      await step(page, '发生了什么');
      expect(await page.getByLabel('请说说发生了什么').inputValue()).toBe(WHAT);
      await page.goForward();
      await step(page, '在哪里、什么时候');
      expect(errors).toEqual([]);
      await page.context().close();
    }, 90_000);

    it('B14, B35: shows the receipt again after a reload, and nothing to the next visitor once it is finished', async () => {
      const { page } = await world().browser.onPhone();
      await page.goto(world().system.url);
      await complain(page);
      const no = await page.getByTestId('complaint-no').innerText();
      const code = await page.getByTestId('tracking-code').innerText();
      await page.reload();
      expect(await page.getByTestId('complaint-no').innerText()).toBe(no);
      expect(await page.getByTestId('tracking-code').innerText()).toBe(code);
      expect(await stored(page)).not.toContain(WHAT);
      await page.goto(`${world().system.url}/progress`);
      await page.getByLabel('投诉编号').waitFor();
      expect(await page.getByLabel('投诉编号').inputValue()).toBe('');
      await page.goBack();
      await page.getByRole('link', { name: '查看办理进度' }).click();
      await page.locator('[data-stage]').waitFor();
      await page.getByRole('button', { name: '完成并清除' }).click();
      await page.getByRole('heading', { name: '已全部清除' }).waitFor();
      const kept = await stored(page);
      for (const secret of [no, WHAT, '周女士', '13900010002']) expect(kept).not.toContain(secret);
      await page.goBack();
      await page.getByLabel('请说说发生了什么').waitFor();
      expect(await page.getByLabel('请说说发生了什么').inputValue()).toBe('');
      await page.context().close();
    }, 90_000);

    it('S-25: keeps the words for a day, the name only in the tab, and says when both are cleared', async () => {
      const { page } = await world().browser.onPhone();
      await page.goto(world().system.url);
      await page.getByLabel('请说说发生了什么').fill(WHAT);
      await page.waitForFunction((what) => localStorage['tingsu.draft']?.includes(what), WHAT);
      await page.reload();
      await page.getByText('保留 24 小时').waitFor();
      expect(await page.getByLabel('请说说发生了什么').inputValue()).toBe(WHAT);
      await page.evaluate(() => {
        const draft = JSON.parse(localStorage.getItem('tingsu.draft') ?? '{}');
        localStorage.setItem(
          'tingsu.draft',
          JSON.stringify({ ...draft, savedAt: draft.savedAt - 24 * 3_600_000 }),
        );
      });
      await page.reload();
      await page.getByLabel('请说说发生了什么').waitFor();
      expect(await page.getByLabel('请说说发生了什么').inputValue()).toBe('');
      expect(await stored(page)).not.toContain(WHAT);
      await page.context().close();
    }, 90_000);

    it('B13: says that a file is empty, and that a file did not arrive, before it goes on without it', async () => {
      const { page } = await world().browser.onPhone();
      await page.goto(world().system.url);
      await page.getByLabel('请说说发生了什么').fill(WHAT);
      await page
        .getByLabel('照片、录音或文件')
        .setInputFiles({ name: '空.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) });
      await page.getByText('文件是空的').waitFor();
      await next(page);
      await summary(page).getByRole('link', { name: '有文件没有上传成功' }).waitFor();
      expect(await hasFocus(summary(page))).toBe(true);
      await page.getByRole('button', { name: '删除 空.jpg' }).click();
      await summary(page).waitFor({ state: 'detached' });
      await next(page);
      await step(page, '在哪里、什么时候');
      await page.context().close();
    }, 90_000);

    it('B12, B31: refuses half a mobile number, and forgets about it when the sender stays anonymous', async () => {
      const { page } = await world().browser.onPhone();
      await page.goto(world().system.url);
      await page.getByLabel('请说说发生了什么').fill(WHAT);
      await next(page);
      await page.getByLabel('总院区').check();
      await next(page);
      await page.getByLabel('姓名', { exact: true }).fill('周女士');
      await page.getByLabel('手机或电话').fill('1390000');
      await next(page);
      await summary(page).getByRole('link', { name: '手机号码应为 11 位' }).waitFor();
      await page.getByLabel('匿名', { exact: true }).check();
      expect(await summary(page).getByRole('link').allInnerTexts()).toEqual([
        '请选择您与患者的关系',
      ]);
      await page.context().close();
    }, 90_000);

    it('answers a code in full width, and one that is no code, like any other', async () => {
      const { page } = await world().browser.onPhone();
      await page.goto(`${world().system.url}/progress`);
      await page.getByLabel('投诉编号').fill('ｔｓ－2026－999999');
      await page.getByLabel('查询码').fill('查询码是什么');
      await page.getByRole('button', { name: '查询' }).click();
      await page.getByText('编号与查询码不匹配').waitFor();
      await page.context().close();
    }, 90_000);
  });
