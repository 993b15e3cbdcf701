import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import type { HttpClient } from '../support/http.js';
import { ABOUT_CHARGES, caseOf, command, PACKAGE } from '../support/staff.js';
import type { World } from './screens.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const FIRST = '经核实，费用无误。';
const SECOND = '再次核查：护理费确实重复收取，已退回 120 元，并向您致歉。';
const WHY = '护理费收了两次，清单上写着。';

/** Two people who have nothing but a telephone. */
export const onAPhone = (world: () => World): void => {
  let officer: HttpClient;
  let finance: HttpClient;
  let phone: Person;
  let page: Page;

  beforeAll(async () => {
    const { browser, system } = world();
    [officer, finance] = [await system.signIn('officer'), await system.signIn('finance')];
    phone = await browser.onPhone();
    page = phone.page;
  }, 120_000);
  afterAll(() => phone?.context.close());

  const open = async (complaintNo: string, code: string): Promise<void> => {
    await page.goto(world().system.url);
    await page.goto(`${world().system.url}/progress`);
    await page.getByLabel('投诉编号').fill(complaintNo);
    await page.getByLabel('查询码').fill(code);
    await page.getByRole('button', { name: '查询' }).click();
    await page.locator('[data-stage]').waitFor();
  };
  /** What the hospital did reaches the page a moment later. */
  const refreshedTo = (text: string): Promise<boolean> =>
    eventually(async () => {
      await page.getByRole('button', { name: '刷新' }).click();
      await page.waitForLoadState('networkidle');
      return page.getByText(text).first().isVisible();
    });
  /** From what triage says to the answer, the second time around as well; what the person wrote before was read. */
  const answer = async (caseNo: string, text: string): Promise<void> => {
    await command(officer, caseNo, 'readMessages');
    await command(officer, caseNo, 'accept');
    await command(officer, caseNo, 'dispatch');
    await command(finance, caseNo, 'signFor');
    await command(finance, caseNo, 'submitPackage', PACKAGE);
    await command(officer, caseNo, 'draftOpinion', { outcome: 'upheld', opinion: '已核查。' });
    await command(officer, caseNo, 'finalise');
    await command(officer, caseNo, 'giveFinal', { medium: 'system', written: true, text });
  };

  describe('a daughter who wrote by WeChat', () => {
    let complaintNo: string;
    let caseNo: string;

    it('is asked for the consent of the patient, and sends it by the progress page', async () => {
      const wechat = talk(world().system.urls['mailbox'] ?? '');
      for (const words of ['1', '母亲住院的护理费收了两次。', '1', '1', '李女士 13800001111'])
        await wechat.say(words);
      const receipt = await wechat.say('1');
      complaintNo = /TS-\d{4}-\d{6}/.exec(receipt)?.[0] ?? '';
      const code = /查询码：([\w -]+)/.exec(receipt)?.[1] ?? '';
      ({ caseNo } = await caseOf(officer, complaintNo));
      await command(officer, caseNo, 'startTriage');
      await command(officer, caseNo, 'classify', { facts: ABOUT_CHARGES });
      const note = '请拍一张患者签字的委托书。';
      await command(officer, caseNo, 'requestSupplement', { missing: ['AUTHORISATION'], note });
      expect(await wechat.hears('还需要您补充')).toContain(complaintNo);

      await open(complaintNo, code);
      await refreshedTo(note);
      await page.getByText('授权委托或代理证明', { exact: true }).waitFor();
      await page.getByLabel('需要您补充').fill('委托书在照片里。');
      await page
        .locator('section.wanted input[type=file]')
        .setInputFiles({ name: '委托书.png', mimeType: 'image/png', buffer: PNG });
      const file = page.locator('section.wanted li', { hasText: '委托书.png' });
      await file.waitFor();
      await file.locator('progress').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '发送' }).click();
      await page.getByText('已收到您提交的材料').waitFor();
    }, 120_000);

    it('is answered, is not satisfied, and is answered again', async () => {
      await command(officer, caseNo, 'supply', { elements: ['AUTHORISATION'] });
      await answer(caseNo, FIRST);
      await refreshedTo(FIRST);
      await page.getByRole('button', { name: '不满意' }).click();
      await page.getByLabel('为什么不满意？').fill(WHY);
      await page.getByRole('button', { name: '提交评价' }).click();
      await page.getByText('对答复不满意').waitFor();
      await eventually(async () => (await caseOf(officer, complaintNo)).state === 'triage');
      await command(officer, caseNo, 'classify', { facts: ABOUT_CHARGES });
      await answer(caseNo, SECOND);
      await refreshedTo(SECOND);
      await page.getByRole('button', { name: '满意', exact: true }).click();
      await page.getByRole('button', { name: '提交评价' }).click();
      await page.getByText('对答复满意').waitFor();
      expect(phone.errors).toEqual([]);
    }, 120_000);
  });

  it('somebody without a name talks with the hospital for three rounds', async () => {
    const { complaintNo, shortCode } = await world().system.submit({
      complainant: { anonymous: true, relation: 'other' },
    });
    const { caseNo } = await caseOf(officer, complaintNo);
    await open(complaintNo, shortCode ?? '');
    for (const round of ['一', '二', '三']) {
      await officer.post(
        `/api/v1/cases/${caseNo}/messages`,
        { words: `问题${round}：在哪个窗口？` },
        { 'idempotency-key': randomUUID() },
      );
      await refreshedTo(`问题${round}`);
      await page.getByLabel('写给医院').fill(`回答${round}：三号窗口。`);
      await page.getByRole('button', { name: '发送' }).click();
      await page.locator('li.mine', { hasText: `回答${round}` }).waitFor();
    }
    const { items } = await officer.get<{ items: { words: string }[] }>(
      `/api/v1/cases/${caseNo}/messages`,
    );
    expect(items.map(({ words }) => words.slice(0, 3)).toReversed()).toEqual([
      ...['问题一', '回答一', '问题二', '回答二', '问题三', '回答三'],
    ]);
    expect(phone.errors).toEqual([]);
  }, 120_000);
};

/** The telephone of somebody at the stand-in for WeChat, of whom nothing is known yet. */
function talk(mailbox: string) {
  const person = `daughter-${randomUUID().slice(0, 8)}`;
  const heard = async (): Promise<string[]> => {
    const response = await fetch(`${mailbox}/api/texts?limit=500&provider=wechat`);
    const { items } = (await response.json()) as { items: { to: string; text: string }[] };
    return items.filter(({ to }) => to === person).map(({ text }) => text);
  };
  return {
    /** Says something; gives what is answered to it. */
    async say(words: string): Promise<string> {
      const before = (await heard()).length;
      const body = new URLSearchParams({ person, words });
      await fetch(`${mailbox}/wechat`, { method: 'POST', body, redirect: 'manual' });
      return eventually(async () => {
        const all = await heard();
        return all.length > before ? all[0] : null;
      });
    },
    hears: (words: string) =>
      eventually(async () => (await heard()).find((text) => text.includes(words))),
  };
}
