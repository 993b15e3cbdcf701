import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseDetail } from '@tingsu/contracts';
import type { Locator, Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import type { HttpClient } from '../support/http.js';
import { ABOUT_CHARGES, caseOf, command as order, PACKAGE } from '../support/staff.js';
import {
  choose,
  command,
  carriedOn,
  inState,
  press,
  signIn,
  troubles,
  type World,
} from './screens.js';

const RUDE = '窗口人员态度生硬，问了两次都不解释。';
const ANSWER = '重复收取的费用已退回，当班人员向您道歉，对此给您带来的不便深表歉意。';

/** One complaint about two matters: each is looked at by itself, and the complainant gets one answer. */
export const twoIssues = (world: () => World): void =>
  describe('an officer with a complaint about two matters', () => {
    let office: HttpClient;
    let officer: Person;
    let head: Person;
    let page: Page;
    let caseNo: string;

    beforeAll(async () => {
      const { browser, system } = world();
      office = await system.signIn('officer');
      ({ caseNo } = await caseOf(office, (await system.submit()).complaintNo));
      await order(office, caseNo, 'startTriage');
      await order(office, caseNo, 'classify', { facts: ABOUT_CHARGES });
      await order(office, caseNo, 'accept');
      await order(office, caseNo, 'dispatch');
      await order(await system.signIn('finance'), caseNo, 'signFor');
      [officer, head] = await Promise.all([browser.onDesktop(), browser.onDesktop()]);
      page = await signIn(officer, system, 'officer', `cases/${caseNo}`);
      await inState(page, 'investigating');
    }, 120_000);
    afterAll(() => Promise.all([officer, head].map((one) => one.context.close())));

    const issue = (number: number, on = page): Locator => on.locator(`[data-issue="${number}"]`);

    it('adds the second one in the words of the complainant, beside the first', async () => {
      await command(page, 'addIssue', async (dialog) => {
        await dialog.getByLabel('投诉的是什么').fill(RUDE);
        await dialog.getByLabel('投诉人的诉求').fill('当面道歉');
      });
      await issue(2).getByText(RUDE).waitFor();
      await issue(2).getByText('当面道歉').waitFor();
      expect(await issue(2).getByText('待查').count()).toBe(1);
      await page.getByText('2 项，已有结论 0 项').waitFor();
    }, 120_000);

    it('the department says of each what happened, and hands in its statement', async () => {
      const { system } = world();
      const there = await signIn(head, system, 'finance', `cases/${caseNo}`);
      await inState(there, 'investigating');
      for (const [name, facts] of [
        ['1 · 医疗收费', '流水显示同一处方收费两次。'],
        ['事项 2', '当班收费员承认没有解释。'],
      ] as const)
        await command(there, 'stateIssue', async (dialog) => {
          await choose(dialog, '投诉事项', name);
          await dialog.getByLabel('查明的事实').fill(facts);
        });
      await command(there, 'submitPackage', async (dialog) => {
        await dialog.getByLabel('情况说明').fill(PACKAGE.statement);
        await dialog.getByLabel('初步责任认定').fill(PACKAGE.preliminaryLiability);
        await dialog.getByLabel('初步处理意见').fill(PACKAGE.preliminaryOpinion);
      });
      await issue(1).getByText('流水显示同一处方收费两次。').waitFor();
      await issue(2).getByText('当班收费员承认没有解释。').waitFor();
    }, 180_000);

    it('finds each by itself: the form leads from the one to the other', async () => {
      for (const [finding, reasons] of [
        ['成立', '收费流水与投诉一致。'],
        ['部分成立', '没有解释属实；没有争吵。'],
      ] as const)
        await command(page, 'recordFinding', async (dialog) => {
          await choose(dialog, '结论', finding);
          await dialog.getByLabel('查明的事实').fill('已核对流水与监控。');
          await dialog.getByLabel('作出这一结论的理由').fill(reasons);
          await choose(dialog, '原因', '无责任方');
        });
      await page.getByText('2 项，已有结论 2 项').waitFor();
      await issue(2).getByText('部分成立').waitFor();
    }, 180_000);

    it('answers both at once, with the outcome that follows from what was found', async () => {
      await command(page, 'draftOpinion', async (dialog) => {
        await dialog.getByText('案件结论由各事项得出，不用另填。').waitFor();
        expect(await dialog.getByLabel('认定结果').count()).toBe(0);
        await dialog.getByLabel('处理意见').fill('退费、道歉，改进收费核对流程。');
      });
      await press(page, 'finalise');
      await inState(page, 'feedback_due');
      await carriedOn(page, 'giveFinal', async (dialog) => {
        await choose(dialog, '方式', '电话');
        await dialog.getByLabel('给投诉人的答复').fill(ANSWER);
      });
      await inState(page, 'fed_back');
      const { timeline } = await office.get<CaseDetail>(`/api/v1/cases/${caseNo}`);
      const of = (name: string) => timeline.filter(({ type }) => type === `case.${name}.v1`);
      expect(of('opinionDrafted').map(({ data }) => data.outcome)).toEqual(['partly_upheld']);
      expect(of('feedbackGiven')).toHaveLength(1);
      expect([...troubles(officer), ...troubles(head)]).toEqual([]);
    }, 180_000);
  });
