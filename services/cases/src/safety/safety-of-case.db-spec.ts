import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ComplaintSupplemented, MessageWritten } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { aReceived, caseNoOf, officer, receive, TENANT } from '../../test/cases.fixture.js';
import { ReceiveMessages } from '../complaints/receive-messages.usecase.js';
import { recordedOf } from '../ledger/folded-case.repository.js';
import { factsOf as factsOfCase } from '../ledger/log-facts.repository.js';
import type { CaseEventKind } from '../lifecycle/case-event.js';
import { SupplementCases } from '../complaints/supplement-cases.usecase.js';
import { openSafety, person, type Safety } from '../../test/safety.fixture.js';

const NIGHT = '2026-11-27T22:00:00+08:00';
const time = fakeTime(NIGHT);

let safety: Safety;
beforeAll(async () => {
  safety = await openSafety(time);
}, 60_000);
afterAll(() => safety?.close());

type Received = ReturnType<typeof aReceived>;
async function aCase(danger?: string[]) {
  const received = aReceived(danger ? { danger } : {});
  await receive(safety, [received]);
  return { received, caseNo: caseNoOf(received) };
}
const factsOf = async (caseNo: string, kind: CaseEventKind) => {
  const rows = await safety.database.admin<{ id: string }>(
    'select case_id as id from cases.complaint_case where case_no = $1',
    [caseNo],
  );
  const caseId = rows[0]?.id ?? '';
  const facts = await safety.unitOfWork.run(TENANT, (tx) => factsOfCase(tx, [caseId]));
  return (facts.get(caseId) ?? []).map(recordedOf).filter((one) => one.kind === kind);
};

describe('T-40: an incident that belongs to a case', () => {
  it('is part of the history of the case, told to those who read its notes, without a word of what happened', async () => {
    const { caseNo } = await aCase();
    const report = { sort: 'incident', campus: 'main', department: null, kind: 'threat' } as const;
    const file = await safety.open(officer, {
      ...{ ...report, caseNo, happenedAt: NIGHT, place: '三层护士站', text: '家属扬言报复' },
    });
    const calledAt = '2026-11-27T14:02:00.000Z';
    await safety.act(officer, file, { act: 'callPolice', calledAt, caller: '保卫科' });
    await safety.act(officer, file, { act: 'acknowledge' });
    await safety.act(officer, file, { act: 'end', text: '民警带离' });
    const told = await factsOf(caseNo, 'incidentRecorded');
    expect(
      told.map(({ data }) => [
        'what' in data && data.what,
        'happenedAt' in data && data.happenedAt,
      ]),
    ).toEqual([
      ['raised', NIGHT],
      ['policeCalled', calledAt],
      ['ended', null],
    ]);
    expect(told[0]?.data).toMatchObject({ fileId: file.fileId, incident: 'threat' });
    expect(JSON.stringify(told)).not.toMatch(/报复|护士站|民警/);
  });

  it('is told of once it is linked, and a press that is sent again tells nothing twice', async () => {
    const { caseNo } = await aCase();
    const report = { sort: 'incident', campus: 'main', department: null, kind: 'weapon' } as const;
    const body = { ...report, happenedAt: null };
    const file = await safety.open(officer, body);
    await safety.act(officer, file, { act: 'link', caseNo });
    await safety.open(officer, body, file.fileId);
    const told = await factsOf(caseNo, 'incidentRecorded');
    expect(told.map(({ data }) => 'what' in data && data.what)).toEqual(['linked']);
  });
});

const said = (received: Received, nr: number, danger: string[]): MessageWritten => ({
  ...envelope('message.written.v1', 'message', uuid(), 1),
  data: {
    ...{ complaintId: received.aggregateid, complaintNo: received.data.complaintNo, nr, danger },
    ...{ direction: 'in', kind: 'message', via: 'progress_page', notice: null, by: null, files: 0 },
  },
});
const added = (received: Received, version: number, danger: string[]): ComplaintSupplemented =>
  ({
    ...envelope('complaint.supplemented.v1', 'complaint', received.aggregateid, version),
    data: { kind: 'statement', at: NIGHT, externalDueAt: null, danger },
  }) as unknown as ComplaintSupplemented;
