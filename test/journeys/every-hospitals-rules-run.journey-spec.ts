import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  SUPPLEMENT_ELEMENTS,
  type CaseDetail,
  type DraftDetail,
  type Submission,
} from '@tingsu/contracts';
import { eventually } from '../support/eventually.js';
import { rowsFor, writeGroup, type Hospital } from '../support/hospitals.js';
import { Play, type People } from '../support/play.js';
import { REGULATIONS, type Regulation } from '../support/regulations.js';
import { caseOf } from '../support/staff.js';
import { startTestSystem, type TestSystem } from '../support/system.js';

/** A hospital of another country in the same group. */
const LONDON: Hospital = { campus: 'london', name: '伦敦医院', policies: ['nhs-england'] };
const HOSPITALS = [...REGULATIONS, LONDON];
const DRAFTS = '/api/v1/policy-drafts';

/**
 * A fresh group in which each campus is a hospital of another regulation: its policy is bound and approved through the API of the
 * console, and one complaint is carried from receipt to the file by the people whom the regulation names.
 */
describe('every regulation that Tingsu was made from runs as a hospital would run it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tingsu-hospitals-'));
  let system: TestSystem;
  let group: Pick<People, 'officer' | 'head' | 'leader'>;

  beforeAll(async () => {
    system = await startTestSystem('hospitals', { group: writeGroup(folder, HOSPITALS) });
    const [officer, head, leader] = await Promise.all(
      ['officer', 'head', 'leader'].map((login) => system.signIn(login)),
    );
    if (!officer || !head || !leader) throw new Error('Somebody could not sign in');
    group = { officer, head, leader };
  }, 180_000);
  afterAll(async () => {
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('binds a policy to every campus, written by one person and approved by another', async () => {
    const admin = await system.signIn('admin');
    const draft = await admin.post<DraftDetail>(DRAFTS, { kind: 'bindings' });
    const saved = await admin.ask<DraftDetail>('PUT', `${DRAFTS}/${draft.draftId}`, {
      revision: draft.revision,
      content: { rows: rowsFor(HOSPITALS) },
    });
    expect(saved.body.problems).toEqual([]);
    const { revision } = await admin.post<DraftDetail>(`${DRAFTS}/${draft.draftId}/submit`, {
      revision: saved.body.revision,
    });
    const own = await admin.ask('POST', `${DRAFTS}/${draft.draftId}/approve`, { revision });
    expect(own.status).toBe(403);
    const done = await group.leader.post<DraftDetail>(`${DRAFTS}/${draft.draftId}/approve`, {
      revision,
    });
    expect(done.state).toBe('in_force');
  }, 60_000);

  it.each(REGULATIONS.map((one) => [`${one.source}: ${one.asks}`, one] as const))(
    '%s',
    async (_, regulation) => {
      const receipt = await received(regulation);
      const { caseNo } = await caseOf(group.officer, receipt.complaintNo);
      const play = await playOf(caseNo);
      await triaged(play, regulation);
      const lead = await leadOf(play, regulation);
      await play.investigate(lead);
      await play.answer();
      const after = await play.read();
      expect(after.state).toBe('archived');
      for (const [clockId, name] of Object.entries(regulation.met)) {
        const clock = after.clocks.find((one) => one.clockId === clockId);
        expect(clock).toMatchObject({ state: 'met', breachedAt: null });
        expect(clock?.label.zh).toContain(name);
      }
      expect(after.followUps).toHaveLength(regulation.calls);
      expect(play.done.some(([who, name]) => who === 'leader' && name === 'approve')).toBe(
        regulation.approvedBy === 'leader',
      );
      expect(play.done.filter(([who]) => who === 'heads').map(([, name]) => name)).toEqual(
        expect.arrayContaining(['signFor', 'submitPackage']),
      );
    },
    60_000,
  );

  it.each([
    ['suggestion', 'adopted', 'suggestions'],
    ['praise', 'thanked', 'praise'],
  ] as const)(
    'a %s of any campus is counted and answered, without a clock',
    async (matter, outcome, policy) => {
      const { complaintNo } = await system.submit({ campus: 'surgery', matter });
      const { caseNo } = await caseOf(group.officer, complaintNo);
      const play = await playOf(caseNo);
      await play.give('settle', { outcome, medium: 'phone', text: '谢谢您的来信。' });
      const after = await play.read();
      expect(after).toMatchObject({ state: 'closed', policies: [{ id: policy }], clocks: [] });
    },
  );

  it('R-172, R-173: a hazard that staff report goes to the department that answers for it at once', async () => {
    const { complaintNo } = await submitted({
      campus: 'yulin',
      channel: 'staff_portal',
      matter: 'hazard',
      hazard: 'gas',
      complainant: { anonymous: false, name: '当班护士', phone: '13800000009', relation: 'staff' },
    });
    const { caseNo, priority, state } = await caseOf(group.officer, complaintNo);
    expect([priority, state]).toEqual(['P1', 'dispatched']);
    const play = await playOf(caseNo);
    await play.give('signFor');
    await play.give('submitPackage', {
      statement: '已关阀检修。',
      preliminaryLiability: '管路老化。',
      preliminaryOpinion: '更换管路。',
    });
    await play.give('draftOpinion', { outcome: 'upheld', opinion: '隐患已消除。' });
    await play.give('finalise');
    await play.give('giveFinal', {
      medium: 'phone',
      written: false,
      text: '隐患已消除，谢谢报告。',
    });
    await play.give('close');
    expect((await play.read()).state).toBe('closed');
  }, 60_000);

  it('R-043, R-047, R-048: a complaint between departments is answered by the head who is complained about, or waived by silence', async () => {
    const { complaintNo } = await submitted({
      campus: 'service',
      department: 'service.ward',
      channel: 'staff_portal',
      complainant: {
        anonymous: false,
        name: '检验科主任',
        phone: '13800000008',
        relation: 'staff',
      },
    });
    const { caseNo, caseKind } = await caseOf(group.officer, complaintNo);
    expect(caseKind).toBe('internal');
    const play = await playOf(caseNo);
    await play.give('startTriage');
    await play.give('classify', {
      facts: { ...KNOWN, topics: ['coordination'], relation: 'staff' },
    });
    await play.recordWhatIsAwaited();
    await play.give('accept');
    await play.investigate('service.ward');
    await play.answer();
    const after = await play.read();
    expect(after.state).toBe('archived');
    for (const clockId of ['first1', 'reply1', 'whole2'])
      expect(after.clocks.find((one) => one.clockId === clockId)?.state).toBe('met');
  }, 60_000);

  it('an English campus of the same group counts English days and is told in English terms', async () => {
    const [english, chinese] = await Promise.all([promised('london'), promised('driving')]);
    const midnightIn = (timeZone: string, dueAt: string | undefined) =>
      new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(
        new Date(dueAt ?? ''),
      );
    const acknowledged = english.limits.find(({ id }) => id === 'ack3');
    expect(midnightIn('Europe/London', acknowledged?.dueAt)).toBe('00:00');
    expect(acknowledged?.label.en).toMatch(/^Acknowledge/);
    const handled = chinese.limits.find(({ id }) => id === 'done3');
    expect(midnightIn('Asia/Shanghai', handled?.dueAt)).toBe('00:00');
    const { clocks, policies } = await caseOf(group.officer, english.complaintNo);
    expect(policies.map(({ id }) => id)).toEqual(['nhs-england']);
    // The form shows number and limits at once: that is the acknowledgement.
    expect(clocks.find(({ clockId }) => clockId === 'ack3')?.state).toBe('met');
  }, 60_000);

  /** The people of the group, and those of the campus where the case is. */
  async function playOf(caseNo: string): Promise<Play> {
    const { campus } = await group.officer.get<CaseDetail>(`/api/v1/cases/${caseNo}`);
    const [heads, supervisor] = await Promise.all([
      system.signIn(`heads-${campus}`),
      system.signIn(`supervisor-${campus}`),
    ]);
    return new Play({ ...group, heads, supervisor }, caseNo);
  }

  async function triaged(play: Play, { facts }: Regulation): Promise<void> {
    await play.give('startTriage');
    await play.give('classify', { facts: { ...KNOWN, ...facts } });
    await play.giveIfOpen('acknowledge', { medium: 'phone' });
    await play.recordWhatIsAwaited();
    await play.giveIfOpen('contactDepartment', {
      department: `${(await play.read()).campus}.ward`,
      medium: 'phone',
    });
    await play.give('accept');
  }

  /** The office that the policy names, as a department of the campus; the ward where it leaves the choice. */
  async function leadOf(play: Play, { campus, office }: Regulation): Promise<string> {
    const { lead, leadDepartment } = await play.read();
    if (office === null) return `${campus}.ward`;
    expect(lead).toBe(office);
    if (leadDepartment === null) throw new Error(`${office} is no department of ${campus}`);
    return leadDepartment;
  }

  const received = ({ campus }: Regulation) =>
    system.submit({ campus, department: `${campus}.ward`, demand: '请核实并答复' });

  /** A receipt that promises something: the new bindings reach the public form a moment after they were approved. */
  const promised = (campus: string) =>
    eventually(async () => {
      const receipt = await system.submit({ campus });
      return receipt.limits.length > 0 ? receipt : null;
    });

  /** Through the program of the staff portal, as an adapter of the hospital would. */
  const submitted = (change: Partial<Submission>) => {
    const key =
      system.adapters.find(({ channels }) => channels.includes('staff_portal'))?.key ?? '';
    return system.submit({ receivedAt: new Date().toISOString(), ...change }, undefined, {
      'x-api-key': key,
    });
  };
});

/** What every policy wants to know before a complaint is accepted. */
const KNOWN = {
  severity: '2',
  subjectAndFactsClear: true,
  elements: [...SUPPLEMENT_ELEMENTS],
  place: 'ward',
};
