import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  CopiesGiven,
  EvidenceAdded,
  PaperMade,
  type CaseDetail,
  type Identity,
} from '@tingsu/contracts';
import { v7 as uuid } from 'uuid';
import { eventually } from '@tingsu/testkit';
import { LEADER, RUDENESS } from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, conductHead, leader, officer } from './cases.fixture.js';
import { directoryOf, type RunningCases, startCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  const member = {
    id: LEADER,
    name: '院长',
    email: null,
    locale: 'zh-CN',
    active: true,
    grants: leader.grants,
  };
  await cases.publish([directoryOf([member])]);
}, 90_000);
afterAll(() => cases?.close(), 60_000);

const NOTE = '家属上午来过，态度缓和';

it('a note of the office is read by the office unknown to the department that handles the case, and in the whole log', async () => {
  const event = aReceived();
  const path = `/api/v1/cases/${caseNoOf(event)}`;
  await cases.publish([event]);
  await eventually(async () => (await cases.get(officer, path)).status === 200);
  const act = async (who: Identity, command: string, payload: unknown = {}) => {
    const { version } = (await cases.get(officer, path)).body as CaseDetail;
    return cases.post(who, `${path}/commands/${command}`, { expectedVersion: version, payload });
  };
  await act(officer, 'startTriage');
  await act(officer, 'classify', { facts: RUDENESS });
  await act(officer, 'accept');
  await act(officer, 'dispatch', { lead: 'main.conduct', assist: [] });

  expect(await act(officer, 'note', { text: NOTE, mentions: [LEADER] })).toMatchObject({
    status: 200,
  });
  expect(await act(conductHead, 'note', { text: NOTE })).toMatchObject({ status: 403 });
  expect(await act(officer, 'note', { text: ' ' })).toMatchObject({ status: 422 });
  const seen = async (who: Identity) => ((await cases.get(who, path)).body as CaseDetail).timeline;
  expect((await seen(leader)).at(-1)).toMatchObject({
    type: 'case.noted.v1',
    data: { mentions: [LEADER] },
    text: { note: NOTE },
  });
  const heads = await seen(conductHead);
  expect(heads.length).toBeGreaterThan(0);
  expect(JSON.stringify(heads)).not.toMatch(/noted|家属/);
  const logOf = async (who: Identity) =>
    fetch(`${cases.url}/api/v1/internal/cases/${caseNoOf(event)}/log`, {
      headers: { authorization: await cases.bearer(who) },
    });
  const lines = (await (await logOf(officer)).text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const last = lines.pop();
  expect(last).toEqual({ entries: lines.length, hash: lines.at(-1).hash });
  expect(lines.at(-1)).toMatchObject({ fact: { type: 'case.noted.v1' }, words: { note: NOTE } });
  for (const who of [leader, conductHead]) expect((await logOf(who)).status).toBe(403);
  const sent = await cases.database.admin<{ text: string }>(
    `select string_agg(to_jsonb(o)::text, ' ') as text from cases.outbox o`,
    [],
  );
  expect(JSON.stringify(sent)).not.toContain('上午来过');
});

it('a file that staff added is in the log of the case by its hash, for those who read what is decided', async () => {
  const event = aReceived();
  const path = `/api/v1/cases/${caseNoOf(event)}`;
  await cases.publish([event]);
  await eventually(async () => (await cases.get(officer, path)).status === 200);
  const uploadId = uuid();
  const file = {
    uploadId,
    slot: 'witness',
    step: 'submitPackage',
    sha256: 'ab'.repeat(32),
    bytes: 16,
    mediaType: 'image/png',
  };
  const added = {
    ...event,
    id: uuid(),
    type: EvidenceAdded.type,
    aggregatetype: 'evidence' as const,
    aggregateid: uploadId,
    actor: { type: 'person' as const, id: officer.personId, role: 'centre_officer' },
    data: {
      ...file,
      complaintId: event.aggregateid,
      complaintNo: event.data.complaintNo,
    },
  };
  await cases.publish([added, added]);
  const lines = await eventually(async () => {
    const { timeline } = (await cases.get(leader, path)).body as CaseDetail;
    const found = timeline.filter(({ type }) => type === 'case.evidenceAdded.v1');
    return found.length > 0 ? found : null;
  });
  expect(lines).toMatchObject([{ data: file, actor: { id: officer.personId } }]);
  expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
});

it('copies that were given out are in the log of the case by their hashes, once', async () => {
  const event = aReceived();
  const path = `/api/v1/cases/${caseNoOf(event)}`;
  await cases.publish([event]);
  await eventually(async () => (await cases.get(officer, path)).status === 200);
  const copyId = uuid();
  const copies = {
    ...{ copyId, to: 'court' as const, form: 'clean' as const },
    files: [{ uploadId: uuid(), sha256: 'cd'.repeat(32) }],
  };
  const given = {
    ...event,
    id: uuid(),
    type: CopiesGiven.type,
    aggregatetype: 'evidence' as const,
    aggregateid: copyId,
    actor: { type: 'person' as const, id: officer.personId, role: 'centre_officer' },
    data: { ...copies, complaintId: event.aggregateid, complaintNo: event.data.complaintNo },
  };
  await cases.publish([given, given]);
  const lines = await eventually(async () => {
    const { timeline } = (await cases.get(leader, path)).body as CaseDetail;
    const found = timeline.filter(({ type }) => type === 'case.copiesGiven.v1');
    return found.length > 0 ? found : null;
  });
  expect(lines).toMatchObject([{ data: copies, actor: { id: officer.personId } }]);
  expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
});

it('a paper that was made for good is in the log of the case by its hash, once, for those who read what is decided', async () => {
  const event = aReceived();
  const path = `/api/v1/cases/${caseNoOf(event)}`;
  await cases.publish([event]);
  await eventually(async () => (await cases.get(officer, path)).status === 200);
  const paperId = uuid();
  const paper = {
    ...{ paperId, template: 'decline' as const, version: 1, number: '投诉不受〔2026〕3号' },
    ...{ language: 'zh-CN' as const, sha256: 'ef'.repeat(32), bytes: 20_000 },
  };
  const made = {
    ...event,
    id: uuid(),
    type: PaperMade.type,
    aggregatetype: 'paper' as const,
    aggregateid: paperId,
    actor: { type: 'person' as const, id: officer.personId, role: 'centre_officer' },
    data: { ...paper, complaintId: event.aggregateid, complaintNo: event.data.complaintNo },
  };
  await cases.publish([made, made]);
  const lines = await eventually(async () => {
    const { timeline } = (await cases.get(leader, path)).body as CaseDetail;
    const found = timeline.filter(({ type }) => type === 'case.paperMade.v1');
    return found.length > 0 ? found : null;
  });
  expect(lines).toMatchObject([{ data: paper, actor: { id: officer.personId } }]);
  expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
});
