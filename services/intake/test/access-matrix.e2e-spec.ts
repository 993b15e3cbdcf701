import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  type AccessFacts,
  CaseOpened,
  DirectoryPublished,
  factsOnReceipt,
  PolicyActivated,
} from '@tingsu/contracts';
import {
  accessMatrix,
  accessRoutesPage,
  eventually,
  MATRIX_PLACE,
  type Position,
} from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const { department } = MATRIX_PLACE;
const leader = staff({ role: 'leader', campus: null, department: null });
const personId = randomUUID();

const NEW_KEY = {
  ...{ name: 'partner', channels: ['hotline'], campuses: [], perMinute: null, expiresAt: null },
};

const NEW_WEBHOOK = {
  ...{ name: 'partner', url: 'https://partner.example/', types: ['case.opened.v1'], campuses: [] },
  ...{ apiKeyId: null, active: false },
};

/** What cases says of a complaint in each position. */
const FACTS: Readonly<Record<Position, Partial<AccessFacts>>> = {
  O: { lead: department },
  D: { lead: 'main.finance' },
  C: { lead: 'east.outpatient', campus: 'east' },
  X: {
    lead: 'main.finance',
    confidential: true,
    respondent: { units: [department], persons: [] },
  },
  N: { lead: department, respondent: { units: [], persons: [personId] } },
};

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
}, 60_000);
afterAll(() => intake?.close(), 60_000);

