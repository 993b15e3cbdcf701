import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type Channel,
  CHANNELS,
  DirectoryPublished,
  DEPARTMENTAL_ROLES,
  type Identity,
  PolicyActivated,
  type RegistrationBlock,
  type Role,
  ROLES,
  type Submission,
} from '@tingsu/contracts';
import request from 'supertest';
import type { ComplaintView } from '../src/complaints/complaint-view.js';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const HEAD = '01900000-0000-7000-8000-0000000000b1';
const NURSE = '01900000-0000-7000-8000-0000000000b2';
const person = (
  personId: string,
  role: Role,
  department: string | null = null,
  campus = 'main',
) => ({
  ...staff({ role, campus, department }),
  personId,
});
const officer = person(randomUUID(), 'centre_officer');
const nurse = person(NURSE, 'department_receiver', 'main.outpatient');

/** Every other channel is open on the main campus. */
const CLOSED = 'health_commission';

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  const directory = aDirectory();
  const people = [HEAD, NURSE].map((id) => ({
    ...{ id, name: id, email: null, locale: 'zh-CN' as const, active: true, grants: [] },
  }));
  await intake.publish(DirectoryPublished, TENANT, 1, {
    ...{ ...directory, staff: people },
    campuses: directory.campuses.map((campus) =>
      campus.code === 'main'
        ? { ...campus, channels: CHANNELS.filter((one) => one !== CLOSED) }
        : campus,
    ),
  });
  await intake.publish(PolicyActivated, TENANT, 1, withCustomerService());
  await eventually(async () => (await submit(officer)).status === 201);
}, 60_000);
afterAll(() => intake.close());

/** On the east campus only customer service opens cases. */
function withCustomerService(): PolicyActivated['data'] {
  const { documents, bindings, calendars } = thePolicies();
  const path = '../../../deploy/policies/customer-service.json';
  const document = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as never;
  const policies = ['customer-service', 'tcm-yulin', 'group-default'];
  return {
    documents: [...documents, document],
    bindings: [...bindings, { campus: 'east', caseKind: 'external', policies }],
    calendars,
  };
}

const PATIENT = { name: '阿卜杜拉•买买提', recordNo: 'ZY-20261234', sex: 'male', age: 61 } as const;

async function submit(
  who: Identity,
  registration: RegistrationBlock = {},
  changes: Partial<Submission> = {},
  key: string = randomUUID(),
) {
  return request(intake.url)
    .post('/api/v1/complaints')
    .set({ Authorization: await intake.bearer(who), 'Idempotency-Key': key })
    .send(aSubmission({ channel: 'hotline', ...changes, registration }));
}

async function view(complaintNo: string, who: Identity): Promise<ComplaintView> {
  const answer = await request(intake.url)
    .get(`/api/v1/complaints/${complaintNo}`)
    .set('Authorization', await intake.bearer(who));
  return answer.body as ComplaintView;
}

async function statusOf(complaintNo: string, who: Identity): Promise<number> {
  const answer = await request(intake.url)
    .get(`/api/v1/complaints/${complaintNo}`)
    .set('Authorization', await intake.bearer(who));
  return answer.status;
}

async function eventOf(complaintNo: string) {
  const [row] = await intake.database.admin<{ actor: unknown; data: Record<string, unknown> }>(
    `select o.body::jsonb -> 'actor' as actor, o.body::jsonb -> 'data' as data from intake.outbox o join intake.complaint c on c.id::text = o.aggregate_id where c.complaint_no = $1`,
    [complaintNo],
  );
  return row;
}

