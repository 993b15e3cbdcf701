import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { ABOUT_CHARGES, caseOf, command as order } from '../support/staff.js';
import {
  choose,
  command,
  inState,
  openCommand,
  send,
  signIn,
  troubles,
  type World,
} from './screens.js';

const LIST = '门诊病历首页 1 页\n收费单据 3 张';

/** The wall clock of the hospital so many minutes ago, as a field for day and time takes it. */
const ago = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16);

/** Evidence is sealed on the page of the case, with what both sides wrote down (regulation 701, art. 24). */
export const sealedEvidence = (world: () => World): void =>
  describe('an officer who seals evidence', () => {
    let officer: Person;
    let page: Page;

    beforeAll(async () => {
      const { browser, system } = world();
      const office = await system.signIn('officer');
      const { caseNo } = await caseOf(office, (await system.submit()).complaintNo);
      await order(office, caseNo, 'startTriage');
      await order(office, caseNo, 'classify', { facts: ABOUT_CHARGES });
      await order(office, caseNo, 'accept');
      officer = await browser.onDesktop();
      page = await signIn(officer, system, 'officer', `cases/${caseNo}`);
      await inState(page, 'accepted');
    }, 120_000);
    afterAll(() => officer.context.close());

    const hold = (): Locator => page.locator('[data-hold]');

    it('writes down who asked for what, and the case says that something waits to be sealed', async () => {
      await command(page, 'askHold', async (dialog) => {
        await choose(dialog, '封存什么', '病历资料');
        await choose(dialog, '谁提出', '患方');
        await dialog.getByLabel('提出时间').fill(ago(30));
        await dialog.getByLabel('要求封存的内容').fill('门诊病历一份、收费单据三张');
      });
      await page.getByText('1 项待封存').waitFor();
    }, 120_000);

    it('is told beside the field that the other side or a witness has to be there', async () => {
      const dialog = await openCommand(page, 'sealHold');
      await dialog.getByLabel('封存时间').fill(ago(10));
      await choose(dialog, '病历原件还是复制件', '复制件');
      await dialog.getByLabel('清单（每行一项）').fill(LIST);
      await dialog.getByLabel('医院一方在场人').fill('医务科 张磊');
      await dialog.getByLabel('保管地点').fill('医务科封存柜 2 号');
      await dialog.getByLabel('保管人').fill('医务科 张磊');
      await send(dialog);
      await dialog.locator('.ant-form-item-explain-error').first().waitFor();
      await dialog.getByLabel(/^患方在场人/).fill('患者本人');
      await send(dialog);
      await dialog.waitFor({ state: 'detached' });
    }, 120_000);

    it('reads the seal with its list, who was there and until when it is kept', async () => {
      await page.getByText('1 项封存中').waitFor();
      await page.getByTestId('holds').locator('summary').first().click();
      await hold().getByText('复制件').waitFor();
      await hold().getByText('清单和在场人').click();
      for (const written of ['收费单据 3 张', '患者本人', '医务科封存柜 2 号'])
        expect(await hold().innerText()).toContain(written);
      expect(troubles(officer).filter((text) => !text.includes('status of 422'))).toEqual([]);
    }, 120_000);
  });
