import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import {
  CaseDetailSchema,
  type ComplaintReceived,
  ComplaintSupplemented,
  type RegisteredByStaff,
} from '@tingsu/contracts';
import { v7 as uuid } from 'uuid';
import { HEAD, OFFICER } from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, officer } from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

const named = { ...officer, personId: HEAD };

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close());

async function received(change: Partial<RegisteredByStaff>): Promise<ComplaintReceived> {
  const registration = {
    ...{ by: OFFICER, role: 'centre_officer' as const, firstResponder: OFFICER },
    ...{ signature: 'voice', restated: true, mood: 'upset' as const },
    ...{ handedOver: null, resolvedOnSpot: false },
    respondents: { units: ['main.ward'], persons: [HEAD] },
    ...change,
  };
  const event = aReceived({ channel: 'visit', registration });
  await cases.publish([event]);
  await eventually(async () => (await cases.get(officer, pathOf(event))).status === 200);
  return event;
}

const pathOf = (event: ComplaintReceived): string => `/api/v1/cases/${caseNoOf(event)}`;
const detail = async (event: ComplaintReceived) =>
  CaseDetailSchema.parse((await cases.get(officer, pathOf(event))).body);

it('a case that staff register has respondents, first responder and signature, and is hidden from who is named (R-131, R-155)', async () => {
  const event = await received({});
  expect(await detail(event)).toMatchObject({
    respondents: { units: ['main.ward'], persons: [HEAD] },
    firstResponder: OFFICER,
    facts: { signature: 'voice' },
  });
  expect((await cases.get(named, pathOf(event))).status).toBe(404);
  const list = await cases.get(named, '/api/v1/cases?view=all');
  expect(JSON.stringify(list.body)).not.toContain(caseNoOf(event));
  expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
});

it('what staff settled at the desk is resolved on the spot in their name (R-154)', async () => {
  const event = await received({ resolvedOnSpot: true });
  const seen = await detail(event);
  expect(seen.state).toBe('resolved_on_spot');
  expect(seen.timeline.find(({ type }) => type === 'case.resolvedOnSpot.v1')?.actor.id).toBe(
    OFFICER,
  );
});

it('a hand-over and what the complainant says later stand in the log, and an urge is counted (X-09)', async () => {
  const event = await received({ handedOver: { department: 'main.ward' } });
  const supplemented = (version: number, kind: 'statement' | 'urge') => ({
    ...event,
    ...{ id: uuid(), type: ComplaintSupplemented.type, aggregateversion: version },
    actor: { type: 'person' as const, id: OFFICER, role: 'centre_officer' },
    data: { complaintNo: event.data.complaintNo, kind, at: event.time, externalDueAt: null },
  });
  await cases.publish([supplemented(2, 'statement'), supplemented(3, 'urge')]);
  const seen = await eventually(async () => {
    const now = await detail(event);
    return now.urges === 1 ? now : null;
  });
  const kinds = seen.timeline.map(
    ({ type, data }) => `${type} ${String(data['supplement'] ?? '')}`,
  );
  expect(kinds).toEqual(
    expect.arrayContaining([
      'case.handedOver.v1 ',
      'case.complaintSupplemented.v1 statement',
      'case.complaintSupplemented.v1 urge',
    ]),
  );
});
