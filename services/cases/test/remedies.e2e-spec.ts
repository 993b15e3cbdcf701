import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BalancesSchema, implementationOf, LedgerSchema, type Identity } from '@tingsu/contracts';
import { randomUUID } from 'node:crypto';
import { PACKAGE, RUDENESS } from '../src/lifecycle/case.fixture.js';
import { centreHead, conductHead, leader, officer, otherOfficer, TENANT } from './cases.fixture.js';
import { playing, type Step } from './playing.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

const financeHead: Identity = {
  ...{ kind: 'staff', tenantId: TENANT, personId: randomUUID(), locale: 'zh-CN' },
  grants: [{ role: 'department_head', campus: 'main', department: 'main.finance' }],
};
const DUE = { dueOn: '2099-01-01' };
const cny = (value: string) => ({ value, currency: 'CNY' });

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close());

const { detail, play, refused, received } = playing(() => cases);

const notUpheld = (issueId: string, text: string) => ({
  ...{ issueId, finding: 'not_upheld', cause: 'nobody', facts: text, reasons: text },
});

/** A case whose department has said its part. */
async function packaged(): Promise<{ caseNo: string; caseId: string; complaintId: string }> {
  const { caseNo, caseId } = await received();
  await play(
    caseNo,
    [officer, 'startTriage'],
    [officer, 'classify', { facts: RUDENESS }],
    [officer, 'accept'],
    [officer, 'dispatch'],
    [conductHead, 'signFor'],
    [conductHead, 'submitPackage', PACKAGE],
  );
  const { complaintId } = await detail(caseNo, officer);
  return { caseNo, caseId, complaintId };
}

/** A case whose opinion is written: a complaint that was found right, with so many issues beside its first. */
async function drafted(more = 0): Promise<{ caseNo: string; caseId: string }> {
  const { caseNo, caseId } = await packaged();
  for (let issue = 0; issue < more; issue += 1)
    await play(caseNo, [officer, 'addIssue', { words: `事项 ${issue}` }]);
  const issues = more === 0 ? [] : ((await detail(caseNo, officer)).issues ?? []);
  for (const { issueId } of issues)
    await play(caseNo, [officer, 'recordFinding', notUpheld(issueId, '初查')]);
  const outcome = more === 0 ? { outcome: 'upheld' } : {};
  await play(caseNo, [officer, 'draftOpinion', { ...outcome, opinion: '处理意见' }]);
  return { caseNo, caseId };
}
const last = async (caseNo: string) => {
  const remedy = (await detail(caseNo)).remedies.at(-1);
  if (!remedy) throw new Error('There is no remedy');
  return remedy;
};
const planned = (remedy: string, value: string | null, more: object = {}) => ({
  ...{ remedy, plan: '按票据办理', ...DUE, ...more },
  ...(value === null ? {} : { amount: cny(value) }),
});
const answer = { medium: 'phone', written: true, text: '已处理' };

async function balances(who: Identity) {
  const { body } = await cases.get(who, '/api/v1/remedies/balances');
  return BalancesSchema.parse(body).balances;
}
async function entries(who: Identity, query = '') {
  const { body } = await cases.get(who, `/api/v1/remedies/ledger${query}`);
  return LedgerSchema.parse(body);
}

