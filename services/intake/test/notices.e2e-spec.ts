import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseNoticeOwed,
  DirectoryPublished,
  PolicyActivated,
  type Receipt,
  type ThreadMessage,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { ReferenceRepository } from '../src/reference/reference.repository.js';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { openCaseIn } from './opened-case.js';
import { type RunningIntake, startIntake, visitor } from './running-intake.js';

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  await eventually(async () => (await complain('zh-CN')).complaintNo !== undefined);
}, 60_000);
afterAll(() => intake.close());

async function complain(language: 'zh-CN' | 'en'): Promise<Receipt> {
  const answer = await request(intake.url)
    .post('/api/v1/complaints')
    .set({ Authorization: await intake.bearer(visitor), 'Idempotency-Key': randomUUID() })
    .send(aSubmission({ language }));
  return answer.body as Receipt;
}

const owed = (noticeKey: string) => ({
  ...{ state: 'registered', noticeKey, kind: 'acknowledgement', rules: ['ack'] },
  label: { zh: '受理告知', en: 'Acknowledgement' },
  ...{ media: ['sms'], form: null, mustContain: ['caseNo'], milestones: ['acknowledgement.sent'] },
});

/** The thread once it has so many messages. */
function threadOf(
  { complaintNo, trackingCode }: Receipt,
  messages: number,
): Promise<readonly ThreadMessage[]> {
  return eventually(async () => {
    const answer = await request(intake.url)
      .get(`/api/v1/complaints/${complaintNo}/messages`)
      .set({ Authorization: await intake.bearer(visitor), 'X-Tracking-Code': trackingCode });
    const { items } = answer.body as { items: ThreadMessage[] };
    return items.length >= messages ? items : null;
  });
}

describe('what a case owes its complainant', () => {
  it('R-408: stands in the thread once, in the language of the complainant', async () => {
    const receipt = await complain('en');
    const caseId = await openCaseIn(intake, receipt.complaintNo, 'registered');
    await intake.publish(CaseNoticeOwed, caseId, 2, owed('acknowledgement.1'));
    // The same notice again, as a replay of the case's events would bring it, and another one.
    await intake.publish(CaseNoticeOwed, caseId, 3, owed('acknowledgement.1'));
    await intake.publish(CaseNoticeOwed, caseId, 4, { ...owed('closing.1'), kind: 'closing' });

    const thread = await threadOf(receipt, 2);
    expect(thread.map(({ kind, direction, subject }) => [kind, direction, subject])).toEqual([
      ['notice', 'out', 'Acknowledgement'],
      ['notice', 'out', 'Acknowledgement'],
    ]);
    expect(
      thread.map(({ words }) => words).filter((words) => words.includes('registered')),
    ).toEqual([expect.stringContaining(receipt.complaintNo)]);
    const ways = await intake.database.admin<{ ways: string[] }>(
      `select array_agg(s.medium order by s.rank) as ways from intake.sending s join intake.message m
         on m.tenant_id = s.tenant_id and m.message_id = s.message_id
       where m.complaint_id = (select id from intake.complaint where complaint_no = $1) group by m.nr`,
      [receipt.complaintNo],
    );
    expect(ways.map((one) => one.ways)).toEqual([
      ['sms', 'wechat', 'email'],
      ['sms', 'wechat', 'email'],
    ]);
  }, 60_000);

  it('R-088: is not written without what it must say: cases hears of a failure with what is missing', async () => {
    const receipt = await complain('zh-CN');
    const caseId = await openCaseIn(intake, receipt.complaintNo, 'declined');
    const decline = { ...owed('decline.1'), kind: 'decline', mustContain: ['reason'] };
    await intake.publish(CaseNoticeOwed, caseId, 2, decline);
    await intake.publish(CaseNoticeOwed, caseId, 3, {
      ...{ ...decline, noticeKey: 'decline.2', reasonCode: 'COURT' },
    });
    const [notice, ...others] = await threadOf(receipt, 1);
    expect(notice?.words).toContain('理由：');
    expect(others).toEqual([]);
    const failures = await intake.database.admin(
      `select body::jsonb -> 'data' as data from intake.outbox where type = 'message.failed.v1'`,
    );
    expect(failures).toMatchObject([
      { data: { notice: 'decline.1', tried: [], missing: ['reason'] } },
    ]);
  }, 60_000);

  it('is written by the transaction that hears of it, also where nobody asked for the rules of late', async () => {
    const unitOfWork = intake.app.get(UnitOfWork);
    const asked = new ReferenceRepository(unitOfWork);
    const { timeZone } = await unitOfWork.run(TENANT, (tx) => asked.within(tx));
    expect(timeZone).toBe('Asia/Shanghai');
  });
});
