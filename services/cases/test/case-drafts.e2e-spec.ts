import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CaseDetail, type Identity, MESSAGE_DRAFT } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { ForgetDrafts } from '../src/case-drafts/forget-drafts.job.js';
import {
  aReceived,
  caseNoOf,
  eastOfficer,
  leader,
  officer,
  OTHER_TENANT,
  TENANT,
  wardHead,
} from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

const WORDS = '患者家属情绪激动，已安抚，约定周五答复';
let cases: RunningCases;
let caseNo: string;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close(), 60_000);

async function aCase(): Promise<string> {
  const event = aReceived();
  await cases.publish([event]);
  const opened = caseNoOf(event);
  await eventually(
    async () => (await cases.get(officer, `/api/v1/cases/${opened}`)).status === 200,
  );
  return opened;
}
const placeOf = (of: string, command = 'giveInterim') => `/api/v1/cases/${of}/drafts/${command}`;
const save = (who: Identity, text: string, revision = 0, path = placeOf(caseNo)) =>
  cases.put(who, path, { revision, caseVersion: 1, values: { text } });
const read = async (who: Identity, path = placeOf(caseNo)) =>
  (await cases.get(who, path)).body as { draft: { values: object; revision: number } | null };

describe('a draft for a command on a case', () => {
  beforeAll(async () => {
    caseNo = await aCase();
  });

  it('is kept on the server, and read again by its author', async () => {
    expect(await read(officer)).toEqual({ draft: null });
    expect(await save(officer, '患')).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(await save(officer, WORDS, 1)).toMatchObject({ body: { revision: 2 } });
    expect(await read(officer)).toMatchObject({
      draft: { caseVersion: 1, revision: 2, values: { text: WORDS } },
    });
    expect((await cases.get(officer, '/api/v1/cases/drafts')).body).toMatchObject({
      items: [{ caseNo, command: 'giveInterim', state: 'registered' }],
    });
  });

  it('lies sealed in the database', async () => {
    const rows = await cases.database.admin<{ text: string }>(
      `select encode(body, 'escape') as text from cases.case_draft where tenant_id = $1`,
      [TENANT],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('家属');
  });

  it('is nobody else’s, and nobody’s who may not see the case', async () => {
    expect(await read(leader)).toEqual({ draft: null });
    expect((await cases.get(leader, '/api/v1/cases/drafts')).body.items).toEqual([]);
    // The same person, whose roles no longer reach the case.
    for (const who of [eastOfficer, wardHead, { ...officer, tenantId: OTHER_TENANT }]) {
      const answers = [
        await cases.get(who, placeOf(caseNo)),
        await save(who, 'x', 2),
        await cases.delete(who, placeOf(caseNo)),
      ];
      expect(answers).toEqual(
        answers.map(() => expect.objectContaining({ status: 404, body: expect.anything() })),
      );
      expect(answers.map(({ body }) => body.code)).toEqual(answers.map(() => 'case.not_found'));
      const listed = await cases.get(who, '/api/v1/cases/drafts');
      expect(listed.status === 200 ? listed.body.items : []).toEqual([]);
    }
    expect(await read(officer)).toMatchObject({ draft: { revision: 2 } });
  });

  it('of two devices is never written over unseen, and the same words twice are no conflict', async () => {
    expect(await save(officer, '另一台电脑上写的', 1)).toMatchObject({
      status: 409,
      body: { code: 'case_draft.stale_revision', currentVersion: 2 },
    });
    expect(await save(officer, WORDS, 1)).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await save(officer, '另一台电脑上写的', 2)).toMatchObject({ body: { revision: 3 } });
  });

  it('goes in the transaction of the command that sends it, but not when the command is refused', async () => {
    const path = `/api/v1/cases/${caseNo}`;
    const { version } = (await cases.get(officer, path)).body as CaseDetail;
    const send = (draftRevision: number, expectedVersion = version) =>
      cases.post(officer, `${path}/commands/giveInterim`, {
        expectedVersion,
        draftRevision,
        payload: { medium: 'phone', text: WORDS },
      });
    expect((await send(3, version + 5)).status).toBe(409);
    expect(await read(officer)).toMatchObject({ draft: { revision: 3 } });
    const sent = await send(3);
    expect(sent).toMatchObject({ status: 200 });
    expect(await read(officer)).toEqual({ draft: null });
    // Words that another device saved since are not lost with it.
    await save(officer, '又想到一点', 0);
    await save(officer, '又想到一点：补充', 1);
    expect((await send(1, sent.body.version)).status).toBe(200);
    expect(await read(officer)).toMatchObject({ draft: { revision: 2 } });
  });

  it('is discarded only by hand, and what another device types afterwards is a new draft', async () => {
    expect((await cases.delete(officer, placeOf(caseNo))).status).toBe(204);
    expect((await cases.delete(officer, placeOf(caseNo))).status).toBe(204);
    expect(await save(officer, '还在写', 2)).toMatchObject({
      status: 409,
      body: { currentVersion: 0 },
    });
    expect((await save(officer, '还在写', 0)).status).toBe(200);
  });

  it('takes no more than a command can, and only commands that exist', async () => {
    expect((await save(officer, '长'.repeat(80_001), 1)).status).toBe(422);
    expect((await save(officer, 'x', 0, placeOf(caseNo, 'fly'))).status).toBe(422);
  });

  it('is also kept of the message to the complainant, and discarded once it is sent', async () => {
    const message = placeOf(caseNo, MESSAGE_DRAFT);
    expect((await save(officer, WORDS, 0, message)).status).toBe(200);
    expect((await cases.get(officer, '/api/v1/cases/drafts')).body.items).toContainEqual(
      expect.objectContaining({ caseNo, command: MESSAGE_DRAFT }),
    );
    expect((await cases.delete(officer, message)).status).toBe(204);
    expect(await read(officer, message)).toEqual({ draft: null });
  });

  it('stays readable after the case has ended', async () => {
    const ended = await aCase();
    const path = `/api/v1/cases/${ended}`;
    await save(officer, WORDS, 0, placeOf(ended));
    const { version } = (await cases.get(officer, path)).body as CaseDetail;
    const withdrawn = await cases.post(officer, `${path}/commands/withdraw`, {
      expectedVersion: version,
      payload: { statement: '本人撤诉' },
    });
    expect(withdrawn).toMatchObject({ status: 200 });
    expect(await read(officer, placeOf(ended))).toMatchObject({
      draft: { values: { text: WORDS } },
    });
    expect((await cases.get(officer, '/api/v1/cases/drafts')).body.items[0]).toMatchObject({
      caseNo: ended,
      state: withdrawn.body.state,
    });
  });

  it('that nobody touched for 90 days is removed', async () => {
    await cases.database.admin(
      `update cases.case_draft d set updated_at = now() - interval '91 days' from cases.complaint_case c
       where c.case_id = d.case_id and c.case_no = $1`,
      [caseNo],
    );
    expect(await cases.app.get(ForgetDrafts).execute()).toBe(1);
    expect(await read(officer)).toEqual({ draft: null });
  });
});
