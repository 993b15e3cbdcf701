import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type CaseDetail, type CaseSummary, MessageWritten } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { v7 as uuid } from 'uuid';
import { aReceived, caseNoOf, conductHead, officer } from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close(), 60_000);

/** A message of intake about the complaint of an event. */
function written(
  about: ReturnType<typeof aReceived>,
  nr: number,
  data: Partial<MessageWritten['data']> = {},
) {
  const { aggregateid: complaintId } = about;
  return {
    ...about,
    id: uuid(),
    type: MessageWritten.type,
    aggregatetype: 'message' as const,
    aggregateid: uuid(),
    actor: data.by
      ? { type: 'person' as const, id: data.by, role: 'centre_officer' }
      : { type: 'complainant' as const, id: null, role: null },
    data: {
      ...{ complaintId, complaintNo: about.data.complaintNo, nr },
      ...{ direction: 'in' as const, kind: 'message' as const, via: 'progress_page' as const },
      ...{ notice: null, by: null, files: 0, ...data },
    },
  };
}

it('what a complainant writes is in the log once, and on the list of new messages until it is answered', async () => {
  const event = aReceived();
  const path = `/api/v1/cases/${caseNoOf(event)}`;
  const detail = async () => (await cases.get(officer, path)).body as CaseDetail;
  const listed = async () =>
    (
      (await cases.get(officer, '/api/v1/cases?view=new_messages')).body as { items: CaseSummary[] }
    ).items
      .filter(({ caseNo }) => caseNo === caseNoOf(event))
      .map(({ unread }) => unread);
  await cases.publish([event]);
  await eventually(async () => (await cases.get(officer, path)).status === 200);
  expect(await listed()).toEqual([]);

  const first = written(event, 1, { files: 2 });
  await cases.publish([first, first]);
  await eventually(async () => (await detail()).thread?.unread === 1);
  await cases.publish([written(event, 2, { kind: 'withdrawal' })]);
  await eventually(async () => (await detail()).thread?.unread === 2);
  expect(await listed()).toEqual([2]);
  const lines = (await detail()).timeline.filter(({ type }) => type === 'case.messageReceived.v1');
  expect(lines).toMatchObject([
    { data: { nr: 1, message: 'message', files: 2 }, actor: { type: 'complainant' } },
    { data: { nr: 2, message: 'withdrawal' } },
  ]);

  await cases.publish([
    written(event, 3, { direction: 'out', via: null, by: officer.personId ?? '' }),
  ]);
  await eventually(async () => (await detail()).thread?.unread === 0);
  expect(await listed()).toEqual([]);
  expect((await detail()).thread?.withdrawalAskedAt).not.toBeNull();
  expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
});

it('is marked as read by the complaint centre, and by no department', async () => {
  const event = aReceived();
  const path = `/api/v1/cases/${caseNoOf(event)}`;
  const detail = async () => (await cases.get(officer, path)).body as CaseDetail;
  await cases.publish([event]);
  await eventually(async () => (await cases.get(officer, path)).status === 200);
  await cases.publish([written(event, 1)]);
  await eventually(async () => (await detail()).thread?.unread === 1);
  const body = { expectedVersion: (await detail()).version, payload: {} };
  expect((await cases.post(conductHead, `${path}/commands/readMessages`, body)).status).toBe(404);
  expect((await cases.post(officer, `${path}/commands/readMessages`, body)).status).toBe(200);
  expect((await detail()).thread?.unread).toBe(0);
});
