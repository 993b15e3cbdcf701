import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandName, Identity } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { RUDENESS } from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, centreHead, conductHead, leader, officer } from './cases.fixture.js';
import { directoryEvent, startCases, type Answer, type RunningCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close());

/** A case with the department for conduct, as it was received an hour ago. */
async function aDispatchedCase(assist: readonly string[] = []): Promise<string> {
  const event = aReceived({ receivedAt: new Date(Date.now() - 3_600_000).toISOString() });
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${caseNo}`)).status === 200,
  );
  await give(officer, caseNo, 'startTriage');
  await give(officer, caseNo, 'classify', { facts: RUDENESS });
  await give(officer, caseNo, 'accept');
  await give(officer, caseNo, 'dispatch', { lead: 'main.conduct', assist });
  return caseNo;
}

async function give(
  who: Identity,
  caseNo: string,
  command: CommandName,
  payload: unknown = {},
): Promise<Answer> {
  const { body } = await cases.get(leader, `/api/v1/cases/${caseNo}`);
  return cases.post(who, `/api/v1/cases/${caseNo}/commands/${command}`, {
    expectedVersion: body.version,
    payload,
  });
}

const refusalOf = ({ status, body }: Answer): unknown[] => [status, body.errors?.[0]?.code];

describe('a ruling', () => {
  it('T-17: of the head of the centre ends the returning of a case', async () => {
    const caseNo = await aDispatchedCase();
    const ruling = { lead: 'main.conduct', reason: '投诉的是工作纪律' };
    await give(conductHead, caseNo, 'returnTicket', { reason: '不是我科' });
    expect((await give(officer, caseNo, 'ruleDepartment', ruling)).status).toBe(403);
    expect((await give(centreHead, caseNo, 'ruleDepartment', ruling)).status).toBe(200);
    const returned = await give(conductHead, caseNo, 'returnTicket', { reason: '不是我科' });
    expect(refusalOf(returned)).toEqual([422, 'return.ruled']);
    const { timeline } = (await cases.get(conductHead, `/api/v1/cases/${caseNo}`)).body;
    expect(timeline).toContainEqual(
      expect.objectContaining({ type: 'case.dispatched.v1', text: { reason: ruling.reason } }),
    );
  });
});
