import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Identity, MessageWritten, OpenSafetyFile, WholeSafetyFile } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import {
  aReceived,
  caseNoOf,
  eastOfficer,
  officer,
  OTHER_TENANT,
  receive,
  TENANT,
} from '../../test/cases.fixture.js';
import { ReceiveMessages } from '../complaints/receive-messages.usecase.js';
import { openSafety, person, type Safety } from '../../test/safety.fixture.js';

const NOW = '2026-11-27T22:00:00+08:00';
const DAY = 24 * 3_600_000;
const time = fakeTime(NOW);
const proposer = person('centre_officer');
const decider = person('leader');
const third = person('centre_head');

let safety: Safety;
beforeAll(async () => {
  safety = await openSafety(time);
}, 60_000);
afterAll(() => safety?.close());
afterEach(() => time.set(NOW));

async function aCase() {
  const received = aReceived();
  await receive(safety, [received]);
  return { received, caseNo: caseNoOf(received) };
}
async function proposedMark(
  change: Partial<Extract<OpenSafetyFile, { sort: 'mark' }>> = {},
): Promise<WholeSafetyFile> {
  const { caseNo } = await aCase();
  const asked = { sort: 'mark', campus: 'main', mark: 'abusive', of: 'person' } as const;
  return safety.open(proposer, { ...asked, caseNo, text: '多次辱骂接待人员', ...change });
}
const known = async (who: Identity, { caseNo }: { readonly caseNo: string | null }) =>
  (await safety.reading.restricted(who, [caseNo ?? ''])).items;
const seeTo = () => safety.instance().seeing.execute();
const asks = async ({ fileId }: { readonly fileId: string }) =>
  (await safety.told(fileId)).map(({ type, data }) => [type, data['what']]);

describe('X-24: a mark of a person or a complaint', () => {
  it('holds from the second person on, as long as the policy says, and is over by itself on its day', async () => {
    const file = await proposedMark();
    expect(file.state).toMatchObject({ stand: 'proposed', until: '2027-05-26' });
    expect(await known(proposer, file)).toEqual([]);
    await expect(safety.act(proposer, file, { act: 'agree' })).rejects.toMatchObject({
      code: 'access.denied',
    });
    await safety.act(decider, file, { act: 'agree' });
    expect(await known(proposer, file)).toMatchObject([{ mark: 'abusive', until: '2027-05-26' }]);
    time.advance(181 * DAY);
    // No rule uses it, although nobody has written down yet that it is over.
    expect(await known(proposer, file)).toEqual([]);
    while ((await seeTo()) > 0);
    const over = await safety.reading.execute(third, file.fileId);
    expect(over).toMatchObject({ state: { stand: 'expired' }, endedAt: expect.any(String) });
  });

  it('is reviewed by somebody else than who set it, who is reminded until it is done', async () => {
    const file = await proposedMark();
    await safety.act(decider, file, { act: 'agree' });
    time.advance(90 * DAY + 1_000);
    expect(await seeTo()).toBe(1);
    expect(await seeTo()).toBe(0);
    time.advance(7 * DAY);
    expect(await seeTo()).toBe(1);
    expect((await asks(file)).filter(([, what]) => what === 'review')).toHaveLength(2);
    const [review] = (await safety.told(file.fileId)).slice(-1);
    expect(review?.data['notify']).toEqual(['centreHead', 'leader']);
    const kept = { act: 'review', text: '仍在继续' } as const;
    for (const who of [proposer, third])
      if (who === proposer)
        await expect(safety.act(who, file, kept)).rejects.toMatchObject({ code: 'safety.not_now' });
      else {
        const reviewed = await safety.act(who, file, kept);
        expect(reviewed.due).toMatchObject({ what: 'expire' });
        expect(reviewed.entries.at(-1)).toMatchObject({ act: 'review', by: third.personId });
      }
  });

  it('is appealed against by staff for the person, answered by a third, and reminded of until then', async () => {
    const file = await proposedMark();
    await safety.act(decider, file, { act: 'agree' });
    await safety.act(proposer, file, { act: 'appeal', text: '本人来电：没有骂人' });
    time.advance(7 * DAY + 1_000);
    await seeTo();
    expect((await asks(file)).filter(([, what]) => what === 'appeal')).toHaveLength(2);
    const answer = { act: 'answerAppeal', lift: true, text: '证据不足，解除' } as const;
    await expect(safety.act(decider, file, answer)).rejects.toMatchObject({
      code: 'safety.not_now',
    });
    expect((await safety.act(third, file, answer)).state).toMatchObject({ stand: 'lifted' });
    expect(await known(proposer, file)).toEqual([]);
  });

  it('is appealed against by the person himself with a word on the progress page, once', async () => {
    const { received, caseNo } = await aCase();
    const mark = { sort: 'mark', campus: 'main', caseNo, of: 'person', mark: 'abusive' } as const;
    const file = await safety.open(proposer, { ...mark, text: '辱骂' });
    await safety.act(decider, file, { act: 'agree' });
    for (const nr of [1, 2]) await objects(received.aggregateid, nr);
    const whole = await safety.reading.execute(third, file.fileId);
    expect(whole.state).toMatchObject({ appealedAt: expect.any(String) });
    expect(whole.entries.filter(({ act }) => act === 'appeal')).toMatchObject([
      { by: null, facts: { message: 1 }, words: {} },
    ]);
  });

  it('is no longer than the policy allows, and nobody outside the centre and the leaders learns of it', async () => {
    await expect(proposedMark({ until: '2028-01-01' })).rejects.toMatchObject({
      code: 'safety.not_now',
    });
    const file = await proposedMark();
    await safety.act(decider, file, { act: 'agree' });
    const others = [
      ...[person('auditor'), person('supervisor', 'main.medical'), eastOfficer],
      ...[person('department_head', 'main.ward'), person('first_responder')],
      { ...decider, tenantId: OTHER_TENANT },
    ];
    for (const who of others) {
      await expect(safety.reading.execute(who, file.fileId)).rejects.toMatchObject({
        code: 'safety.not_found',
      });
      expect(await known(who, file)).toEqual([]);
    }
    expect(JSON.stringify(await safety.told(file.fileId))).not.toMatch(/辱骂/);
  });
});

