import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import type { HttpClient } from '../support/http.js';
import { detailOf } from '../support/journey-people.js';
import { ABOUT_CHARGES, caseOf, command as order } from '../support/staff.js';
import { choose, command, inState, signIn, troubles, type World } from './screens.js';

/** The wall clock of the hospital in so many hours, as a field for day and time takes it. */
const wallIn = (hours: number): string =>
  new Date(Date.now() + (hours + 8) * 3_600_000).toISOString().slice(0, 16);

/** A talk with the complainant is called, moved, answered by who is asked to it, and its minutes are written down. */
export const aMeeting = (world: () => World): void =>
  describe('an officer who calls a meeting with the complainant', () => {
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
      [officer, head] = await Promise.all([browser.onDesktop(), browser.onPhone()]);
      page = await signIn(officer, system, 'officer', `cases/${caseNo}`);
      await inState(page, 'investigating');
    }, 120_000);
    afterAll(() => Promise.all([officer, head].map((one) => one.context.close())));

    const meeting = (): Locator => page.locator('[data-meeting=complainant]');
    const unfolded = async (): Promise<void> => {
      const card = page.getByTestId('meetings');
      if ((await card.getAttribute('open')) === null) await card.locator('summary').first().click();
      await meeting().waitFor();
    };

    it('R-189: names time and people, and moves it with a reason without naming the people again', async () => {
      await command(page, 'planMeeting', async (dialog) => {
        await choose(dialog, '什么会议', '与投诉人面谈');
        await dialog.getByLabel('时间', { exact: true }).fill(wallIn(48));
        await choose(dialog, '参加科室', '财务科');
        await choose(dialog, '投诉人一方人数', '2');
      });
      await unfolded();
      expect(await meeting().innerText()).toMatch(/院方：财务科 · 投诉人一方：2 人/);
      await command(page, 'changeMeeting', async (dialog) => {
        expect(await dialog.getByText('财务科 · 总院区').count()).toBe(1);
        await dialog.getByLabel('时间（留空则不变）').fill(wallIn(72));
        await dialog.getByLabel('理由').fill('投诉人当天要复诊。');
      });
      await meeting()
        .getByText(/已变更 1 次/)
        .waitFor();
      expect(await meeting().innerText()).toMatch(/院方：财务科/);
    }, 120_000);

    it('R-189: the head of the department says on a phone that he comes', async () => {
      const there = await signIn(head, world().system, 'finance', `cases/${caseNo}`);
      await command(there, 'answerMeeting', (dialog) => choose(dialog, '您参加吗', '参加'));
      await meeting()
        .getByText(/已回复参加：/)
        .waitFor();
    }, 120_000);

    it('R-241: writes the minutes down, signed, and is asked for nothing of other meetings', async () => {
      const [called] = (await detailOf(office, caseNo)).meetings ?? [];
      const soon = new Date(Date.now() + 1_000).toISOString();
      await order(office, caseNo, 'changeMeeting', {
        ...{ meetingId: called?.meetingId, at: soon, reason: '投诉人已经到了。' },
      });
      await page.reload();
      await command(page, 'recordMeeting', async (dialog) => {
        await choose(dialog, '开成了吗', '已召开');
        await dialog.getByLabel('会议记录').fill('说明了重复收费的经过，当面致歉。');
        expect(await dialog.getByLabel('原因分析').count()).toBe(0);
        await choose(dialog, '投诉人签字', '已签字');
      });
      await unfolded();
      await meeting()
        .getByText(/已召开 · 已变更 2 次 · 已签字/)
        .waitFor();
      expect([...troubles(officer), ...troubles(head)]).toEqual([]);
    }, 120_000);
  });