describe('what is made good', () => {
  it('R-015, R-017, R-194: money that finance and a leader agree to, a task with proof, and a ledger that balances', async () => {
    const { caseNo, caseId } = await drafted();
    expect(await refused(caseNo, officer, 'startRemedies', planned('refund', '0.005'))).toBe(
      'amount.decimals',
    );
    const most = planned('compensation', '10000.01');
    expect(await refused(caseNo, officer, 'startRemedies', most)).toBe('amount.above_limit');
    const foreign = { ...planned('refund', null), amount: { value: '1', currency: 'USD' } };
    expect(await refused(caseNo, officer, 'startRemedies', foreign)).toBe('amount.currency');
    expect((await cases.get(financeHead, `/api/v1/cases/${caseNo}`)).status).toBe(404);

    const compensation = planned('compensation', '6500', { department: 'main.finance' });
    await play(caseNo, [officer, 'startRemedies', compensation]);
    const { remedyId } = await last(caseNo);
    expect(await refused(caseNo, centreHead, 'approveRemedy', { remedyId })).toBe(
      'remedy.not_approver',
    );
    const waiting = await cases.get(financeHead, '/api/v1/cases?view=to_approve');
    expect(waiting.body.items).toMatchObject([{ caseNo }]);
    await play(caseNo, [financeHead, 'approveRemedy', { remedyId }]);
    expect(await balances(leader)).toEqual([]);
    await play(
      caseNo,
      [leader, 'approveRemedy', { remedyId }],
      [officer, 'startRemedies', planned('gift', '100', { plan: '赠送体检券' })],
      [officer, 'finalise'],
      [officer, 'giveFinal', answer],
    );
    const gift = await last(caseNo);
    expect(await refused(caseNo, officer, 'close')).toBe('remedy.open');
    expect(await refused(caseNo, financeHead, 'completeRemedy', { remedyId })).toBe(
      'remedy.proof_missing',
    );
    await play(
      caseNo,
      [financeHead, 'completeRemedy', { remedyId, note: '银行回单 8123' }],
      [officer, 'waiveRemedy', { remedyId: gift.remedyId, reason: '投诉人谢绝' }],
      [officer, 'close'],
    );

    const row = { currency: 'CNY', opening: '0.00', closing: '0.00' };
    const lead = (await detail(caseNo)).leadDepartment;
    expect(await balances(leader)).toEqual(
      expect.arrayContaining([
        {
          ...{ ...row, department: 'main.finance', goodwill: false },
          ...{ promised: '6500.00', paid: '6500.00', waived: '0.00' },
        },
        {
          ...{ ...row, department: lead, goodwill: true },
          ...{ promised: '100.00', paid: '0.00', waived: '100.00' },
        },
      ]),
    );
    const first = await entries(leader, '?limit=3');
    expect(first.items.map(({ kind, amount }) => [kind, amount.value])).toEqual([
      ['waived', '100.00'],
      ['paid', '6500.00'],
      ['promised', '100.00'],
    ]);
    const rest = await entries(leader, `?limit=3&cursor=${first.nextCursor ?? ''}`);
    expect(rest).toMatchObject({ items: [{ kind: 'promised', caseNo }], nextCursor: null });
    // Who has no figures has no ledger; a department has what it takes part in.
    expect((await entries(officer)).items).toEqual([]);
    expect((await entries(financeHead)).items).toHaveLength(4);
    expect((await entries(leader, '?month=2020-01')).items).toEqual([]);
    expect(await cases.faultsOf(caseId)).toEqual([]);
  });

  it('R-192, R-198, R-339: goodwill alone closes nothing, an exchange does, and a call-back adds what was forgotten', async () => {
    const { caseNo, caseId } = await drafted();
    await play(
      caseNo,
      [officer, 'finalise'],
      [officer, 'giveFinal', answer],
      [officer, 'startRemedies', planned('discount', '50', { plan: '下次检查打折' })],
    );
    const { remedyId } = await last(caseNo);
    await play(caseNo, [officer, 'completeRemedy', { remedyId, note: '收费处确认' }]);
    expect(await refused(caseNo, officer, 'close')).toBe('goodwill.alone');
    await play(caseNo, [officer, 'startRemedies', planned('exchange', null, { plan: '换药' })]);
    const exchange = await last(caseNo);
    await play(
      caseNo,
      [officer, 'completeRemedy', { remedyId: exchange.remedyId, note: '药房换货单' }],
      [officer, 'close'],
      [officer, 'startRemedies', planned('correction', null, { plan: '更正病历' })],
    );
    const after = await detail(caseNo);
    expect(after).toMatchObject({ state: 'closed', round: 1 });
    expect(after.clocks.find(({ clockId }) => clockId === 'remedy.3')).toMatchObject({
      state: 'running',
    });
    expect(await refused(caseNo, officer, 'archive')).toBe('remedy.open');
    expect(await cases.faultsOf(caseId)).toEqual([]);
  });

  it('R-015, R-017: an amount in parts: each with its limit and proof, counted when it is paid; the rest is dropped with a reason', async () => {
    const { caseNo, caseId } = await drafted();
    const parts = [
      { value: '60', dueOn: '2098-01-01' },
      { value: '60.01', dueOn: '2098-02-01' },
      { value: '59.99', dueOn: '2099-01-01' },
    ];
    const short = planned('refund', '180.01', { instalments: parts, department: 'main.ward' });
    expect(await refused(caseNo, officer, 'startRemedies', short)).toBe('instalments.sum');
    const most = planned('compensation', '10000.01');
    const settled = { setBy: 'court', decision: '（2026）民初 118 号' };
    const bare = { ...most, setBy: 'court' };
    expect(await refused(caseNo, officer, 'startRemedies', bare)).toBe('decision.missing');
    await play(caseNo, [officer, 'startRemedies', { ...most, ...settled }]);
    const judged = await last(caseNo);
    expect(judged).toMatchObject({ setBy: 'court', approvals: [{ by: '财务科' }, {}] });
    await play(caseNo, [
      financeHead,
      'rejectRemedy',
      { remedyId: judged.remedyId, reason: '判决尚未生效' },
    ]);
    const right = { ...short, amount: cny('180') };
    await play(
      caseNo,
      [officer, 'finalise'],
      [officer, 'giveFinal', answer],
      [officer, 'startRemedies', right],
    );
    const { remedyId } = await last(caseNo);
    const limits = (await detail(caseNo)).clocks.filter((one) =>
      one.clockId.startsWith('remedy.2'),
    );
    expect(limits.map(({ clockId, label }) => [clockId, label.en])).toEqual([
      ['remedy.2.1', 'Remedy: Refund, part 1 of 3'],
      ['remedy.2.2', 'Remedy: Refund, part 2 of 3'],
      ['remedy.2.3', 'Remedy: Refund, part 3 of 3'],
    ]);
    await play(
      caseNo,
      [officer, 'completeRemedy', { remedyId, note: '银行回单 1' }],
      [officer, 'completeRemedy', { remedyId, note: '银行回单 2' }],
    );
    expect(await refused(caseNo, officer, 'close')).toBe('remedy.open');
    await play(
      caseNo,
      [officer, 'waiveRemedy', { remedyId, reason: '投诉人不再要求' }],
      [officer, 'close'],
    );
    const of = (await balances(leader)).find(({ department }) => department === 'main.ward');
    expect(of).toMatchObject({
      ...{ promised: '180.00', paid: '120.01', waived: '59.99', closing: '0.00' },
    });
    expect(await cases.faultsOf(caseId)).toEqual([]);
  });

  it('R-014, R-053, R-191, R-315: a plan in alternatives, what the complainant minds and expects, his choice in his words, and what is carried out', async () => {
    const { caseNo, caseId } = await drafted();
    const words = ['全额退费', '退一半并道歉', '道歉'];
    const alternatives = [
      { words: words[0], remedies: ['refund'], amount: cny('120') },
      { words: words[1], remedies: ['refund', 'apology'] },
      { words: words[2], remedies: ['apology'] },
    ];
    const said = { concern: '费用算错', gap: '是否重复收费', expectation: '退款并说明' };
    await play(caseNo, [officer, 'offerPlan', { alternatives, ...said }]);
    expect(await refused(caseNo, officer, 'startRemedies', planned('apology', null))).toBe(
      'plan.undecided',
    );
    await play(caseNo, [
      officer,
      'recordChoice',
      { choice: 'chosen', alternative: 3, words: '道歉就行，钱不要了。' },
    ]);
    expect(await refused(caseNo, officer, 'startRemedies', planned('refund', '120'))).toBe(
      'plan.not_chosen',
    );
    await play(
      caseNo,
      [officer, 'startRemedies', planned('apology', null)],
      [officer, 'finalise'],
      [officer, 'giveFinal', answer],
    );
    const { remedyId } = await last(caseNo);
    expect(implementationOf(await detail(caseNo))).toEqual({
      ...{ responsible: true, told: true, carriedOut: false, heard: false },
    });
    const done = { remedyId, note: '致歉信回执', opinionAfter: '可以了' };
    await play(caseNo, [officer, 'completeRemedy', done]);
    const all = { responsible: true, carriedOut: true, told: true, heard: true };
    const whole = await detail(caseNo, officer);
    expect(implementationOf(whole)).toEqual(all);
    const { plan, timeline } = whole;
    expect(timeline[0]?.data).toMatchObject({ relation: 'patient' });
    expect(plan).toMatchObject({
      choice: 'chosen',
      chosen: 3,
      alternatives: [{ amount: cny('120.00') }, { amount: null }, { amount: null }],
    });
    const written = timeline.flatMap(({ text }) => Object.entries(text));
    expect(Object.fromEntries(written)).toMatchObject({
      ...said,
      ...{ alternative1: words[0], words: '道歉就行，钱不要了。', opinionAfter: '可以了' },
    });
    // The department reads neither what was offered nor what was said to it, where it is complained of.
    await play(caseNo, [officer, 'nameRespondents', { units: ['main.conduct'], persons: [] }]);
    const ofDepartment = await detail(caseNo, conductHead);
    expect(ofDepartment.plan).toBeNull();
    expect(JSON.stringify(ofDepartment.timeline)).not.toContain(words[1]);
    expect(await cases.faultsOf(caseId)).toEqual([]);
  });

  it('R-134, R-313, R-338, T-22: a wrong bill in three issues, each found for itself and answered in one letter', async () => {
    const { caseNo, complaintId } = await packaged();
    await play(
      caseNo,
      [officer, 'addIssue', { words: '多收检查费', topics: ['charges'], request: '退费' }],
      [officer, 'addIssue', { words: '床位费算错', topics: ['charges'] }],
    );
    const ids = ((await detail(caseNo, officer)).issues ?? []).map(({ issueId }) => issueId);
    const [first = '', second = '', third = ''] = ids;
    const found = (issueId: string, finding: string, reasons: string, more: object) => ({
      ...{ issueId, finding, reasons, facts: '核对了清单', ...more },
    });
    const fault = { cause: 'own_fault', liability: 'direct', liableUnits: ['main.finance'] };
    const gap = { cause: 'management_gap', liableUnits: ['main.finance'] };
    const own = { cause: 'complainant', help: 'explained' };
    expect(await refused(caseNo, officer, 'draftOpinion', { opinion: 'x' })).toBe('issue.unfound');
    await play(
      caseNo,
      [officer, 'recordFinding', found(second, 'upheld', '重复计费', fault)],
      [officer, 'recordFinding', found(third, 'partly_upheld', '多算一天', gap)],
      [officer, 'recordFinding', found(first, 'not_upheld', '服务用语规范', own)],
      [officer, 'draftOpinion', { opinion: '逐项答复' }],
    );
    const refund = planned('refund', '120', { issueId: second });
    await play(
      caseNo,
      [officer, 'startRemedies', refund],
      [officer, 'finalise'],
      [officer, 'giveFinal', { ...answer, text: '现逐项答复如下。' }],
    );
    const seen = await detail(caseNo, officer);
    expect(seen.remedies).toMatchObject([{ issueId: second, amount: cny('120.00') }]);
    const log = seen.timeline.map(({ data }) => JSON.stringify(data)).join();
    expect(log).not.toMatch(/多收|重复计费|核对/);
    const visitor = { kind: 'public', tenantId: TENANT, personId: null, grants: [], complaintId };
    const told = await cases.get(
      { ...visitor, locale: 'zh-CN' } as Identity,
      `/api/v1/internal/case-answers/${complaintId}`,
    );
    expect(told.body['answer']).toMatchObject({
      text: '现逐项答复如下。',
      issues: [
        { number: 1, about: null, finding: 'not_upheld', reasons: '服务用语规范' },
        { number: 2, about: '多收检查费', finding: 'upheld', reasons: '重复计费' },
        { number: 3, about: '床位费算错', finding: 'partly_upheld', reasons: '多算一天' },
      ],
    });
    expect(seen.timeline.findLast(({ type }) => type === 'case.feedbackGiven.v1')?.data).toEqual(
      expect.objectContaining({ outcome: 'partly_upheld' }),
    );
  });
});

