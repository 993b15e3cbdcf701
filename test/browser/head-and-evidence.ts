import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../support/browser.js';
import { ABOUT_CHARGES, caseOf, command as order, PACKAGE } from '../support/staff.js';
import { inState, openCommand, send, signIn, type World } from './screens.js';

/** The smallest PNG: one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A head gathers files and writes her statement; nothing of it is lost on the way. */
export const headAndEvidence = (world: () => World): void =>
  describe('the head of a department', () => {
    let head: Person;
    let officer: Person;
    let caseNo: string;

    beforeAll(async () => {
      const { browser, system } = world();
      const centre = await system.signIn('officer');
      ({ caseNo } = await caseOf(centre, (await system.submit()).complaintNo));
      await order(centre, caseNo, 'startTriage');
      await order(centre, caseNo, 'classify', { facts: ABOUT_CHARGES });
      await order(centre, caseNo, 'accept');
      await order(centre, caseNo, 'dispatch');
      await order(await system.signIn('finance'), caseNo, 'signFor');
      [head, officer] = await Promise.all([browser.onDesktop(), browser.onDesktop()]);
      await signIn(head, system, 'finance', `cases/${caseNo}`);
      await inState(head.page, 'investigating');
    }, 120_000);
    afterAll(() => Promise.all([head, officer].map((person) => person.context.close())));

    it('adds a file with its source, which the office sees with its hash', async () => {
      const { page } = head;
      await page.getByRole('button', { name: '添加材料' }).click();
      const form = page.locator('section.evidence form');
      await form
        .locator('input[type=file]')
        .setInputFiles({ name: '收费单.png', mimeType: 'image/png', buffer: PNG });
      await form.getByLabel('由谁提供').fill('收费窗口');
      await form.getByRole('button', { name: '上传并添加' }).click();
      await page.locator('[data-slot=record]').getByText('收费单.png').waitFor();

      const there = await signIn(officer, world().system, 'officer', `cases/${caseNo}`);
      const files = there.locator('[data-slot=record]');
      await files.getByText('提供：收费窗口').waitFor();
      await files.getByText('校验值').click();
      expect(await files.locator('code').innerText()).toMatch(/^[0-9a-f]{64}$/);
      await there.getByRole('button', { name: '写内部备注' }).click();
      await there.getByRole('textbox', { name: '内部备注' }).fill('收费单已核对');
      await there.getByRole('button', { name: '保存内部备注' }).click();
      await there.locator('[data-event="case.noted"]').getByText('收费单已核对').waitFor();
      expect(await page.locator('ol.timeline').first().innerText()).not.toContain('收费单已核对');
    }, 120_000);

    it('has her statement and its file back after the server was killed and she signed in anew, and sends it once', async () => {
      const { page } = head;
      const { services } = world().system;
      const dialog = await openCommand(page, 'submitPackage');
      await services.cases.kill();
      await dialog.getByLabel('情况说明').fill(PACKAGE.statement);
      await dialog.locator('[data-draft=waiting]').waitFor();
      await dialog.getByRole('button', { name: '添加材料' }).click();
      await dialog
        .locator('.step-files input[type=file]')
        .setInputFiles({ name: '排队记录.png', mimeType: 'image/png', buffer: PNG });
      await dialog.getByRole('button', { name: '上传并添加' }).click();
      await dialog.locator('li[data-file]').getByText('排队记录.png').waitFor();
      await services.cases.start();
      await dialog.locator('[data-draft=saved]').waitFor({ timeout: 60_000 });
      await head.context.clearCookies();
      await page.evaluate(() => sessionStorage.clear());
      await signIn(head, world().system, 'finance', `cases/${caseNo}`);
      const again = await openCommand(page, 'submitPackage');
      await again.getByText('您上次填写的内容还在。').waitFor();
      expect(await again.getByLabel('情况说明').inputValue()).toBe(PACKAGE.statement);
      await again.locator('li[data-file]').getByText('排队记录.png').waitFor();
      await again.getByLabel('初步责任认定').fill(PACKAGE.preliminaryLiability);
      await again.getByLabel('初步处理意见').fill(PACKAGE.preliminaryOpinion);
      await send(again);
      await again.waitFor({ state: 'detached' });
      await page
        .locator('[data-event="case.packageSubmitted"] li[data-file]')
        .getByText('排队记录.png')
        .waitFor();
      await page.goto(`${world().system.url}/staff/notices`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.locator(`[data-draft="${caseNo}/submitPackage"]`).count()).toBe(0);
    }, 180_000);

    it('is read whole by the office, as one file that proves itself without the system', async () => {
      const { page } = officer;
      await page.goto(`${world().system.url}/staff/cases/${caseNo}`);
      await page.locator('.papers-card summary').first().click();
      await page.getByRole('button', { name: '导出整案档案' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('导出原因').fill('移交档案室');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        dialog.locator('.ant-btn-primary').click(),
      ]);
      const { stdout } = await promisify(execFile)(process.execPath, [
        ...['deploy/verify.mjs', await file.path(), '--language', 'en'],
      ]);
      expect(stdout).toContain('Sound:');
    }, 120_000);
  });
