import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nextStepOf, type Identity } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { eventually } from '@tingsu/testkit';
import {
  aDirectory,
  PACKAGE,
  shippedActivation,
  shippedDocument,
} from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, conductHead, officer, wardHead } from './cases.fixture.js';
import { playing, type Step } from './playing.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

const FACTS = {
  topics: ['attitude'],
  place: 'outpatient',
  subjectAndFactsClear: true,
  severity: '2',
};
const CUSTOMER_SERVICE = 'main.complaints';
const ownHead: Identity = {
  ...wardHead,
  grants: [{ role: 'department_head', campus: 'main', department: CUSTOMER_SERVICE }],
};

const time = fakeTime('2026-11-23T09:00:00+08:00');
let cases: RunningCases;
beforeAll(async () => {
  const shipped = shippedActivation();
  cases = await startCases(
    {
      ...shipped,
      documents: [...shipped.documents, shippedDocument('customer-service')],
      bindings: [
        ...shipped.bindings,
        {
          ...{ campus: 'main', department: 'main.ward', caseKind: 'external', from: '2026-01-01' },
          policies: ['customer-service'],
        },
      ],
    },
    time,
  );
  const data = aDirectory();
  const departments = data.departments.map((one) =>
    one.code === CUSTOMER_SERVICE ? { ...one, answersFor: [...one.answersFor, '客服部'] } : one,
  );
  const published = Object.assign(directoryEvent(), { data: { ...data, departments } });
  await cases.publish([published]);
}, 90_000);
afterAll(() => cases?.close());

const { detail, play, refused, act, received } = playing(() => cases);
const complaint: Step = [conductHead, 'complainOfLateNotice', { clockId: 'tell1' }];

/** A case in which the department has answered and customer service has still to tell the complainant. */
async function answeredByDepartment(assist: readonly string[] = []): Promise<string> {
  const { caseNo } = await received({ receivedAt: time.now().toISOString() });
  await play(
    caseNo,
    [officer, 'startTriage'],
    [officer, 'classify', { facts: FACTS }],
    [officer, 'accept'],
    [officer, 'dispatch', { lead: 'main.conduct', assist }],
    [conductHead, 'signFor'],
    [conductHead, 'submitPackage', PACKAGE],
  );
  return caseNo;
}
const passOneWorkingDay = async (caseNo: string): Promise<void> => {
  time.set(new Date(time.now().getTime() + 3 * 86_400_000));
  await cases.alarms.ringUntil(time.now());
  await eventually(async () =>
    (await detail(caseNo)).clocks.some(
      ({ clockId, breachedAt }) => clockId === 'tell1' && breachedAt !== null,
    ),
  );
};
const tellingClock = async (caseNo: string) =>
  (await detail(caseNo, conductHead)).clocks.find(({ clockId }) => clockId === 'tell1');

describe('a complainant who was not told in time', () => {
  it('R-050: lets a department of the case complain of customer service, once, and links the two cases', async () => {
    const caseNo = await answeredByDepartment();
    expect(await refused(caseNo, ...complaint)).toBe('notice.none_late');
    expect((await tellingClock(caseNo))?.allows).toEqual([]);
    await passOneWorkingDay(caseNo);
    expect((await tellingClock(caseNo))?.allows).toEqual(['complain']);
    const seen = await detail(caseNo, conductHead);
    expect(nextStepOf(seen, time.now())).toEqual({
      ...{ command: 'complainOfLateNotice', why: 'lateNotice', mine: true },
    });
    expect(
      (await act(caseNo, officer, ...(complaint.slice(1) as ['complainOfLateNotice', unknown])))
        .status,
    ).toBe(403);
    await play(caseNo, complaint);
    expect(await refused(caseNo, ...complaint)).toBe('notice.none_late');
    expect((await tellingClock(caseNo))?.allows).toEqual([]);
    const after = await detail(caseNo, conductHead);
    expect(after.timeline.at(-1)).toMatchObject({
      type: 'case.lateNoticeComplained.v1',
      data: { clockId: 'tell1', department: 'main.conduct', against: CUSTOMER_SERVICE },
    });
    // Intake registers the complaint, and its case names where it comes from.
    const event = aReceived({
      ...{ department: CUSTOMER_SERVICE, channel: 'front_desk' },
      origin: { caseNo, because: 'late_notice' },
    });
    await cases.publish([event]);
    const next = caseNoOf(event);
    await eventually(
      async () => (await cases.get(officer, `/api/v1/cases/${next}`)).status === 200,
    );
    expect((await detail(next)).linked).toEqual([{ caseNo, relation: 'origin' }]);
    expect((await detail(caseNo)).linked).toEqual([{ caseNo: next, relation: 'outcome' }]);
    expect(await cases.faultsOf(after.complaintId)).toEqual([]);
  }, 60_000);

  it('R-050: gives no complaint about itself to the department that had to tell him', async () => {
    const caseNo = await answeredByDepartment([CUSTOMER_SERVICE]);
    await passOneWorkingDay(caseNo);
    expect(await refused(caseNo, ownHead, 'complainOfLateNotice', { clockId: 'tell1' })).toBe(
      'complaint.of_itself',
    );
    await play(caseNo, complaint);
  }, 60_000);
});
