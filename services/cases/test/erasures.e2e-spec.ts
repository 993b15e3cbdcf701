import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ERASED_WORDS,
  ErasurePreviewSchema,
  ErasuresSchema,
  type Identity,
} from '@tingsu/contracts';
import { type Cell, DataKeys, type PersonalData } from '@tingsu/privacy';
import { randomUUID } from 'node:crypto';
import { centreHead, leader, officer, TENANT } from './cases.fixture.js';
import { playing, type Step } from './playing.fixture.js';
import { directoryOf, type RunningCases, startCases } from './running-cases.js';

const aPrivacyOfficer = (campus: string | null = null): Identity => ({
  ...{ kind: 'staff', tenantId: TENANT, personId: randomUUID(), locale: 'zh-CN' },
  grants: [{ role: 'privacy_officer', campus, department: null }],
});
const [one, other] = [aPrivacyOfficer(), aPrivacyOfficer()];
const SECRET = '张桂芬说在三号窗口被推搡';
const proposal = (caseNo: string) => ({
  ...{ caseNo, ground: 'consent_withdrawn', reason: '本人书面撤回同意，无保存义务' },
});

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryOf([])]);
}, 90_000);
afterAll(() => cases?.close());

const { detail, play, act, received } = playing(() => cases);
const DECLINED: Step[] = [
  [officer, 'startTriage'],
  [officer, 'note', { text: SECRET, mentions: [] }],
  [officer, 'decline', { reasonCode: 'COURT', notice: `${SECRET}，已起诉` }],
];

/** A complaint that was declined, with words in its log and a draft of the officer. */
async function ended(): Promise<{ caseNo: string; complaintId: string }> {
  const { caseNo } = await received();
  await play(caseNo, ...DECLINED);
  const draft = { caseVersion: 1, revision: 0, values: { text: SECRET } };
  const saved = await cases.put(officer, `/api/v1/cases/${caseNo}/drafts/note`, draft);
  expect(saved.status).toBe(200);
  return { caseNo, complaintId: (await detail(caseNo)).complaintId };
}

const propose = (who: Identity, caseNo: string, id: string = randomUUID()) =>
  cases.put(who, `/api/v1/erasures/${id}`, proposal(caseNo));
const decide = (who: Identity, id: string, body: object = { approve: true }) =>
  cases.post(who, `/api/v1/erasures/${id}/decision`, body);

