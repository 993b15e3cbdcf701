import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '../support/browser.js';
import { ABOUT_MANNERS } from '../support/journey-people.js';
import { caseOf, command as order, PACKAGE } from '../support/staff.js';
import { barriers, overflow } from './accessibility.js';
import { signIn, troubles, type World } from './screens.js';

const WHY = '当众斥责患者，经查属实。';

/** Where the second group has turned it on: proposed, decided by two, served as a paper, and an appeal stops it. */
export const heldResponsible = (world: () => World): void =>
  describe('people who hold somebody responsible', () => {
    const people: Person[] = [];
    let caseNo: string;
    let matter: string;

    beforeAll(async () => {
      const { system } = world();
      const [office, head] = [
        await system.signIn('east_officer'),
        await system.signIn('east_outpatient'),
      ];
      const { complaintNo } = await system.submit({ campus: 'east', content: '医生当众骂人。' });
      ({ caseNo } = await caseOf(office, complaintNo));
      const { staff } = await office.get<{ staff: { id: string; name: string }[] }>(
        '/api/v1/directory',
      );
      const doctor = staff.find(({ name }) => name === '景海波')?.id;
      await order(office, caseNo, 'startTriage');
      await order(office, caseNo, 'classify', { facts: ABOUT_MANNERS });
      await order(office, caseNo, 'nameRespondents', {
        ...{ units: ['east.orthopaedics'], persons: [doctor] },
      });
      await order(office, caseNo, 'accept');
      await order(office, caseNo, 'dispatch', { lead: 'east.outpatient' });
      await order(head, caseNo, 'signFor');
      await order(head, caseNo, 'submitPackage', PACKAGE);
      await order(office, caseNo, 'draftOpinion', { outcome: 'upheld', opinion: '情况属实。' });
    }, 120_000);
    afterAll(() => Promise.all(people.map(({ context }) => context.close())));

    const as = async (login: string, path: string, phone = false): Promise<Page> => {
      const { browser, system } = world();
      const person = await (phone ? browser.onPhone() : browser.onDesktop());
      people.push(person);
      return signIn(person, system, login, path);
    };
    /** Does one act with its reason. */
    const act = async (page: Page, name: string): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('理由').fill('情况属实。');
      await dialog.getByRole('button', { name: '确定' }).click();
      await dialog.waitFor({ state: 'detached' });
    };

    it('A-01: the head of the centre proposes it from the case, and reads each sum and its rule in words', async () => {
      const page = await as('head', `cases/${caseNo}`);
      await page.getByRole('link', { name: '提出责任追究' }).click();
      await page.getByLabel('培训').check();
      await page.getByLabel('态度恶劣').check();
      await page.getByLabel('提出罚款和绩效分').check();
      const fine = page.locator('[data-line=fine]');
      await fine.getByText('罚款对照表 · 外部投诉 · 中度').waitFor();
      expect(await fine.innerText()).toMatch(/100\.00 × 1 = 100\.00/);
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('textbox', { name: '理由' }).fill(WHY);
      await page.getByRole('button', { name: '提出', exact: true }).click();
      await page.waitForURL(/\/accountability\/[0-9a-f-]{36}$/);
      matter = new URL(page.url()).pathname.replace('/staff/', '');
    }, 120_000);

    it('A-29: a leader and personnel decide it, and personnel serves the paper', async () => {
      await act(await as('leader', matter), '同意');
      const page = await as('personnel', matter);
      await act(page, '同意');
      await page.getByText(/责任追究〔\d{4}〕\d+号/).waitFor();
      await page.getByRole('button', { name: '送达决定书' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
      await page.locator('[data-served=signed]').waitFor();
      expect(await page.locator('[data-served=signed]').innerText()).toMatch(
        /景海波[^]*当面送达 · 已签收[^]*申诉截止/,
      );
    }, 120_000);

    it('A-29: the doctor appeals on a phone, and nothing is carried out meanwhile', async () => {
      const page = await as('east_orthopaedics', matter, true);
      expect([await barriers(page), await overflow(page)]).toEqual([[], 0]);
      await act(page, '申诉');
      await page.getByText('申诉中').waitFor();
      const there = people[2]?.page;
      await there?.reload();
      await there?.getByText('申诉中').waitFor();
      expect(await there?.getByRole('button', { name: '登记已执行' }).count()).toBe(0);
      expect(people.flatMap(troubles)).toEqual([]);
    }, 120_000);
  });