describe('200 commands of several people on one case', () => {
  const PEOPLE = [officer, centreHead, otherOfficer, { ...officer, personId: randomUUID() }];
  interface Sent {
    readonly status: number;
    readonly version: number;
  }
  /** Where all connections wait for the case there is no place (503): nothing has changed, and it is sent again. */
  const send = async (version: number, caseNo: string, step: Step): Promise<Sent> => {
    const [who, command, payload] = step;
    const body = { expectedVersion: version, payload };
    const answer = await cases.post(who, `/api/v1/cases/${caseNo}/commands/${command}`, body);
    if (answer.status === 503) return send(version, caseNo, step);
    return {
      status: answer.status,
      version: (answer.body.version ?? answer.body.currentVersion) as number,
    };
  };
  it('lose nothing, happen once each, and refuse each other only about the same thing', async () => {
    const { caseNo, caseId } = await drafted(9);
    for (let remedy = 0; remedy < 10; remedy += 1)
      await play(caseNo, [officer, 'startRemedies', { remedy: 'apology', plan: '致歉', ...DUE }]);
    const seen = await detail(caseNo, officer);
    // Ten findings about each issue, one after the other; whoever writes knows only what he wrote himself.
    const findings = (seen.issues ?? []).map(async ({ issueId }, index) => {
      let known = seen.version;
      const statuses: number[] = [];
      for (let time = 0; time < 10; time += 1) {
        const payload = notUpheld(issueId, `${index}.${time}`);
        const answer = await send(known, caseNo, [
          PEOPLE[index % PEOPLE.length] ?? officer,
          'recordFinding',
          payload,
        ]);
        statuses.push(answer.status);
        known = answer.version;
      }
      return statuses;
    });
    // Each remedy is done twice for the same version of the case.
    const dones = seen.remedies.flatMap(({ remedyId }) =>
      [0, 1].map(() =>
        send(seen.version, caseNo, [officer, 'completeRemedy', { remedyId, note: '回执' }]),
      ),
    );
    const notes = PEOPLE.map(async (who, person) => {
      let known = seen.version;
      for (let note = 0; note < 20;) {
        const payload = { text: `${person}.${note}`, mentions: [] };
        const { status, version } = await send(known, caseNo, [who, 'note', payload]);
        expect([200, 409]).toContain(status);
        if (status === 200) note += 1;
        known = version;
      }
    });
    expect((await Promise.all(findings)).flat()).toEqual(Array<number>(100).fill(200));
    const done = (await Promise.all(dones)).map(({ status }) => status).sort();
    expect(done).toEqual([...Array<number>(10).fill(200), ...Array<number>(10).fill(409)]);
    await Promise.all(notes);
    const { timeline } = await detail(caseNo);
    const written = (type: string, field: string) =>
      timeline.filter((entry) => entry.type === type).map(({ text }) => text[field]);
    const noted = written('case.noted.v1', 'note');
    const found = written('case.issueFound.v1', 'facts').filter((text) => text !== '初查');
    expect([noted.length, new Set(noted).size]).toEqual([80, 80]);
    expect([found.length, new Set(found).size]).toEqual([100, 100]);
    expect(written('case.remedyCompleted.v1', 'note')).toHaveLength(10);
    expect(await cases.faultsOf(caseId)).toEqual([]);
  }, 120_000);
});