/** A complaint with an attachment, whose case is known with these facts. */
async function known(facts: Partial<AccessFacts>): Promise<Record<string, string>> {
  const authorization = await intake.bearer(visitor);
  const uploaded = await request(intake.url)
    .post('/api/v1/uploads')
    .set('Authorization', authorization)
    .attach('file', PNG, { filename: 'x.png', contentType: 'image/png' });
  const uploadId = uploaded.body.uploadId as string;
  const complaintNo = await eventually(async () => {
    const { status, body } = await request(intake.url)
      .post('/api/v1/complaints')
      .set('Authorization', authorization)
      .set('Idempotency-Key', randomUUID())
      .send(aSubmission({ attachments: [uploadId] }));
    return status === 503 ? null : (body.complaintNo as string);
  });
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1',
    [complaintNo],
  );
  const caseNo = complaintNo.replace('TS', 'C');
  const place = { caseNo, complaintId: row?.id ?? '', campus: 'main', department: null };
  const access = { ...factsOnReceipt(place), ...facts };
  await intake.publish(CaseOpened, randomUUID(), 1, {
    ...place,
    state: 'received',
    complaintNo,
    campus: access.campus,
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
  await eventually(async () => {
    const rows = await intake.database.admin(
      'select from intake.case_copy where complaint_id = $1 and access is not null',
      [place.complaintId],
    );
    return rows.length === 1;
  });
  expect(
    (
      await request(intake.url)
        .get(`/api/v1/complaints/${complaintNo}`)
        .set('Authorization', await intake.bearer(leader))
    ).status,
  ).toBe(200);
  return { complaintNo, caseNo, uploadId };
}

/** Days around now, by which the register is asked for. */
function thisWeek(): string {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return `?from=${day(-3)}&to=${day(3)}`;
}

it('docs/access-routes.md says who may call which route of intake', async () => {
  const cases: Partial<Record<Position, Record<string, string>>> = {};
  for (const [position, facts] of Object.entries(FACTS))
    cases[position as Position] = await known(facts);
  const table = await accessMatrix({
    ...intake,
    service: 'intake',
    tenantId: TENANT,
    personId,
    cases: cases as Record<Position, Record<string, string>>,
    parameters: { medium: 'email' },
    queries: {
      'GET /api/v1/register-book': thisWeek(),
      'GET /api/v1/sendings': '?medium=letter',
      'GET /api/v1/sendings/letters/print': `?ids=${randomUUID()}`,
    },
    bodies: {
      'POST /api/v1/complaints/alike': { campus: 'main', words: '挂号窗口的工作人员态度很差' },
      'POST /api/v1/complaints/find': { q: '挂号' },
      'POST /api/v1/complaints/gists': {
        complaintNos: Object.values(cases).map(({ complaintNo }) => complaintNo),
      },
      'POST /api/v1/complaints/shared-words': {
        complaintNos: Object.values(cases).map(({ complaintNo }) => complaintNo),
      },
      'POST /api/v1/complaints/{complaintNo}/reveal': { fields: ['phone'], reason: 'call_back' },
      'POST /api/v1/complaints/{complaintNo}/corrections': {
        fields: { phone: '13900002222' },
        reason: '本人来电更正',
      },
      'POST /api/v1/complaints': aSubmission({}),
      'POST /api/v1/complaints/{complaintNo}/additions': { kind: 'statement', content: '补充' },
      'POST /api/v1/complaints/{complaintNo}/copies': {
        copyId: '01900000-0000-7000-8000-0000000fffff',
        ...{ to: 'court', name: '区法院', reason: '调取证据', form: 'original' },
        files: ['01900000-0000-7000-8000-0000000fffff'],
      },
      'POST /api/v1/complaints/{complaintNo}/files': {
        uploadId: '01900000-0000-7000-8000-0000000fffff',
        slot: 'photo',
        source: '护士长',
      },
      'POST /api/v1/complaints/{complaintNo}/objection': { words: '不同意' },
      'POST /api/v1/complaints/{complaintNo}/rating': { satisfied: true },
      'POST /api/v1/cases/{caseNo}/messages': { words: '您好' },
      'POST /api/v1/complaints/lost-receipts': { phone: '13900001111' },
      'POST /api/v1/complaints/urges': { externalRef: 'x', urgedAt: '2026-11-20T02:12:00Z' },
      'POST /api/v1/cases/{caseNo}/messages/{messageId}/sendings': { media: ['sms'] },
      'POST /api/v1/sendings/{id}/done': { on: '2026-11-20' },
      'POST /api/v1/sendings/{id}/given-up': { why: 'returned' },
      'POST /api/v1/order-authorities': {
        ...{ name: '省 12345', channel: 'hotline_12345', campus: 'main' },
      },
      'PUT /api/v1/order-authorities/{id}': { version: 1, campus: 'main', mapping: {} },
      'POST /api/v1/order-authorities/{id}/orders': { cells: {} },
      'POST /api/v1/order-authorities/{id}/orders/check': { orders: [{ row: 1, cells: {} }] },
      'POST /api/v1/order-authorities/{id}/orders/sent-back': { orderNos: ['1'] },
      'POST /api/v1/consent': { agrees: true },
      'PUT /api/v1/complaints/{complaintNo}/reach-wish': {
        ...{ medium: 'sms', times: 'any', language: 'en' },
      },
      'POST /api/v1/order-authorities/{id}/requests': {
        ...{ orderNo: '1', kind: 'give_back', reason: 'x' },
      },
      'POST /api/v1/order-authorities/{id}/requests/answered': { orderNo: '1', granted: true },
      'POST /api/v1/posters': {
        ...{ campus: 'main', size: 'sign', language: 'both', places: [{ kind: 'campus' }] },
      },
      'POST /api/v1/api-keys': NEW_KEY,
      'PUT /api/v1/api-keys/{id}': NEW_KEY,
      'POST /api/v1/api-keys/{id}/exchange': { overlapHours: 0 },
      'POST /api/v1/webhooks': NEW_WEBHOOK,
      'PUT /api/v1/webhooks/{id}': NEW_WEBHOOK,
      'POST /api/v1/webhooks/{id}/exchange': { overlapHours: 0 },
      'POST /api/v1/webhooks/{id}/replay': { eventId: '01900000-0000-7000-8000-0000000fffff' },
      'PUT /api/v1/inlets/{id}/person': { personId: null },
      'PUT /api/v1/media-accounts/{medium}': { settings: { provider: 'smtp' } },
      'POST /api/v1/media-accounts/{medium}/test': { to: 'admin@hospital.test' },
      'POST /api/v1/operator/parked/{id}/discard': { reason: 'sent by mistake' },
      'POST /api/v1/register-book/exports': {
        ...{ from: '2026-11-01', to: '2026-11-30', format: 'csv', language: 'en' },
      },
      'POST /api/v1/refused-submissions/{id}/dismiss': { reason: '重复登记' },
    },
  });
  const { written, found } = await accessRoutesPage('intake', table);
  expect(written).toBe(found);
}, 300_000);
