import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseFollowUpDone,
  CaseLateNoticeComplained,
  DirectoryPublished,
  PolicyActivated,
  type ComplaintReceived,
  type Receipt,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { envelopeOf } from '@tingsu/messaging';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { ComplaintRepository } from '../src/complaints/complaint.repository.js';
import { ContinueComplaints } from '../src/continued/continue-complaints.usecase.js';
import type { CaseEvent } from '../src/progress/copied-event.js';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { openCaseIn } from './opened-case.js';
import { type RunningIntake, startIntake, visitor } from './running-intake.js';

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  await eventually(async () => (await complain()).complaintNo !== undefined);
}, 90_000);
afterAll(() => intake.close());

async function complain(): Promise<Receipt> {
  const answer = await request(intake.url)
    .post('/api/v1/complaints')
    .set({ Authorization: await intake.bearer(visitor), 'Idempotency-Key': randomUUID() })
    .send(aSubmission());
  return answer.body as Receipt;
}

const called = (action: 'new_complaint' | 'reopen') => ({
  ...{ state: 'closed' as const, planId: 'planRating', itemNo: 1 },
  ...{ result: 'dissatisfied' as const, consequence: { action } },
});

/** What was told to the other services of complaints that come from this case. */
async function cameFrom(caseNo: string): Promise<readonly ComplaintReceived[]> {
  const rows = await intake.database.admin<{ body: ComplaintReceived }>(
    `select body::jsonb as body from intake.outbox where body::jsonb->'data'->'origin'->>'caseNo' = $1`,
    [caseNo],
  );
  return rows.map(({ body }) => body);
}

describe('who is not satisfied in a call-back', () => {
  it('R-041: has a complaint of its own, of the same person with number and code, once however often the call-back is told', async () => {
    const receipt = await complain();
    const caseNo = receipt.complaintNo.replace('TS', 'C');
    const caseId = await openCaseIn(intake, receipt.complaintNo, 'closed');
    await intake.publish(CaseFollowUpDone, caseId, 2, called('new_complaint'));
    const [first] = await eventually(async () => {
      const found = await cameFrom(caseNo);
      return found.length > 0 ? found : null;
    });
    expect(first).toMatchObject({
      actor: { type: 'system' },
      data: {
        ...{ channel: 'hotline', caseKind: 'external', campus: 'main', contactable: true },
        ...{ origin: { caseNo, because: 'call_back' }, receiptShown: false },
      },
    });
    expect(first?.data.complaintNo).not.toBe(receipt.complaintNo);
    const [row] = await intake.database.admin<{ same: boolean; tracked: boolean }>(
      `select n.phone_index = o.phone_index as same, n.tracking_hash is not null as tracked
       from intake.complaint n, intake.complaint o where n.complaint_no = $1 and o.complaint_no = $2`,
      [first?.data.complaintNo, receipt.complaintNo],
    );
    expect(row).toEqual({ same: true, tracked: true });
    // A process that is killed before the event counts as done registers nothing twice, nor does a second delivery.
    const again = envelopeOf(
      {
        ...{
          definition: CaseFollowUpDone,
          aggregateId: caseId,
          aggregateVersion: 5,
          at: new Date(),
        },
        ...{ data: called('new_complaint'), actor: { type: 'system', id: null, role: null } },
      },
      TENANT,
      'test',
    ) as CaseEvent;
    const handle = (killed: boolean): Promise<void> =>
      intake.app.get(UnitOfWork).run(TENANT, async (tx) => {
        await intake.app.get(ContinueComplaints).execute(tx, [again]);
        if (killed) throw new Error('killed');
      });
    await expect(handle(true)).rejects.toThrow('killed');
    await handle(false);
    await handle(false);
    expect(await cameFrom(caseNo)).toHaveLength(2);
    // Another round is a matter of cases alone; after it nothing more has come.
    await intake.publish(CaseFollowUpDone, caseId, 3, called('reopen'));
    await intake.publish(CaseFollowUpDone, caseId, 4, called('new_complaint'));
    await eventually(async () => (await cameFrom(caseNo)).length === 3);
  }, 90_000);
});

describe('who was not told in time', () => {
  it('R-050: has a complaint of the department against who had to tell him, with a number of its own, once', async () => {
    const { complaintNo } = await complain();
    const caseNo = complaintNo.replace('TS', 'C');
    const caseId = await openCaseIn(intake, complaintNo, 'investigating');
    const { departments } = aDirectory();
    const [against, by] = departments;
    const late = {
      ...{ state: 'investigating' as const, clockId: 'tell1', dueAt: '2026-11-24T16:00:00.000Z' },
      label: { zh: '客服1个工作日反馈客户', en: 'Feedback to the customer' },
      ...{ department: by?.code ?? '', against: against?.code ?? null },
    };
    await intake.publish(CaseLateNoticeComplained, caseId, 2, late);
    const [first] = await eventually(async () => {
      const found = await cameFrom(caseNo);
      return found.length > 0 ? found : null;
    });
    expect(first?.data).toMatchObject({
      ...{ channel: 'front_desk', caseKind: 'external', campus: 'main', contactable: true },
      ...{ department: against?.code, origin: { caseNo, because: 'late_notice' } },
    });
    expect(first?.data.complaintNo).not.toBe(complaintNo);
    const opened = await intake.database.unitOfWork.run(TENANT, async (tx) => {
      const complaints = intake.app.get(ComplaintRepository);
      const head = await complaints.head(tx, first?.data.complaintNo ?? '');
      return head && complaints.open(tx, head);
    });
    expect(opened?.content.split('\n')[0]).toBe(
      `投诉 ${complaintNo} 未按时告知投诉人（${late.label.zh}），由${by?.name.zh ?? ''}按制度另行投诉。原投诉内容：`,
    );
    // Of a department of another campus the words say enough.
    await intake.publish(CaseLateNoticeComplained, caseId, 3, {
      ...late,
      against: late.department,
    });
    const all = await eventually(async () => {
      const found = await cameFrom(caseNo);
      return found.length === 2 ? found : null;
    });
    expect(all.map(({ data }) => data.department)).toContain(null);
  }, 90_000);
});
