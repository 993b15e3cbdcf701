import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CALLED_BACK, MeetingPackSchema, type KeepPack } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import {
  aReceived,
  caseNoOf,
  conductHead,
  eastOfficer,
  leader,
  officer,
  wardHead,
} from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

const NOBODY_CALLED = Object.fromEntries(CALLED_BACK.map((found) => [found, 0]));
const today = new Date().toISOString().slice(0, 10);
const recordId = randomUUID();
const RECORD = `/api/v1/learning-records/${recordId}`;
const PACK = `${RECORD}/pack`;
const KEEP = `/api/v1/internal/meeting-packs/${recordId}`;
const meeting = {
  ...{ version: 0, kind: 'meeting', department: 'main.conduct', title: '十一月投诉分析会' },
  ...{ plannedOn: today, heldOn: null as string | null, text: '', people: [] },
};
const pack = (change: Partial<KeepPack> = {}) => ({
  ...{ campus: 'main', from: '2026-01-01', to: today, caseNos: [] },
  figures: {
    ...{ received: 12, receivedBefore: 9, open: 3, overdue: 1, closed: 9 },
    ...{ byKind: [{ key: 'external', count: 12 }], byNature: [], byCategory: [] },
    byDepartment: [{ key: 'main.conduct', count: 7 }],
    ...{ onTimeRate: 0.75, onTimeRateBefore: null },
    issues: {
      ...{ issues: 14, upheld: 6, partlyUpheld: 2, notUpheld: 1, open: 0, rate: 8 / 9 },
    },
    byCause: [{ cause: 'process', issues: 5 }],
    calledBack: NOBODY_CALLED as KeepPack['figures']['calledBack'],
  },
  ...change,
});

let cases: RunningCases;
let caseNo: string;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
  const event = aReceived({ receivedAt: new Date(Date.now() - 60_000).toISOString() });
  await cases.publish([event]);
  caseNo = caseNoOf(event);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
  );
  expect((await cases.put(officer, RECORD, meeting)).status).toBe(200);
}, 90_000);
afterAll(() => cases?.close());

describe('the pack of an analysis meeting', () => {
  it('P-19, R-171: holds figures, what was learned and cases to speak about, and can be made anew', async () => {
    expect((await cases.get(leader, PACK)).body).toMatchObject({ code: 'meeting_pack.not_found' });
    const made = await cases.post(leader, KEEP, pack({ caseNos: [caseNo] }));
    expect([made.status, made.body]).toMatchObject([200, { frozen: false }]);
    const action = {
      ...{ actionId: randomUUID(), department: 'main.conduct', owner: null, caseNos: [] },
      ...{ origin: { kind: 'meeting', id: recordId }, category: null, causes: ['process'] },
      ...{ title: '导诊', what: '加人', dueOn: inDays(9) },
    };
    expect((await cases.post(leader, '/api/v1/improvements', action)).status).toBe(201);
    const again = await cases.post(leader, KEEP, pack({ caseNos: [caseNo] }));
    expect(MeetingPackSchema.parse(again.body)).toMatchObject({
      ...{ title: meeting.title, campus: 'main', caseNos: [caseNo] },
      figures: { received: 12, receivedBefore: 9, byCause: [{ cause: 'process', issues: 5 }] },
      learning: { problemsFound: 0, actionsOpened: 1, actionsDone: 0, actionsOverdue: 0 },
    });
  });

  it('is refused with the reason: another campus, a period that is none, a case that one may not see', async () => {
    const wrong: readonly (readonly [string, Parameters<typeof pack>[0]])[] = [
      ['campus', { campus: 'east' }],
      ['from', { from: inDays(9), to: inDays(12) }],
      ['to', { to: '2025-12-31' }],
      ['caseNos', { caseNos: ['C-2020-000001'] }],
    ];
    for (const [path, change] of wrong) {
      const { status, body } = await cases.post(leader, KEEP, pack(change));
      expect([status, body.errors]).toMatchObject([422, [{ path }]]);
    }
    expect((await cases.post(eastOfficer, KEEP, pack())).status).toBe(404);
    expect((await cases.get(wardHead, PACK)).status).toBe(404);
  });

  it('P-19: stays as it was from the moment on at which the meeting was held', async () => {
    const held = { ...meeting, version: 1, heldOn: today, text: '候诊解释不足，门诊牵头整改。' };
    expect((await cases.put(officer, RECORD, held)).status).toBe(200);
    expect((await cases.post(leader, KEEP, pack())).body).toMatchObject({
      code: 'meeting_pack.frozen',
    });
    const { body } = await cases.get(officer, PACK);
    expect(MeetingPackSchema.parse(body)).toMatchObject({ frozen: true, caseNos: [caseNo] });
  });
});

describe('the minutes of an analysis meeting', () => {
  const minutes = { from: '2026-01-01', to: today, caseNos: [] as string[], causes: ['process'] };
  const written = { ...meeting, heldOn: today, text: '门诊牵头整改。' };

  it('R-171: hold the period, the cases, the causes and the actions, each as a field', async () => {
    const given = { ...minutes, caseNos: [caseNo] };
    const answer = await cases.put(officer, RECORD, { ...written, version: 2, minutes: given });
    expect([answer.status, answer.body.minutes]).toEqual([200, given]);
    const { body } = await cases.get(leader, RECORD);
    expect(body).toMatchObject({ minutes: given, heldOn: today, text: written.text });
    expect(body.actionIds).toHaveLength(1);
    const [listed] = (await cases.get(leader, '/api/v1/learning-records?kind=meeting')).body.items;
    expect(listed.minutes).toEqual(given);
    const kept = await cases.database.admin<{ text: string }>(
      `select encode(words, 'escape') as text from cases.learning_record`,
    );
    expect(kept.some(({ text }) => text.includes(caseNo))).toBe(false);
  });

  it('are refused with the field that is wrong, and show nobody a case that he may not see', async () => {
    const wrong: readonly (readonly [string, object])[] = [
      ['minutes.from', { from: inDays(9), to: inDays(12) }],
      ['minutes.to', { to: '2025-12-31' }],
      ['minutes.caseNos', { caseNos: ['C-2020-000001'] }],
      ['minutes.causes', { causes: ['moon'] }],
    ];
    for (const [path, change] of wrong) {
      const body = { ...written, version: 3, minutes: { ...minutes, ...change } };
      const answer = await cases.put(officer, RECORD, body);
      expect([answer.status, answer.body.errors]).toMatchObject([422, [{ path }]]);
    }
    const training = { ...written, version: 0, kind: 'training', minutes };
    const path = `/api/v1/learning-records/${randomUUID()}`;
    expect((await cases.put(officer, path, training)).body.errors).toMatchObject([
      { path: 'minutes' },
    ]);
    expect((await cases.get(conductHead, RECORD)).body.minutes).toMatchObject({ caseNos: [] });
    expect((await cases.get(wardHead, RECORD)).body.code).toBe('learning_record.not_found');
    // The head of the department writes it again: what he does not see stays.
    const again = await cases.put(conductHead, RECORD, { ...written, version: 3, minutes });
    expect(again.status).toBe(200);
    expect((await cases.get(leader, RECORD)).body.minutes.caseNos).toEqual([caseNo]);
  });
});

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