const envelope = <Type extends string>(
  type: Type,
  aggregatetype: 'message' | 'complaint',
  aggregateid: string,
  aggregateversion: number,
) => ({
  ...{ specversion: '1.0' as const, id: uuid(), source: '/tingsu/intake', type, time: NIGHT },
  ...{ subject: aggregatetype, datacontenttype: 'application/json' as const, tenantid: TENANT },
  ...{ aggregatetype, aggregateid, aggregateversion },
  actor: { type: 'complainant' as const, id: null, role: null },
});
const write = (event: MessageWritten) =>
  safety.unitOfWork.run(TENANT, (tx) =>
    new ReceiveMessages(safety.store, safety.reference, safety.following).execute(tx, [event]),
  );
const supplement = (event: ComplaintSupplemented) =>
  safety.unitOfWork.run(TENANT, (tx) =>
    new SupplementCases(safety.store, safety.reference, safety.following).execute(tx, [event]),
  );
const pathOf = async (caseNo: string) => {
  const { items } = await safety.reading.ofCase(officer, caseNo);
  const path = items.find(({ sort }) => sort === 'path');
  if (path?.state.sort !== 'path') throw new Error('the case has no steps');
  return { ...path, state: path.state };
};

describe('R-158: later words of danger', () => {
  it('ask for their steps again, each word once, with the alarm to those who take them; all say who did what', async () => {
    const { received, caseNo } = await aCase(['suffocation']);
    await safety.instance().paths.execute();
    const first = await pathOf(caseNo);
    const doctor = person('department_head', 'main.medical');
    const step = { act: 'takeStep', step: 'medical-help' } as const;
    await safety.act(doctor, first, { ...step, text: '值班医师到场' });
    await safety.act(officer, first, { act: 'end', text: '病情平稳' });

    time.advance(3_600_000);
    await write(said(received, 1, ['suffocation', 'self_harm']));
    await write(said(received, 1, ['suffocation', 'self_harm']));
    const again = await pathOf(caseNo);
    expect(again).toMatchObject({
      ...{ endedAt: null, due: { what: 'acknowledge' } },
      state: { dangers: ['suffocation', 'self_harm'], acknowledgedBy: null },
    });
    expect(again.state.words?.map(({ key }) => key)).toEqual(['complaint', 'message/1']);
    expect(again.entries.filter(({ act }) => act === 'spoken')).toHaveLength(1);
    const numbers = again.path.steps.flatMap((one) => one.numbers.map(({ number }) => number));
    expect(numbers).toEqual(expect.arrayContaining(['120', '12356', '110']));
    const asks = (await safety.told(again.fileId)).filter(({ data }) => data['what'] === 'path');
    expect(asks.filter(({ type }) => type === 'safety.asked.v1')).toMatchObject([
      { data: { notify: ['医务部'] } },
      { data: { notify: ['保卫科', '医务部'], dueAt: again.due?.at } },
    ]);

    const taken = await safety.act(doctor, again, { ...step, text: '再次到场' });
    expect(taken.state).toMatchObject({
      steps: [
        { step: 'medical-help', by: doctor.personId },
        { step: 'medical-help', by: doctor.personId },
      ],
    });
  });

  it('in a supplement and in the note of a call open the steps of a case that had none', async () => {
    const { received, caseNo } = await aCase();
    await supplement(added(received, 2, ['violence']));
    const opened = await pathOf(caseNo);
    expect(opened.state).toMatchObject({
      dangers: ['violence'],
      words: [{ key: 'supplement/2', where: 'supplement' }],
    });
    const [row] = await safety.database.admin<{ version: number }>(
      'select version from cases.complaint_case where case_no = $1',
      [caseNo],
    );
    await safety.runCommand.execute(officer, {
      ...{ caseNo, command: 'logCall', expectedVersion: Number(row?.version) },
      payload: { direction: 'in', outcome: 'reached', note: '他说要跳楼' },
    });
    const { state, endedAt } = await pathOf(caseNo);
    expect([state.dangers, endedAt]).toEqual([['violence', 'self_harm'], null]);
    expect(state.words?.[1]).toMatchObject({ where: 'call', dangers: ['self_harm'] });
    const facts = await factsOf(caseNo, 'dangerSpoken');
    expect(facts.map(({ data }) => 'where' in data && data.where)).toEqual(['supplement', 'call']);
    expect(await safety.instance().paths.execute()).toBe(0);
  });

  it('are heard after the case has ended, too', async () => {
    const { received, caseNo } = await aCase();
    await safety.database.admin(
      `update cases.complaint_case set open = false, state = 'closed' where case_no = $1`,
      [caseNo],
    );
    await write(said(received, 1, ['self_harm']));
    expect((await pathOf(caseNo)).state.dangers).toEqual(['self_harm']);
  });
});