describe('the erasure of what a person said in a case (PIPL art. 47)', () => {
  it('shows before what goes and what stays, and changes nothing by that', async () => {
    const { caseNo } = await ended();
    const { status, body } = await cases.get(one, `/api/v1/erasures/preview/${caseNo}`);
    expect(status).toBe(200);
    const preview = ErasurePreviewSchema.parse(body);
    expect(preview.obstacles).toEqual([]);
    const goes = Object.fromEntries(preview.goes.map(({ what, count }) => [what, count]));
    expect(goes).toMatchObject({ case_words: 2, case_drafts: 1, index_entries: 2 });
    const stays = Object.fromEntries(preview.stays.map(({ what, count }) => [what, count]));
    expect(stays['facts']).toBeGreaterThan(3);
    expect(JSON.stringify((await detail(caseNo)).timeline)).toContain(SECRET);
  });

  it('is proposed by one person and decided by another; then no word is left, and the record is whole', async () => {
    const { caseNo, complaintId } = await ended();
    const before = await detail(caseNo);
    const id = randomUUID();
    const proposed = await propose(one, caseNo, id);
    expect(proposed).toMatchObject({ status: 200, body: { state: 'proposed', mayDecide: false } });
    expect((await propose(one, caseNo, id)).body).toEqual(proposed.body);
    expect(await propose(other, caseNo)).toMatchObject({
      status: 409,
      body: { code: 'erasure.not_now' },
    });
    expect(await decide(one, id)).toMatchObject({
      status: 403,
      body: { code: 'erasure.own_proposal' },
    });
    const done = await decide(other, id);
    expect(done).toMatchObject({ status: 200, body: { state: 'done' } });
    expect((await decide(other, id)).body).toEqual(done.body);
    expect(await decide(centreHead, id)).toMatchObject({ status: 409 });

    const after = await detail(caseNo);
    expect(after.erased).toMatchObject({ ground: 'consent_withdrawn' });
    expect(JSON.stringify(after)).not.toContain('张桂芬');
    expect(after.timeline.find(({ type }) => type === 'case.noted.v1')?.text).toEqual({
      note: ERASED_WORDS,
    });
    expect(after.timeline.length).toBe(before.timeline.length + 1);
    const { body: draft } = await cases.get(officer, `/api/v1/cases/${caseNo}/drafts/note`);
    expect(JSON.stringify(draft)).not.toContain('张桂芬');
    const found = await cases.post(officer, '/api/v1/cases/find', { q: '被推搡' });
    expect(JSON.stringify(found.body)).not.toContain(caseNo);
    expect(await cases.faultsOf(complaintId)).toEqual([]);

    const listed = ErasuresSchema.parse((await cases.get(other, '/api/v1/erasures')).body);
    const [newest] = listed.items;
    expect(newest).toMatchObject({ caseNo, state: 'done', reason: proposal(caseNo).reason });
    expect(await act(caseNo, officer, 'note', { text: '再记一笔', mentions: [] })).toMatchObject({
      status: 410,
      body: { code: 'complaint.erased' },
    });
  });

  it('takes out words that were sealed before cases had keys, and the record is whole then too', async () => {
    const { caseNo, complaintId } = await sealingAsBefore(ended);
    expect(JSON.stringify((await detail(caseNo)).timeline)).toContain(SECRET);
    expect(await cases.faultsOf(complaintId)).toEqual([]);
    const id = randomUUID();
    await propose(one, caseNo, id);
    expect((await decide(centreHead, id)).status).toBe(200);
    const rows = await cases.database.admin(
      `select octet_length(sealed) as bytes from cases.case_text t join cases.complaint_case c using (tenant_id, case_id) where c.case_no = $1`,
      [caseNo],
    );
    expect(rows).toEqual([{ bytes: 0 }, { bytes: 0 }]);
    expect(JSON.stringify(await detail(caseNo))).not.toContain('张桂芬');
    expect(await cases.faultsOf(complaintId)).toEqual([]);
  });

  it('is refused while the case is open, for a case that is erased, and to everybody else', async () => {
    const { caseNo } = await received();
    const refused = await propose(one, caseNo);
    expect(refused).toMatchObject({ status: 409, body: { code: 'erasure.not_now' } });
    expect(refused.body.detail).toContain('case_open');
    for (const who of [officer, leader, centreHead])
      expect((await propose(who, caseNo)).status).toBe(403);
    const elsewhere = aPrivacyOfficer('east');
    expect((await propose(elsewhere, caseNo)).status).toBe(403);
    expect((await cases.get(officer, '/api/v1/erasures')).status).toBe(403);
  });

  it('can be refused with a reason, and proposed again', async () => {
    const { caseNo } = await ended();
    const id = randomUUID();
    await propose(one, caseNo, id);
    const answer = { approve: false, reason: '尚有诉讼，待判决后再议' };
    expect(await decide(centreHead, id, answer)).toMatchObject({
      body: { state: 'refused', answer: answer.reason },
    });
    expect(JSON.stringify((await detail(caseNo)).timeline)).toContain(SECRET);
    expect((await propose(other, caseNo)).status).toBe(200);
  });

  it('cannot be done behind the back of the log: a text is emptied only once its key was destroyed', async () => {
    const { caseNo } = await ended();
    const empty = cases.database.admin(
      `update cases.case_text t set sealed = '' from cases.complaint_case c
       where c.tenant_id = t.tenant_id and c.case_id = t.case_id and c.case_no = $1`,
      [caseNo],
    );
    await expect(empty).rejects.toThrow(/append-only/);
  });
});

/** Does the work as a version did that had no keys of cases: the key of the group seals. */
async function sealingAsBefore<Result>(work: () => Promise<Result>): Promise<Result> {
  const keys = cases.app.get(DataKeys);
  const toSeal = keys.toSeal.bind(keys);
  keys.toSeal = async (tx) => {
    const own = await keys.forTenant(tx);
    const seal = (cell: Cell, text: string) => own.seal({ ...cell, subject: undefined }, text);
    return Object.assign(Object.create(own) as PersonalData, { seal });
  };
  try {
    return await work();
  } finally {
    keys.toSeal = toSeal;
  }
}