describe('a complaint that staff register', () => {
  it('is taken by telephone and desk, with the number of its case, in the name of who registered it (R-008, R-131)', async () => {
    const answer = await submit(officer, { firstResponder: NURSE, receiptGiven: true });
    expect(answer.status).toBe(201);
    expect(answer.body.caseNo).toBe(answer.body.complaintNo.replace('TS', 'C'));
    const seen = await view(answer.body.complaintNo, officer);
    expect(seen.registration).toMatchObject({
      registeredBy: officer.personId,
      role: 'centre_officer',
      firstResponder: NURSE,
    });
    expect(seen.channel).toBe('hotline');
  });

  it('keeps patient, place, signature and mood, shown masked like the complainant (R-155, R-156)', async () => {
    const answer = await submit(officer, {
      patient: PATIENT,
      authorisation: 'seen',
      respondents: {
        units: ['main.outpatient', 'east.pharmacy'],
        others: '戴眼镜的保安 13800001111',
      },
      place: '𠮷楼三层挂号窗口',
      mood: 'angry',
      restated: true,
      signature: { state: 'waived', reason: 'phone', note: '电话中无法签字' },
      callId: 'call-1',
    });
    const { complaintNo } = answer.body as { complaintNo: string };
    expect((await view(complaintNo, officer)).registration).toMatchObject({
      patient: {
        name: '阿*******',
        recordNo: '*******1234',
        sex: 'male',
        age: 61,
        birthYear: null,
      },
      authorisation: 'seen',
      respondents: {
        units: ['main.outpatient', 'east.pharmacy'],
        others: '戴眼镜的保安 13800001111',
      },
      place: '𠮷楼三层挂号窗口',
      mood: 'angry',
      restated: true,
      signature: { state: 'waived', reason: 'phone', note: '电话中无法签字' },
      callId: 'call-1',
    });
    const stored = await intake.database.admin<{ row: string }>(
      'select row_to_json(r)::text as row from intake.complaint_registration r',
    );
    for (const { row } of stored) expect(row).not.toMatch(/买买提|1234|call-1/);
  });

  it.each<[channel: Channel, way: string]>([
    ['front_desk', 'the form of the front desk, with who helped to fill it in (R-006)'],
    ['visit', 'word of mouth at the office on the second floor (R-083, R-218)'],
    ['hotline', 'telephone (R-083)'],
    ['letter', 'letter (R-083, R-123)'],
    ['fax', 'fax (R-123)'],
    ['email', 'e-mail (R-123)'],
    ['consumer_association', 'the consumer association, with its number and limit (R-123)'],
    ['other_authority', 'another authority'],
    ['media', 'the media'],
  ])('comes by %s: %s', async (channel) => {
    const written = { letterDate: '2026-11-18' } as const;
    const forwarded = { externalRef: '消协〔2026〕8号', externalDueAt: '2026-12-01T09:00:00Z' };
    const taken = await submit(
      officer,
      { firstResponder: NURSE, ...written },
      { channel, ...forwarded },
    );
    expect([taken.status, taken.body.errors]).toEqual([201, undefined]);
    expect(await view(taken.body.complaintNo, officer)).toMatchObject({
      channel,
      registration: { firstResponder: NURSE, letterDate: '2026-11-18' },
    });
    const { externalRef, externalDueAt } = (await eventOf(taken.body.complaintNo))?.data ?? {};
    expect([externalRef, Date.parse(String(externalDueAt))]).toEqual([
      forwarded.externalRef,
      Date.parse(forwarded.externalDueAt),
    ]);
  });

  it('keeps what happened, why the person thinks so and what is wanted apart (R-126)', async () => {
    const words = { content: '收费窗口多收两元', demand: '退款' };
    const { body } = await submit(officer, { reasons: '公示的价格不是这样' }, words);
    expect(await view(body.complaintNo, officer)).toMatchObject({
      ...words,
      registration: { reasons: '公示的价格不是这样' },
    });
  });

  it('says in its event who is complained of and what was signed, and no word of the patient', async () => {
    const { body } = await submit(officer, {
      patient: PATIENT,
      respondents: { units: ['main.outpatient'], persons: [HEAD] },
      signature: { state: 'voice' },
    });
    const event = await eventOf(body.complaintNo);
    expect(event?.data['registration']).toMatchObject({
      by: officer.personId,
      firstResponder: officer.personId,
      respondents: { units: ['main.outpatient'], persons: [HEAD] },
      signature: 'voice',
      handedOver: null,
      resolvedOnSpot: false,
    });
    expect(event?.data['department']).toBe('main.outpatient');
    expect(JSON.stringify(event)).not.toMatch(/买买提|20261234/);
  });

  it('is never seen by a person whom it names, not even before its case is open', async () => {
    const named = person(HEAD, 'centre_officer');
    const { body } = await submit(officer, { respondents: { persons: [HEAD] } });
    expect(await statusOf(body.complaintNo, named)).toBe(404);
    expect(await statusOf(body.complaintNo, officer)).toBe(200);
  });

  it('is answered once for one key, and for another person the key is another', async () => {
    const key = randomUUID();
    const first = await submit(officer, { mood: 'calm' }, {}, key);
    expect((await submit(officer, { mood: 'calm' }, {}, key)).text).toBe(first.text);
    const other = await submit(nurse, { mood: 'calm' }, {}, key);
    expect([other.status, other.body.complaintNo === first.body.complaintNo]).toEqual([201, false]);
  });

  it('of a call that a colleague registered meanwhile is refused with the number of that complaint', async () => {
    const callId = `pbx-${randomUUID()}`;
    const [one, two] = await Promise.all([submit(officer, { callId }), submit(nurse, { callId })]);
    const [first, second] = one.status === 201 ? [one, two] : [two, one];
    expect([first.status, second.status, second.body.code]).toEqual([201, 409, 'call.registered']);
    expect(second.body.complaintNo).toBe(first.body.complaintNo);
    const later = await submit(nurse, { callId });
    expect([later.status, later.body.complaintNo]).toEqual([409, first.body.complaintNo]);
  });

  it('may name a caller who gives nothing, a name of one character and one of sixty', async () => {
    const relation = 'unknown' as const;
    const nobody = await submit(officer, {}, { complainant: { anonymous: true, relation } });
    expect(nobody.status).toBe(201);
    for (const name of ['𠮷', '阿'.repeat(60)]) {
      const complainant = {
        anonymous: false,
        name,
        phone: '０１０－８８８８ ００００ 转 8012',
        relation,
      };
      expect((await submit(officer, {}, { complainant })).status).toBe(201);
    }
  });
});

