import { CaseOpened, type CaseStateName, factsOnReceipt } from '@tingsu/contracts';
import { randomUUID } from 'node:crypto';
import type { RunningIntake } from './running-intake.js';

/** Publishes that the case of a complaint is open and in a state; its id. */
export async function openCaseIn(
  intake: RunningIntake,
  complaintNo: string,
  state: CaseStateName,
): Promise<string> {
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1',
    [complaintNo],
  );
  const complaintId = row?.id ?? '';
  const place = {
    caseNo: complaintNo.replace('TS', 'C'),
    complaintId,
    campus: 'main',
    department: null,
  };
  const caseId = randomUUID();
  await intake.publish(CaseOpened, caseId, 1, {
    ...place,
    ...{ state, complaintNo, channel: 'web_form', channelMarks: [], caseKind: 'external' },
    ...{ anonymous: false, relation: 'patient', contactable: true, externalRef: null },
    ...{ receivedAt: '2026-11-20T02:12:00Z', receivedByCentreAt: '2026-11-20T02:12:00Z' },
    policies: [],
    access: factsOnReceipt(place),
  });
  return caseId;
}
