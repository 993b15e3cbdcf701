import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PRESENT_FOR_MS, type CommandName, type Identity, type Present } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { aReceived, caseNoOf, centreHead, eastOfficer, officer, TENANT } from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

let cases: RunningCases;
let path: string;
beforeAll(async () => {
  cases = await startCases();
  const event = aReceived();
  await cases.publish([directoryEvent(), event]);
  path = `/api/v1/cases/${caseNoOf(event)}`;
  await eventually(async () => (await cases.get(officer, path)).status === 200);
}, 90_000);
afterAll(() => cases?.close());

async function others(
  who: Identity,
  writing: CommandName | null = null,
): Promise<Present['others']> {
  const { status, body } = await cases.put(who, `${path}/presence`, { writing });
  expect(status).toBe(200);
  return body.others;
}

describe('who has a case open', () => {
  it('is seen by the others who have it open, with what is being written, and not by oneself', async () => {
    expect(await others(officer)).toEqual([]);
    expect(await others(officer, 'classify')).toEqual([]);
    const seen = { personId: officer.personId, writing: 'classify' };
    expect(await others(centreHead)).toEqual([seen]);
    expect(await others(officer)).toEqual([{ personId: centreHead.personId, writing: null }]);
    expect(await others(centreHead)).toEqual([{ ...seen, writing: null }]);
  });

  it('is forgotten when a page says nothing any more', async () => {
    await others(centreHead);
    // As if the last word of everybody came a little earlier.
    await cases.database.unitOfWork.run(TENANT, (tx) =>
      tx.query("update case_presence set at = at - $1 * interval '1 ms'", [PRESENT_FOR_MS + 1]),
    );
    expect(await others(officer)).toEqual([]);
  });

  it('is shown to nobody who may not see the case', async () => {
    const answer = await cases.put(eastOfficer, `${path}/presence`, { writing: null });
    expect([answer.status, answer.body.code]).toEqual([404, 'case.not_found']);
    const wrong = await cases.put(officer, `${path}/presence`, { writing: 'dance' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'request.invalid']);
  });
});