describe('what staff settle as they register it, having read it back (R-051, R-154)', () => {
  it('is answered on the progress page of who complained, and shown to the office', async () => {
    const onTheSpot = { outcome: '当场道歉并退回两元停车费，请电 13800001111' };
    const { body } = await submit(officer, { onTheSpot, restated: true });
    const progress = await request(intake.url)
      .get(`/api/v1/complaints/${body.complaintNo}/progress`)
      .set({
        Authorization: await intake.bearer(visitor),
        'X-Tracking-Code': body.trackingCode as string,
      });
    expect(progress.body.answer.text).toBe(onTheSpot.outcome);
    expect((await view(body.complaintNo, officer)).registration).toMatchObject({
      ...{ onTheSpot, restated: true },
    });
    const data = (await eventOf(body.complaintNo))?.data;
    expect(data?.['registration']).toMatchObject({ resolvedOnSpot: true });
    expect(JSON.stringify(data)).not.toContain('停车费');
  });
});

describe('registering is refused', () => {
  it.each<[string, Identity, RegistrationBlock, Partial<Submission>, number, string]>([
    ['a visitor', visitor, {}, {}, 401, 'session.required'],
    [
      'an officer of another campus',
      person(randomUUID(), 'centre_officer', null, 'east'),
      {},
      {},
      403,
      'access.denied',
    ],
    [
      'a department of another campus',
      person(NURSE, 'department_receiver', 'east.pharmacy', 'east'),
      {},
      {},
      403,
      'access.denied',
    ],
    ['the form of the public', officer, {}, { channel: 'web_form' }, 403, 'channel.not_trusted'],
    ['a channel that is not open here', officer, {}, { channel: CLOSED }, 422, 'channel.closed'],
    [
      'an unknown first responder',
      officer,
      { firstResponder: randomUUID() },
      {},
      422,
      'request.invalid',
    ],
    [
      'an unknown respondent',
      officer,
      { respondents: { persons: [randomUUID()] } },
      {},
      422,
      'request.invalid',
    ],
    [
      'an unknown department',
      officer,
      { respondents: { units: ['main.moon'] } },
      {},
      422,
      'department.unknown',
    ],
    [
      'a waiver without its reason',
      officer,
      { signature: { state: 'waived' } },
      {},
      422,
      'request.invalid',
    ],
    [
      'a reason that the policy has not',
      officer,
      { signature: { state: 'waived', reason: 'tired' } },
      {},
      422,
      'request.invalid',
    ],
    [
      'what is settled and handed over',
      officer,
      { handOver: true, onTheSpot: { outcome: '已道歉' } },
      {},
      422,
      'request.invalid',
    ],
  ])('for %s', async (_, who, registration, changes, status, code) => {
    const answer = await submit(who, registration, changes);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('for every role that has no contact with complainants', async () => {
    const allowed = await Promise.all(
      ROLES.map(async (role) => {
        const department = DEPARTMENTAL_ROLES.includes(role) ? 'main.outpatient' : null;
        const { status } = await submit(person(randomUUID(), role, department));
        expect([201, 403]).toContain(status);
        return status === 201 ? [role] : [];
      }),
    );
    expect(allowed.flat()).toEqual([
      ...['first_responder', 'centre_officer', 'centre_head'],
      ...['department_receiver', 'department_head', 'supervisor', 'leader', 'callback_agent'],
    ]);
  });

  it('to a program, which has its own key', async () => {
    const answer = await request(intake.url)
      .post('/api/v1/complaints')
      .set({ Authorization: await intake.bearer(officer), 'Idempotency-Key': randomUUID() })
      .set('X-API-Key', 'x'.repeat(64))
      .send(aSubmission({ channel: 'hotline', registration: {} }));
    expect(answer.status).toBe(401);
  });
});

describe('where only customer service opens cases (R-049, X-09)', () => {
  const pharmacist = person(NURSE, 'department_receiver', 'east.pharmacy', 'east');
  const service = person(randomUUID(), 'centre_officer', null, 'east');
  const east = { campus: 'east', channel: 'hotline' } as const;

  it('a department hands the complaint over with what it was told (R-154, R-205, R-231, R-294)', async () => {
    const refused = await submit(pharmacist, {}, east);
    expect([refused.status, refused.body.code]).toEqual([403, 'registration.hand_over_only']);
    const told = { handOver: true, mood: 'calm', restated: true } as const;
    const taken = await submit(pharmacist, told, east);
    expect(taken.status).toBe(201);
    expect(await view(taken.body.complaintNo, service)).toMatchObject({
      content: aSubmission().content,
      registration: { mood: 'calm', restated: true, firstResponder: NURSE },
    });
    const event = await eventOf(taken.body.complaintNo);
    expect(event?.data['registration']).toMatchObject({
      by: NURSE,
      handedOver: { department: 'east.pharmacy' },
    });
  });

  it('customer service registers itself', async () => {
    expect((await submit(service, {}, east)).status).toBe(201);
  });
});

describe('while a complaint is typed, what is known already', () => {
  const alike = async (who: Identity, query: object) =>
    request(intake.url)
      .post('/api/v1/complaints/alike')
      .set('Authorization', await intake.bearer(who))
      .send({ campus: 'main', ...query });
  const phone = '13700001234';
  let known: string;
  beforeAll(async () => {
    const complainant = { anonymous: false, name: '欧阳·𠮷娜', phone, relation: 'family' } as const;
    const patient = { name: '古丽·阿依夏', recordNo: 'zy 2026-998877', visitNo: 'MZ0042' };
    const content = '护士站无人应答，老人跌倒后半小时才有人来';
    known = (await submit(officer, { patient }, { complainant, content })).body.complaintNo;
  });

  it.each<[string, object, readonly string[], boolean]>([
    ['the phone, however it is written', { phone: '137-0000-1234' }, ['phone'], false],
    ['the record number of the patient', { recordNo: 'ZY2026998877' }, ['record'], false],
    ['the name of the patient, with another dot', { name: '古丽•阿依夏' }, ['name'], false],
    [
      'the words of another person',
      { words: '护士站无人应答，老人跌倒后半小时才有人来，太差' },
      ['words'],
      false,
    ],
    [
      'person and words',
      { phone: '13700001234', words: '老人跌倒后半小时才有人来' },
      ['phone', 'words'],
      true,
    ],
  ])('is found by %s', async (_, query, reasons, sameMatter) => {
    const { status, body } = await alike(officer, query);
    expect([status, body.items.length > 0]).toEqual([200, true]);
    expect(body.items[0]).toMatchObject({
      ...{ complaintNo: known, caseNo: known.replace('TS', 'C'), reasons, sameMatter },
      ...{ open: true, gist: '护士站无人应答，老人跌倒后半小时才有人来' },
    });
  });

  it('is found by what staff corrected since', async () => {
    const { complaintNo } = (await submit(officer, {}, { content: '停车场的栏杆砸到了车顶' })).body;
    const fields = { phone: '13700009876', patientName: '慕容雪飞', recordNo: 'ZY 5566' };
    await request(intake.url)
      .post(`/api/v1/complaints/${complaintNo}/corrections`)
      .set({ Authorization: await intake.bearer(officer), 'Idempotency-Key': randomUUID() })
      .send({ fields, reason: '本人来电更正' });
    for (const [query, reason] of [
      [{ phone: '137 0000 9876' }, 'phone'],
      [{ name: '慕容雪飞' }, 'name'],
      [{ recordNo: 'zy5566' }, 'record'],
    ] as const)
      expect((await alike(officer, query)).body.items).toMatchObject([
        { complaintNo, reasons: [reason] },
      ]);
  });

  it('is nothing for a number that is not whole yet, a name of one character, or who does not see it', async () => {
    for (const query of [{ phone: '1370000' }, { name: '𠮷' }, { words: '太差' }, {}])
      expect((await alike(officer, query)).body.items).toEqual([]);
    expect((await alike(nurse, { phone })).body.items).toEqual([]);
    const elsewhere = person(randomUUID(), 'centre_officer', null, 'east');
    expect((await alike(elsewhere, { phone, campus: 'east' })).body.items).toEqual([]);
    expect((await alike(elsewhere, { phone })).status).toBe(403);
    expect((await alike(visitor, { phone })).status).toBe(401);
  });

  it('X-24: names the cases of the same person to who may know of restrictions, by the whole number only, and to nobody else', async () => {
    const caseNo = known.replace('TS', 'C');
    expect((await alike(officer, { phone })).body.samePerson).toEqual([caseNo]);
    expect((await alike(officer, { recordNo: 'ZY2026998877' })).body.samePerson).toEqual([caseNo]);
    // The same name or words do not make the same person.
    expect((await alike(officer, { name: '古丽·阿依夏' })).body.samePerson).toEqual([]);
    expect((await alike(nurse, { phone })).body).not.toHaveProperty('samePerson');
  });

  it('is found by the find box too, by patient, record number and place', async () => {
    for (const [q, by] of [
      ['古丽', 'name'],
      ['998877', 'number'],
    ]) {
      const answer = await request(intake.url)
        .post('/api/v1/complaints/find')
        .set('Authorization', await intake.bearer(officer))
        .send({ q });
      expect(answer.body.items).toMatchObject([{ complaintNo: known, foundBy: [by] }]);
    }
  });
});