describe('X-24: a complaint that two people found malicious', () => {
  const find = async (who: Identity, caseNo: string, expectedVersion: number) =>
    safety.runCommand.execute(who, {
      ...{ caseNo, expectedVersion, command: 'markInvalid' },
      payload: { grounds: '捏造事实', kind: 'malicious' },
    });
  async function found() {
    const { received, caseNo } = await aCase();
    const run = async (command: 'startTriage', expectedVersion: number) =>
      safety.runCommand.execute(officer, { caseNo, command, expectedVersion, payload: {} });
    const { version } = await run('startTriage', await versionOf(caseNo));
    const first = await find(person('centre_officer'), caseNo, version);
    const second = await find(person('leader'), caseNo, first.version);
    const { items } = await safety.reading.ofCase(third, caseNo);
    return { received, caseNo, version: second.version, file: items[0] };
  }
  const stateOf = async (caseNo: string) => {
    const [row] = await safety.database.admin<{ snapshot: Record<string, never> }>(
      'select snapshot from cases.case_snapshot join cases.complaint_case using (tenant_id, case_id) where case_no = $1',
      [caseNo],
    );
    return row?.snapshot as unknown as {
      invalidity: unknown;
      classification: { nature: string; natureRules: string[]; facts: object };
    };
  };

  it('bears that word until its day; then the finding stays and the word is gone', async () => {
    const { caseNo, file } = await found();
    expect(file?.state).toMatchObject({
      ...{ sort: 'mark', mark: 'malicious', of: 'complaint', stand: 'in_force' },
      until: '2027-05-26',
    });
    expect((await stateOf(caseNo)).classification.natureRules).toEqual(['malicious']);
    time.advance(181 * DAY);
    while ((await seeTo()) > 0);
    const after = await stateOf(caseNo);
    expect(after.invalidity).toMatchObject({ confirmed: true });
    expect(after.classification).toMatchObject({ nature: 'invalid', natureRules: ['judged'] });
    const { invalidity, classification } = after;
    expect(JSON.stringify({ invalidity, classification })).not.toMatch(/malicious/i);
  });

  it('is graded as if it had never been found once the appeal succeeds', async () => {
    const { received, caseNo, file } = await found();
    if (!file) throw new Error('nothing marks the complaint');
    await objects(received.aggregateid, 1);
    await safety.act(third, file, { act: 'answerAppeal', lift: true, text: '证据不足' });
    const after = await stateOf(caseNo);
    expect(after.invalidity).toBeNull();
    expect(after.classification.nature).not.toBe('invalid');
  });
});

const versionOf = async (caseNo: string): Promise<number> => {
  const [row] = await safety.database.admin<{ version: number }>(
    'select version from cases.complaint_case where case_no = $1',
    [caseNo],
  );
  return Number(row?.version);
};

async function objects(complaintId: string, nr: number): Promise<void> {
  const messages = new ReceiveMessages(safety.store, safety.reference, safety.following);
  const event: MessageWritten = {
    ...{ specversion: '1.0', id: uuid(), source: '/tingsu/intake', type: 'message.written.v1' },
    ...{ time: NOW, subject: 'message', datacontenttype: 'application/json', tenantid: TENANT },
    ...{ aggregatetype: 'message', aggregateid: uuid(), aggregateversion: 1 },
    actor: { type: 'complainant', id: null, role: null },
    data: {
      ...{ complaintId, complaintNo: 'x', nr, direction: 'in', kind: 'objection' },
      ...{ via: 'progress_page', notice: null, by: null, files: 0 },
    },
  };
  await safety.unitOfWork.run(TENANT, (tx) => messages.execute(tx, [event]));
}
