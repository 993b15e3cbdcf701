import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Receipt } from '@tingsu/contracts';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { ABOUT_CHARGES, caseOf, command as order, PACKAGE } from '../support/staff.js';
import { barriers, overflow } from './accessibility.js';
import { choose, command, inState, signIn, troubles, type World } from './screens.js';

const BODY = '市医疗纠纷人民调解委员会';
const inDays = (days: number): string =>
  new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);

/** A dispute is mediated outside, and what was agreed is paid in parts. */
export const aMediation = (world: () => World): void =>
  describe('an officer and a complainant whose dispute is mediated', () => {
    let officer: Person;
    let phone: Person;
    let page: Page;
    let receipt: Receipt;

    beforeAll(async () => {
      const { browser, system } = world();
      const [office, finance] = [await system.signIn('officer'), await system.signIn('finance')];
      receipt = await system.submit();
      const { caseNo } = await caseOf(office, receipt.complaintNo);
      await order(office, caseNo, 'startTriage');
      await order(office, caseNo, 'classify', { facts: ABOUT_CHARGES });
      await order(office, caseNo, 'accept');
      await order(office, caseNo, 'dispatch');
      await order(finance, caseNo, 'signFor');
      await order(finance, caseNo, 'submitPackage', PACKAGE);
      [officer, phone] = await Promise.all([browser.onDesktop(), browser.onPhone()]);
      page = await signIn(officer, system, 'officer', `cases/${caseNo}`);
    }, 120_000);
    afterAll(() => Promise.all([officer, phone].map((one) => one.context.close())));

    const card = () => page.locator('[data-mediation]');

    it('T-32: writes down that both want it, and that the body takes it; the case waits', async () => {
      await command(page, 'proposeMediation', async (dialog) => {
        await choose(dialog, '由谁调解', '医疗纠纷人民调解委员会');
        await dialog.getByLabel(/^调解组织名称/).fill(BODY);
        await choose(dialog, '谁提出', '双方共同');
        await dialog.getByRole('button', { name: '现在' }).click();
        await choose(dialog, '投诉人是否同意', '同意');
        await dialog.getByLabel('投诉人的原话').fill('愿意由医调委调解。');
      });
      await card().getByText('等调解组织答复').waitFor();
      await command(page, 'answerMediation', async (dialog) => {
        await choose(dialog, '调解组织是否受理', '已受理');
        await dialog.getByRole('button', { name: '现在' }).click();
      });
      await inState(page, 'suspended');
    }, 120_000);

    it('R-194: the complainant reads on a phone who mediates, and that it is of his own free will', async () => {
      const there = phone.page;
      await there.goto(`${world().system.url}/progress`);
      await there.getByLabel('投诉编号').fill(receipt.complaintNo);
      await there.getByLabel('查询码').fill(receipt.trackingCode);
      await there.getByRole('button', { name: '查询' }).click();
      await there.locator('[data-stage]').waitFor();
      await eventually(async () => {
        await there.getByRole('button', { name: '刷新' }).click();
        await there.waitForLoadState('networkidle');
        return there.getByRole('heading', { name: '正在调解' }).isVisible();
      });
      expect(await there.locator('article').innerText()).toMatch(
        /市医疗纠纷人民调解委员会自 [^]*调解自愿参加/,
      );
      expect([await barriers(there), await overflow(there)]).toEqual([[], 0]);
    }, 120_000);

    it('R-206: what was agreed is owed in two parts', async () => {
      await command(page, 'endMediation', async (dialog) => {
        await choose(dialog, '调解结果', '达成协议');
        await dialog.getByRole('button', { name: '现在' }).click();
        await dialog.getByLabel('协议内容').fill('赔付 86000 元，分两期付清，并致歉。');
        await dialog.getByLabel('金额', { exact: true }).fill('86000');
        await dialog.getByLabel(/^付清日期/).fill(inDays(60));
        await dialog.getByRole('button', { name: '分期支付' }).click();
        for (const [part, amount, days] of [
          [1, '50000', 30],
          [2, '36000', 60],
        ] as const) {
          await dialog.getByLabel(`第 ${part} 期：金额`).fill(amount);
          await dialog.getByLabel(`第 ${part} 期：最迟哪天支付`).fill(inDays(days));
        }
        await dialog.getByLabel(/^调解协议书编号/).fill('医调字 2026-7');
      });
      await inState(page, 'investigating');
      await card().getByText('达成协议', { exact: true }).waitFor();
      expect(await card().innerText()).toMatch(/赔付 86,000\.00 CNY · 协议待双方签字/);
      expect(await page.getByTestId('remedies').innerText()).toMatch(/86,000/);
      expect([...troubles(officer), ...troubles(phone)]).toEqual([]);
    }, 120_000);
  });
