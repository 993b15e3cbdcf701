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
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

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

  it('R-390: goes first by the way and in the language that the person wants, also with the next complaint of the same phone', async () => {
    const receipt = await complain('zh-CN');
    const path = `${intake.url}/api/v1/complaints/${receipt.complaintNo}/reach-wish`;
    const asSender = async ({ trackingCode }: Receipt) => ({
      ...{ Authorization: await intake.bearer(visitor), 'X-Tracking-Code': trackingCode },
    });
    const wish = { medium: 'email', times: 'evening', language: 'en' };
    const put = (code: Record<string, string>) =>
      fetch(path, {
        method: 'PUT',
        headers: { ...code, 'content-type': 'application/json' },
        body: JSON.stringify(wish),
      });
    expect((await put(await asSender({ ...receipt, trackingCode: 'wrong' }))).status).toBe(404);
    expect((await put(await asSender(receipt))).status).toBe(204);
    const said = await fetch(path, { headers: await asSender(receipt) });
    expect(await said.json()).toEqual({ wish });

    const next = await complain('zh-CN');
    const waysOf = async ({ complaintNo, trackingCode }: Receipt) => {
      const caseId = await openCaseIn(intake, complaintNo, 'registered');
      await intake.publish(CaseNoticeOwed, caseId, 2, owed('acknowledgement.1'));
      const [notice] = await threadOf({ ...next, complaintNo, trackingCode }, 1);
      const [row] = await intake.database.admin<{ ways: string[] }>(
        `select array_agg(medium order by rank) as ways from intake.sending where complaint_id =
           (select id from intake.complaint where complaint_no = $1)`,
        [complaintNo],
      );
      return { ways: row?.ways, subject: notice?.subject };
    };
    const ways = ['email', 'sms', 'wechat'];
    expect(await waysOf(receipt)).toEqual({ ways, subject: 'Acknowledgement' });
    expect(await waysOf(next)).toEqual({ ways, subject: '受理告知' });

    const officer = staff({ role: 'centre_officer', campus: null, department: null });
    const seen = async ({ complaintNo }: Receipt) =>
      request(intake.url)
        .get(`/api/v1/complaints/${complaintNo}`)
        .set('Authorization', await intake.bearer(officer));
    expect((await seen(receipt)).body.reachWish).toEqual({ ...wish, earlier: false });
    expect((await seen(next)).body.reachWish).toEqual({ ...wish, earlier: true });
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
      `select body::jsonb -> 'data' as data from intake.outbox
       where type = 'message.failed.v1' and body::jsonb -> 'data' ->> 'complaintNo' = $1`,
      [receipt.complaintNo],
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
