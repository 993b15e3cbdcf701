import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Receipt } from '@tingsu/contracts';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { barriers, overflow } from './accessibility.js';
import { ABOUT_CHARGES, caseOf, command as order } from '../support/staff.js';
import {
  choose,
  command,
  inState,
  send,
  signIn,
  troubles,
  unfoldLimits,
  type World,
} from './screens.js';

const REASON = '需调取三个月前的收费记录。';
const NOTICE = '因需调取历史记录，答复时间延长三个工作日。';

/** More time: asked for by the officer, given by the leader, seen by the patient. */
export const extension = (world: () => World): void =>
  describe('a case that needs longer', () => {
    let officer: Person;
    let leader: Person;
    let patient: Person;
    let receipt: Receipt;
    let caseNo: string;

    beforeAll(async () => {
      const { browser, system } = world();
      receipt = await system.submit();
      const colleague = await system.signIn('officer');
      ({ caseNo } = await caseOf(colleague, receipt.complaintNo));
      await order(colleague, caseNo, 'startTriage');
      await order(colleague, caseNo, 'classify', { facts: ABOUT_CHARGES });
      await order(colleague, caseNo, 'accept');
      [officer, leader, patient] = await Promise.all([
        browser.onDesktop(),
        browser.onPhone(),
        browser.onPhone(),
      ]);
      await Promise.all([
        signIn(officer, system, 'officer', `cases/${caseNo}`),
        signIn(leader, system, 'leader', 'approvals'),
      ]);
    }, 120_000);
    afterAll(() => Promise.all([officer, leader, patient].map((person) => person.context.close())));

    it('T-37, R-104: gets it when the leader agrees, and the patient sees the new time with the one promised first', async () => {
      await command(officer.page, 'requestExtension', async (dialog) => {
        await choose(dialog, '哪一项时限', '复杂');
        await dialog.getByRole('spinbutton', { name: '延长多久' }).fill('3');
        await dialog.getByLabel('理由').fill(REASON);
        await dialog.getByLabel('给投诉人的延期告知').fill(NOTICE);
      });
      await approve(leader.page);
      await unfoldLimits(officer.page);
      const clock = officer.page.locator('[data-clock=complex10]');
      await clock.locator('del').getByText('原定').waitFor();
      await clock.getByText('为什么').click();
      await clock.getByText('经批准延长 3 个工作日').waitFor();

      const { page } = patient;
      await page.goto(`${world().system.url}/progress`);
      await page.getByLabel('投诉编号').fill(receipt.complaintNo);
      await page.getByLabel('查询码').fill(receipt.trackingCode);
      await page.getByRole('button', { name: '查询' }).click();
      await page.getByText(/^全部时限/).click();
      await page.locator('ul.limits del').getByText('原定').waitFor();
      expect(await page.locator('ol.timeline').innerText()).toContain('办理时限已延长');
      expect(await page.locator('article').innerText()).not.toContain(REASON);
      expect([...troubles(officer), ...troubles(leader), ...patient.errors]).toEqual([]);
    }, 90_000);

    it('T-32, T-33: rests while it is in court, and goes on where it was', async () => {
      await command(officer.page, 'suspend', async (dialog) => {
        await choose(dialog, '中止原因', '进入诉讼');
        await dialog.getByLabel('理由').fill('已收到应诉通知书。');
      });
      await inState(officer.page, 'suspended');
      await officer.page.locator('.clock.paused').first().waitFor();
      await command(officer.page, 'resume');
      await inState(officer.page, 'accepted');
    }, 90_000);

    /** On the page of approvals, with everything that the decision needs on it. */
    async function approve(page: Page): Promise<void> {
      await page.reload();
      const card = page.locator(`[data-approval="${caseNo}"]`);
      await card.getByTestId('complaint-text').waitFor();
      await card.locator('[data-answered="case.extensionRequested"]').getByText(REASON).waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await card.locator('button[data-command=approveExtension]').click();
      await send(page.getByRole('dialog'));
      await card.waitFor({ state: 'detached' });
    }
  });
