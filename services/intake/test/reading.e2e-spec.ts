import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import {
  type AccessFacts,
  type AccessLogEntry,
  CaseAccessChanged,
  CaseClocksChanged,
  CaseDispatched,
  CaseOpened,
  DirectoryPublished,
  factsOnReceipt,
  PolicyActivated,
  ProgressSchema,
  type Receipt,
  ReceiptSchema,
} from '@tingsu/contracts';
import request from 'supertest';
import { aDirectory, aSubmission, CONTENT, NAME, PHONE, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

type RunningStaff = ReturnType<typeof staff>;
/** Staff of the test share one id; this is a person of their own. */
const another = (who: RunningStaff): RunningStaff => ({ ...who, personId: randomUUID() });

const officer = staff({ role: 'centre_officer', campus: 'main', department: null });
const pharmacist = staff({
  role: 'department_head',
  campus: 'main',
  department: 'main.outpatient',
});
let intake: RunningIntake;

beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
});
afterAll(() => intake.close());

describe('intake asked for the progress', () => {
  it('answers the sender and no one else', async () => {
    const { complaintNo, trackingCode } = await accepted();
    const answer = await progress(complaintNo, trackingCode.toLowerCase().replaceAll('-', ''));
    expect(ProgressSchema.parse(answer.body)).toMatchObject({
      complaintNo,
      stage: 'received',
      answer: null,
    });
    expect(answer.headers['x-complaint-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.text).not.toContain('complaintId');
    const wrong = [
      await progress(complaintNo, '00000-00000'),
      await progress('TS-2026-999999', trackingCode),
      await progress(complaintNo, ''),
    ];
    expect(wrong.map(({ status }) => status)).toEqual([404, 404, 404]);
    const withoutId = wrong.map(({ body }) => ({ ...body, requestId: '' }));
    expect(new Set(withoutId.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it('follows the events of the case', async () => {
    const { complaintNo, trackingCode } = await accepted();
    await openCase(complaintNo);
    const answer = await eventually(async () => {
      const { body } = await progress(complaintNo, trackingCode);
      return body.stage === 'handling' ? body : null;
    });
    expect(answer.steps.map((step: { label: { zh: string } }) => step.label.zh)).toEqual([
      '已收到您的投诉',
      '已转交承办科室',
    ]);
    expect(answer.limits[0]).toMatchObject({ met: true });
  });
});

describe('the short code', () => {
  const shortOf = ({ shortCode = '' }: Receipt): string => shortCode;
  /** A code that is wrong, by how far it is from the right one. */
  const wrong = (code: string, by: number): string =>
    String((Number(code) + by) % 100_000_000).padStart(8, '0');

  it('opens what the long one opens, as people type it', async () => {
    const receipt = await accepted();
    const code = shortOf(receipt);
    expect(code).toMatch(/^\d{8}$/);
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`;
    expect((await progress(receipt.complaintNo, typed)).body.stage).toBe('received');
    expect((await progress((await accepted()).complaintNo, code)).status).toBe(404);
  });

  it('rests after ten wrong ones, whoever sent them and however many at once, while the long one works', async () => {
    const receipt = await accepted();
    const { complaintNo, trackingCode } = receipt;
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        progress(complaintNo, wrong(shortOf(receipt), i + 1), `203.0.113.${i}`),
      ),
    );
    const counts = [404, 429].map((code) => answers.filter(({ status }) => status === code).length);
    expect(counts).toEqual([10, 30]);
    const refused = await progress(complaintNo, shortOf(receipt), '192.0.2.1');
    expect([refused.status, refused.body.code]).toEqual([429, 'code.resting']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(1_000);
    expect((await progress(complaintNo, trackingCode)).status).toBe(200);
    await passes('31 minutes');
    expect((await progress(complaintNo, shortOf(receipt), '192.0.2.1')).status).toBe(200);
  });

  it('rests for an address that tries many numbers, there or not, and for its neighbours in an IPv6 network', async () => {
    const receipt = await accepted();
    const there = await Promise.all(Array.from({ length: 5 }, () => accepted()));
    const numbers = [...there.map((one) => one.complaintNo), 'TS-2026-888888', 'TS-2026-777777'];
    const answers = [];
    for (let i = 0; i < 35; i++)
      answers.push(
        await progress(numbers[i % numbers.length] ?? '', '00000001', `2001:db8:0:1::${i}`),
      );
    expect(answers.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 30 }, () => 404),
      ...Array.from({ length: 5 }, () => 429),
    ]);
    const neighbour = await progress(receipt.complaintNo, shortOf(receipt), '2001:db8:0:1::ffff');
    expect(neighbour.body.code).toBe('code.resting');
    const elsewhere = await progress(receipt.complaintNo, shortOf(receipt), '2001:db8:0:2::1');
    expect(elsewhere.status).toBe(200);
  });

  it('is joined by the last four digits of the phone where the policy says so, three times', async () => {
    const { complaintNo } = await accepted();
    const byDigits = async (digits: string) => (await progress(complaintNo, digits)).status;
    const last = PHONE.slice(-4);
    expect(await byDigits(last)).toBe(404);
    const { documents, ...rest } = thePolicies();
    const allowing = documents.map((document) =>
      document['id'] === 'tcm-yulin'
        ? {
            ...document,
            acceptance: { ...(document['acceptance'] as object), progressByPhone: true },
          }
        : document,
    );
    await intake.publish(PolicyActivated, TENANT, 2, { ...rest, documents: allowing });
    await eventually(async () => {
      await passes('2 days');
      return (await byDigits(last)) === 200;
    });
    await passes('8 days');
    const wrong = [await byDigits('0000'), await byDigits('0001'), await byDigits('0002')];
    expect([...wrong, await byDigits(last)]).toEqual([404, 404, 404, 429]);
  });

  async function passes(time: string): Promise<void> {
    await intake.database.admin(`update intake.attempt set at = at - $1::interval`, [time]);
  }
});

describe('a complaint read by staff', () => {
  it('shows the words and masks the person, and writes down who read it', async () => {
    const { complaintNo } = await accepted();
    const answer = await view(complaintNo, officer);
    expect(answer.body).toMatchObject({
      complaintNo,
      content: CONTENT,
      complainant: { anonymous: false, name: '赵**', phone: '139****1111' },
    });
    expect(answer.text).not.toContain(NAME);
    expect(answer.text).not.toContain(PHONE);
    const [read] = await intake.database.admin(
      'select action, person_id from intake.access_log order by at desc limit 1',
    );
    expect(read).toEqual({ action: 'words.read', person_id: officer.personId });
  });

  it('is not there for other campuses, for departments without the case, and for visitors', async () => {
    const { complaintNo } = await accepted();
    const east = staff({ role: 'centre_officer', campus: 'east', department: null });
    for (const who of [east, pharmacist])
      expect([
        (await view(complaintNo, who)).status,
        (await view(complaintNo, who)).body.code,
      ]).toEqual([404, 'complaint.not_found']);
    expect((await view(complaintNo, visitor)).status).toBe(401);
    expect((await view('TS-1999-000001', officer)).status).toBe(404);
  });

  it('opens to a department when the case was sent there', async () => {
    const { complaintNo } = await accepted();
    await openCase(complaintNo);
    await eventually(async () => (await view(complaintNo, pharmacist)).status === 200);
  });

  it('is shut to who is named in it, to a unit accused in confidence, and to one who is kept away (S-01, S-10)', async () => {
    const supervisor = staff({ role: 'supervisor', campus: 'main', department: 'main.conduct' });
    const leader = another(staff({ role: 'leader', campus: null, department: null }));
    const cases: [Partial<AccessFacts>, RunningStaff][] = [
      [{ respondent: { units: [], persons: [leader.personId ?? ''] } }, leader],
      [{ excluded: [leader.personId ?? ''] }, leader],
      [
        {
          confidential: true,
          supervising: ['main.conduct'],
          respondent: { units: ['main.conduct'], persons: [] },
        },
        supervisor,
      ],
    ];
    for (const [facts, who] of cases) {
      const { complaintNo } = await accepted();
      await openCase(complaintNo, facts);
      await eventually(async () => (await view(complaintNo, pharmacist)).status === 200);
      expect((await view(complaintNo, who)).body.code).toBe('complaint.not_found');
    }
  });

  it('is not there for the supervisor of a department that has no part in it (S-02)', async () => {
    const { complaintNo } = await accepted();
    const supervisor = staff({ role: 'supervisor', campus: 'main', department: 'main.medical' });
    expect((await view(complaintNo, supervisor)).status).toBe(404);
    expect((await view(complaintNo, officer)).status).toBe(200);
  });

  it('shows each reader the classes of fields of his part only (S-12)', async () => {
    const { complaintNo } = await accepted();
    await openCase(complaintNo, { coUnits: ['main.pharmacy'] });
    const assisting = staff({
      role: 'department_head',
      campus: 'main',
      department: 'main.pharmacy',
    });
    const answer = await eventually(async () => {
      const { status, body } = await view(complaintNo, assisting);
      return status === 200 ? body : null;
    });
    expect(answer).toMatchObject({
      content: CONTENT,
      complainant: { name: null, phone: null, email: null },
      attachments: [],
    });
    expect(answer.fields).toEqual(['words', 'handling']);
  });
});

describe('the access log', () => {
  it('lists reads and refusals, newest first, to auditor and privacy officer alone (S-17, R-004)', async () => {
    const { complaintNo } = await accepted();
    await view(complaintNo, officer);
    await view(complaintNo, pharmacist);
    const auditor = staff({ role: 'auditor', campus: null, department: null });
    const { body } = await log(complaintNo, auditor);
    expect(
      body.items.map((one: AccessLogEntry) => [one.personId, one.action, one.outcome]),
    ).toEqual([
      [pharmacist.personId, 'words.read', 'refused'],
      [officer.personId, 'words.read', 'allowed'],
    ]);
    const privacy = staff({ role: 'privacy_officer', campus: 'east', department: null });
    expect((await log(complaintNo, privacy)).body.items).toEqual([]);
    expect((await log(complaintNo, officer)).body.code).toBe('access.denied');
  });

  it('keeps silent about a case that the auditor himself is accused in', async () => {
    const { complaintNo } = await accepted();
    const auditor = another(staff({ role: 'auditor', campus: null, department: null }));
    await openCase(complaintNo, { respondent: { units: [], persons: [auditor.personId ?? ''] } });
    await eventually(async () => (await view(complaintNo, pharmacist)).status === 200);
    expect((await log(complaintNo, auditor)).body.items).toEqual([]);
  });
});

async function accepted(): Promise<Receipt> {
  const authorization = await intake.bearer(visitor);
  return eventually(async () => {
    const { status, body } = await request(intake.url)
      .post('/api/v1/complaints')
      .set('Authorization', authorization)
      .set('Idempotency-Key', randomUUID())
      .send(aSubmission());
    return status === 503 ? null : ReceiptSchema.parse(body);
  });
}

async function progress(complaintNo: string, code: string, from = '198.51.100.1') {
  return request(intake.url)
    .get(`/api/v1/complaints/${complaintNo}/progress`)
    .set('Authorization', await intake.bearer(visitor))
    .set({ 'X-Tracking-Code': code, 'X-Forwarded-For': from });
}

async function view(complaintNo: string, who: Parameters<RunningIntake['bearer']>[0]) {
  return request(intake.url)
    .get(`/api/v1/complaints/${complaintNo}`)
    .set('Authorization', await intake.bearer(who));
}

async function log(complaintNo: string, who: RunningStaff) {
  return request(intake.url)
    .get('/api/v1/access-log')
    .query({ complaintNo })
    .set('Authorization', await intake.bearer(who));
}

async function openCase(complaintNo: string, changes: Partial<AccessFacts> = {}): Promise<void> {
  const caseId = randomUUID();
  const [row] = await intake.database.admin<{ id: string; limits: { id: string }[] }>(
    'select id, limits from intake.complaint where complaint_no = $1',
    [complaintNo],
  );
  const clock = {
    clockId: row?.limits[0]?.id,
    label: { zh: '时限', en: 'Limit' },
    kind: 'limit',
    owner: 'centre',
    ownerDepartment: null,
    startedAt: '2026-11-20T02:12:00Z',
    dueAt: '2026-11-25T09:00:00Z',
    provisional: false,
    impliedBy: null,
    explanation: [],
    ref: [],
  };
  const access = factsOnReceipt({
    caseNo: complaintNo.replace('TS', 'C'),
    complaintId: row?.id ?? '',
    campus: 'main',
    department: null,
  });
  await intake.publish(CaseOpened, caseId, 1, {
    state: 'received',
    caseNo: access.caseNo,
    complaintId: access.complaintId,
    complaintNo,
    campus: 'main',
    department: null,
    channel: 'web_form',
    channelMarks: [],
    caseKind: 'external',
    anonymous: false,
    relation: 'patient',
    contactable: true,
    receivedAt: '2026-11-20T02:12:00Z',
    receivedByCentreAt: '2026-11-20T02:12:00Z',
    externalRef: null,
    policies: [],
    access,
  });
  await intake.publish(CaseClocksChanged, caseId, 2, {
    state: 'received',
    started: [clock],
    met: [{ clockId: clock.clockId, metAt: '2026-11-20T03:00:00Z', late: false, minutesOver: 0 }],
    moved: [],
    paused: [],
    resumed: [],
    cancelled: [],
  });
  await intake.publish(CaseDispatched, caseId, 3, {
    state: 'dispatched',
    assignmentId: randomUUID(),
    lead: 'main.outpatient',
    assist: [],
    confidential: false,
  });
  await intake.publish(CaseAccessChanged, caseId, 4, {
    state: 'dispatched',
    access: { ...access, lead: 'main.outpatient', ...changes },
  });
}
