import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { caseOf } from '../support/staff.js';
import {
  carriedOn,
  choose,
  command,
  figure,
  inState,
  press,
  signIn,
  troubles,
  type World,
} from './screens.js';

const WHAT = '在收费窗口缴费时被重复扣了一次费用，窗口说要自己去查，希望核实后退费。';
const ANSWER =
  '经核实确有一次重复收费，已原路退回 86 元，并对窗口人员进行了培训。给您添了麻烦，非常抱歉。';

interface Receipt {
  readonly complaintNo: string;
  readonly trackingCode: string;
  readonly shortCode: string;
}

/** The whole way of a complaint, each person at their own screen; the parts build on each other. */
export const theStory = (world: () => World): void =>
  describe('a complaint travels the whole way in the browser', () => {
    let patient: Person;
    let officer: Page;
    let leader: Page;
    let receipt: Receipt;
    let caseNo: string;
    let before: Readonly<Record<'received' | 'closed', number>>;

    beforeAll(async () => {
      const { browser, system } = world();
      leader = await signIn(await browser.onDesktop(), system, 'leader', 'dashboard');
      await leader.locator('[data-tile=received]').waitFor();
      before = {
        received: await figure(leader, 'received'),
        closed: await figure(leader, 'closed'),
      };
    }, 120_000);

    afterAll(() =>
      Promise.all([patient.context.close(), officer.context().close(), leader.context().close()]),
    );

    it('a patient complains on a phone, step by step, checks the answers and gets number, code and dates', async () => {
      const { browser, system } = world();
      patient = await browser.onPhone();
      const { page } = patient;
      await page.goto(system.url);
      await fillForm(page);
      await page.getByRole('heading', { name: '核对并提交' }).waitFor();
      for (const answer of [WHAT, '总院区', '患者本人', '王女士', '13911112222'])
        expect(await page.locator('dl.answers').innerText()).toContain(answer);
      await page.getByRole('button', { name: '提交投诉' }).click();
      await page.getByRole('heading', { name: '您的投诉已收到' }).waitFor();
      receipt = {
        complaintNo: await page.getByTestId('complaint-no').innerText(),
        trackingCode: (await page.getByTestId('tracking-code').innerText()).replace(/\s/g, ''),
        shortCode: await page.getByTestId('short-code').innerText(),
      };
      expect(receipt.complaintNo).toMatch(/^TS-20\d\d-\d{6}$/);
      expect(receipt.trackingCode.replaceAll('-', '')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
      expect(receipt.shortCode).toMatch(/^\d{4} \d{4}$/);
      const article = await page.locator('article').innerText();
      expect(article).toMatch(/收到时间：20\d\d年\d+月\d+日/);
      expect(article).toContain('首诉负责制');
      caseNo = receipt.complaintNo.replace(/^TS-/, 'C-');
      expect(patient.errors).toEqual([]);
    }, 90_000);

    it('the patient goes back from the check page to one answer without losing the others', async () => {
      const { page } = await world().browser.onPhone();
      await page.goto(world().system.url);
      await fillForm(page);
      await page.getByRole('button', { name: '修改“姓名”' }).click();
      await page.getByLabel('姓名', { exact: true }).fill('李先生');
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByText('李先生').waitFor();
      expect(await page.locator('dl.answers').innerText()).toContain(WHAT);
      await page.context().close();
    }, 90_000);

    it('the officer finds it in the work list, triages, classifies, accepts and dispatches it', async () => {
      const { browser, system } = world();
      // A list that was loaded before the news of the complaint arrived stays as it is.
      await caseOf(await system.signIn('officer'), caseNo);
      const person = await browser.onDesktop();
      officer = await signIn(person, system, 'officer');
      const row = officer.locator(`tr[data-case="${caseNo}"]`);
      await officer.locator('[data-view=to_triage]').click();
      await row.waitFor();
      expect(await row.innerText()).toMatch(/剩 \d+ 小时/);
      await row.getByRole('link', { name: caseNo }).click();
      await officer.getByTestId('complaint-text').getByText(WHAT).waitFor();
      await press(officer, 'startTriage');
      await inState(officer, 'triage');
      await carriedOn(officer, 'classify', async (dialog) => {
        await choose(dialog, '内容分类', 'C04');
        await choose(dialog, '主题（第一个为主要主题）', '收费');
        await choose(dialog, '严重程度', '无损害');
        await choose(dialog, '投诉已写明的内容', '诉求');
        await dialog.getByText(/^更多 \d+ 项$/).click();
        await dialog.getByRole('textbox', { name: '筛选事实' }).fill('对象明确');
        await dialog
          .locator('[data-fact=subjectAndFactsClear]')
          .getByText('是', { exact: true })
          .click();
      });
      await officer
        .getByRole('region', { name: '科室与人员' })
        .getByText('财务科')
        .first()
        .waitFor();
      await press(officer, 'accept');
      await inState(officer, 'accepted');
      await carriedOn(officer, 'dispatch');
      await inState(officer, 'dispatched');
      expect(troubles(person)).toEqual([]);
    }, 90_000);

    it('the head of the finance office signs for it and submits the package', async () => {
      const { browser, system } = world();
      const page = await signIn(await browser.onDesktop(), system, 'finance');
      await page.locator(`tr[data-case="${caseNo}"]`).getByRole('link', { name: caseNo }).click();
      await press(page, 'signFor');
      await inState(page, 'investigating');
      await command(page, 'submitPackage', async (dialog) => {
        await dialog.getByLabel('情况说明').fill('已核对收费记录，确有一次重复收费。');
        await dialog.getByLabel('初步责任认定').fill('收费窗口操作失误，科室负责。');
        await dialog.getByLabel('初步处理意见').fill('退还重复收取的费用并致歉。');
      });
      await page.locator('[data-event="case.packageSubmitted"]').waitFor();
      await page.context().close();
    }, 90_000);

    it('the officer drafts the opinion, finalises it, gives the final feedback and closes the case', async () => {
      await command(officer, 'draftOpinion', async (dialog) => {
        await choose(dialog, '认定结果', '成立');
        await dialog.getByLabel('处理意见').fill('重复收费属实，退还费用，改进收费核对流程。');
      });
      await press(officer, 'finalise');
      await inState(officer, 'feedback_due');
      await carriedOn(officer, 'giveFinal', async (dialog) => {
        await choose(dialog, '方式', '电话');
        await dialog.getByLabel('给投诉人的答复').fill(ANSWER);
      });
      await inState(officer, 'fed_back');
      await carriedOn(officer, 'close');
      await inState(officer, 'closed');
      await officer.getByRole('region', { name: '回访计划' }).getByText('第 3 次').waitFor();
    }, 90_000);

    it('the patient reads the outcome on the progress page with number and code, on another phone', async () => {
      const { browser, system } = world();
      const { page, errors } = await browser.onPhone();
      await page.goto(`${system.url}/progress`);
      await page.getByLabel('投诉编号').fill(receipt.complaintNo);
      await page.getByLabel('查询码').fill(receipt.shortCode);
      await page.getByRole('button', { name: '查询' }).click();
      await page.getByText(ANSWER).waitFor();
      // The page hears of the closing a moment after the console.
      await eventually(
        async () => {
          await page.getByRole('button', { name: '刷新' }).click();
          await page.waitForLoadState('networkidle');
          return (await page.locator('[data-stage]').innerText()).includes('已办结');
        },
        20_000,
        1_000,
      );
      expect(errors).toEqual([]);
      await page.context().close();
    }, 90_000);

    it('the leader sees it counted without reloading and opens the list behind a figure', async () => {
      await eventually(async () => (await figure(leader, 'closed')) === before.closed + 1);
      expect(await figure(leader, 'received')).toBe(before.received + 1);
      const panel = leader.locator('section.panel', { hasText: '投诉主要是什么问题？' });
      await panel.getByRole('button', { name: '看表格' }).click();
      await panel.getByRole('link', { name: '医疗收费问题' }).click();
      await leader.locator(`tr[data-case="${caseNo}"]`).waitFor();
      expect(new URL(leader.url()).search).toContain('category=C04');
      await leader.goBack();
      await leader.locator('[data-tile=closed]').click();
      await leader.locator(`tr[data-case="${caseNo}"]`).waitFor();
    }, 90_000);
  });

async function fillForm(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: '下一步' });
  await page.getByLabel('请说说发生了什么').fill(WHAT);
  await next.click();
  await page.getByLabel('总院区').check();
  await next.click();
  await page.getByLabel('您与患者的关系').selectOption('患者本人');
  await page.getByLabel('留下姓名和联系方式').check();
  await page.getByLabel('姓名', { exact: true }).fill('王女士');
  await page.getByLabel('手机或电话').fill('13911112222');
  await next.click();
}
