import { CaseOpened, factsOnReceipt, type Identity } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { aSubmission } from './fixture.js';
import { type RunningIntake, visitor } from './running-intake.js';

/** Answers as the gateway gets them: a path below the papers of a complaint with what it brings of the case. */
export const askPapers = async (
  intake: RunningIntake,
  who: Identity,
  complaintNo: string,
  { path, body }: { readonly path: string; readonly body: object },
) =>
  request(intake.url)
    .post(`/api/v1/internal/papers/${complaintNo}${path}`)
    .set('Authorization', await intake.bearer(who))
    .buffer(true)
    .send(body);

/** A complaint of this person, of which intake knows who sees its case; answers its number. */
export async function aKnownComplaint(intake: RunningIntake, name: string): Promise<string> {
  const sent = await eventually(async () => {
    const { status, body } = await request(intake.url)
      .post('/api/v1/complaints')
      .set('Authorization', await intake.bearer(visitor))
      .set('Idempotency-Key', randomUUID())
      .send(
        aSubmission({
          complainant: { anonymous: false, name, phone: '13900001111', relation: 'patient' },
        }),
      );
    return status === 503 ? null : (body.complaintNo as string);
  });
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1',
    [sent],
  );
  const place = { caseNo: sent.replace('TS', 'C'), complaintId: row?.id ?? '', campus: 'main' };
  await intake.publish(CaseOpened, randomUUID(), 1, {
    ...{ ...place, complaintNo: sent, department: null, state: 'received', channel: 'web_form' },
    ...{ channelMarks: [], caseKind: 'external', anonymous: false, relation: 'patient' },
    ...{ contactable: true, externalRef: null, policies: [] },
    ...{ receivedAt: '2026-11-20T02:12:00Z', receivedByCentreAt: '2026-11-20T02:12:00Z' },
    access: {
      ...factsOnReceipt({ ...place, department: null }),
      ...{ lead: 'main.ward', coUnits: ['main.lab'] },
    },
  });
  return sent;
}
