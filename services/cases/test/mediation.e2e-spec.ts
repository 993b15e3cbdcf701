import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseDetail, Identity } from '@tingsu/contracts';
import { randomUUID } from 'node:crypto';
import { conductHead, leader, officer, TENANT } from './cases.fixture.js';
import { ago, playing } from './playing.fixture.js';
import { directoryOf, type RunningCases, startCases } from './running-cases.js';

const financeHead: Identity = {
  ...{ kind: 'staff', tenantId: TENANT, personId: randomUUID(), locale: 'zh-CN' },
  grants: [{ role: 'department_head', campus: 'main', department: 'main.finance' }],
};

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryOf([])]);
}, 90_000);
afterAll(() => cases?.close());

const { detail, act, play, refused, investigated } = playing(() => cases);

const PROPOSED = {
  ...{ body: 'peoples', bodyName: '市医疗纠纷人民调解委员会', proposedBy: 'both' },
  ...{ at: ago(50), consent: 'given', words: '愿意由医调委调解' },
};
async function mediating(caseNo: string): Promise<string> {
  await play(caseNo, [officer, 'proposeMediation', PROPOSED]);
  const mediationId = (await detail(caseNo, officer)).mediations?.[0]?.mediationId ?? '';
  const answer = { mediationId, accepted: true, at: ago(40), mediator: '刘调解员' };
  await play(caseNo, [officer, 'answerMediation', answer]);
  return mediationId;
}

describe('a fall with harm', () => {
  it('T-32, T-33, R-194, R-206: is mediated, agreed and paid for in instalments', async () => {
    const caseNo = await investigated();
    const mediationId = await mediating(caseNo);
    const waiting = await detail(caseNo, officer);
    expect(waiting).toMatchObject({ state: 'suspended', suspendedFor: 'mediation' });
    const clockOf = (seen: CaseDetail, id: string) =>
      seen.clocks.find(({ clockId }) => clockId === id)?.state;
    expect(clockOf(waiting, 'nat.mediation.peoples30')).toBe('running');
    expect(clockOf(waiting, 'feedback10') ?? clockOf(waiting, 'feedback3')).toBe('paused');
    expect(await refused(caseNo, officer, 'resume')).toBe('mediation.running');

    await play(caseNo, [
      officer,
      'recordSession',
      { mediationId, at: ago(30), place: '医调委', minutes: '双方陈述' },
    ]);
    const agreed = {
      ...{ mediationId, result: 'agreed', at: ago(20), agreement: '赔付 86000 元并致歉' },
      ...{ dueOn: '2099-02-01', department: 'main.finance', decision: '医调字 2026-7' },
      amount: { value: '86000', currency: 'CNY' },
    };
    const parts = [
      { value: '50000', dueOn: '2099-01-01' },
      { value: '36000', dueOn: '2099-02-01' },
    ];
    expect(await refused(caseNo, officer, 'endMediation', { ...agreed, decision: undefined })).toBe(
      'decision.missing',
    );
    await play(
      caseNo,
      [officer, 'endMediation', { ...agreed, instalments: parts }],
      [officer, 'signMediation', { mediationId, at: ago(15) }],
      [officer, 'recordConfirmation', { mediationId, step: 'asked', at: ago(10) }],
    );
    const after = await detail(caseNo, officer);
    expect(after).toMatchObject({ state: 'investigating', suspendedFor: null });
    expect(after.mediations).toMatchObject([
      { result: 'agreed', confirmation: { step: 'asked' }, sessions: [{ at: ago(30) }] },
    ]);
    const remedyId = after.remedies[0]?.remedyId;
    await play(
      caseNo,
      [financeHead, 'approveRemedy', { remedyId }],
      [leader, 'approveRemedy', { remedyId }],
      [financeHead, 'completeRemedy', { remedyId, note: '回单 1' }],
      [financeHead, 'completeRemedy', { remedyId, note: '回单 2' }],
    );
    const paid = (await detail(caseNo, officer)).remedies[0];
    expect(paid?.doneAt).not.toBeNull();
    const { body } = await cases.get(leader, '/api/v1/remedies/ledger');
    const entries = body.items.filter((one: { caseNo: string }) => one.caseNo === caseNo);
    expect(entries.map(({ kind }: { kind: string }) => kind)).toEqual(['paid', 'paid', 'promised']);
  });

  it('R-288: goes on where the mediation failed, and the complainant is owed the notice of the legal ways', async () => {
    const caseNo = await investigated();
    const mediationId = await mediating(caseNo);
    const over = { mediationId, result: 'period_over', at: ago(5) };
    expect(await refused(caseNo, officer, 'endMediation', over)).toBe('mediation.period_not_over');
    await play(caseNo, [
      officer,
      'endMediation',
      { mediationId, result: 'failed', at: ago(5), note: '金额差距过大' },
    ]);
    const after = await detail(caseNo, officer);
    expect(after.state).toBe('investigating');
    expect(after.notices?.map(({ kind }) => kind)).toContain('rights');
  });

  it('is recorded by the centre, and read by nobody who has no part in the case', async () => {
    const caseNo = await investigated();
    await mediating(caseNo);
    expect((await detail(caseNo, officer)).mediations).toHaveLength(1);
    expect((await cases.get(financeHead, `/api/v1/cases/${caseNo}`)).status).toBe(404);
    expect((await act(caseNo, conductHead, 'proposeMediation', PROPOSED)).status).toBe(403);
  });
});
