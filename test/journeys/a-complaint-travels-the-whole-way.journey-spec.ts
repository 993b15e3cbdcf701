import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type {
  CaseDetail,
  CaseSummary,
  ClockView,
  Overview,
  Progress,
  Receipt,
} from '@tingsu/contracts';
import { eventually } from '../support/eventually.js';
import type { HttpClient } from '../support/http.js';
import { ABOUT_CHARGES, caseOf, command, PACKAGE } from '../support/staff.js';
import { SERVICES, startTestSystem, type TestSystem } from '../support/system.js';
import { commonProblem } from './a-common-problem.js';
import { complaintByMail, orderByTable } from './by-mail-and-by-table.js';

/** In one process, as on a small machine; the other journeys have a process for each service. */
describe('a complaint travels the whole way', () => {
  let system: TestSystem;
  let officer: HttpClient;
  let finance: HttpClient;
  let leader: HttpClient;
  let receipt: Receipt;
  let caseNo: string;

  beforeAll(async () => {
    system = await startTestSystem('whole-way', {
      single: true,
      settings: { COMMON_PROBLEMS_SECONDS: '2' },
    });
    [officer, finance, leader] = await Promise.all([
      system.signIn('officer'),
      system.signIn('finance'),
      system.signIn('leader'),
    ]);
  }, 180_000);
  afterAll(() => system?.stop(), 60_000);

  it('R-408: the sender gets a number, a tracking code and the time limits with their reasons', async () => {
    receipt = await system.submit({ content: '住院清单里同一项治疗收了两次费，请核实退费。' });
    expect(receipt.complaintNo).toMatch(/^TS-\d{4}-\d{6}$/);
    expect(receipt.trackingCode.replace(/[^0-9A-Z]/gi, '').length).toBeGreaterThanOrEqual(26);
    expect(receipt.limits.length).toBeGreaterThan(0);
    for (const limit of receipt.limits) expect(limit.explanation.length).toBeGreaterThan(0);
  });

  it('R-232, R-293: it becomes a case whose 24-hour and 15-working-day clocks run from receipt', async () => {
    const opened = await caseOf(officer, receipt.complaintNo);
    caseNo = opened.caseNo;
    const contact = clockOf(opened, 'contact24');
    expect(Date.parse(contact.dueAt) - Date.parse(receipt.receivedAt)).toBe(24 * 3_600_000);
    expect(clockOf(opened, 'outer15').state).toBe('running');
  });

  it('the complaint centre is notified of it in the app, without a word of the complaint', async () => {
    const { items } = await eventually(async () => {
      const page = await officer.get<{ items: { caseNo: string | null; body: string }[] }>(
        '/api/v1/notices',
      );
      return page.items.length > 0 ? page : null;
    });
    expect(items.some((notice) => notice.caseNo === caseNo)).toBe(true);
    expect(JSON.stringify(items)).not.toContain('同一项治疗');
  });

  it('R-254, R-237: triage about charges leads to the finance office and 5 working days', async () => {
    await command(officer, caseNo, 'startTriage');
    await command(officer, caseNo, 'classify', { facts: ABOUT_CHARGES });
    const triaged = await officer.get<CaseDetail>(`/api/v1/cases/${caseNo}`);
    expect({
      lead: triaged.lead,
      rule: triaged.leadRule,
      track: triaged.track,
      nature: triaged.nature,
      acceptance: triaged.acceptance,
    }).toEqual({
      lead: '财务科主任',
      rule: 'RT06',
      track: 'T5N',
      nature: 'general',
      acceptance: 'accept',
    });
    expect(clockOf(triaged, 'feedback5n').state).toBe('running');
  });

  it('a department sees the case, and the words of the complaint, only when it was sent to it', async () => {
    expect((await finance.ask('GET', `/api/v1/cases/${caseNo}`)).status).toBe(404);
    await command(officer, caseNo, 'accept');
    await command(officer, caseNo, 'dispatch');
    const seen = await finance.get<CaseDetail>(`/api/v1/cases/${caseNo}`);
    expect(seen.state).toBe('dispatched');
    const complaint = await eventually(() =>
      finance.get<{ content: string; complainant: { phone: string } }>(
        `/api/v1/complaints/${receipt.complaintNo}`,
      ),
    );
    expect(complaint.content).toContain('同一项治疗收了两次费');
    // A department does not call: contact is for the centre.
    expect(complaint.complainant.phone).toBeNull();
  });

  it('the head of the department is notified by e-mail with the case number, and without a word of the complaint', async () => {
    const mail = await eventually(async () =>
      (await system.mails()).find(({ subject }) => subject.includes(caseNo)),
    );
    const { text } = await system.mail(mail.id);
    expect(text).toContain(`/staff/cases/${caseNo}`);
    for (const secret of ['同一项治疗', '测试人', '13800000000'])
      expect(text.includes(secret)).toBe(false);
  });

  it('R-233: the 48-hour clock starts with the notice to the department and stops with the package of three parts', async () => {
    expect(clockOf(await caseOf(officer, receipt.complaintNo), 'statement48').state).toBe(
      'running',
    );
    await command(finance, caseNo, 'signFor');
    await command(finance, caseNo, 'submitPackage', PACKAGE);
    expect(clockOf(await caseOf(officer, receipt.complaintNo), 'statement48').state).toBe('met');
  });

  it('a reader of an older version gets 409 with the current one, and nothing changes', async () => {
    const { version } = await officer.get<CaseDetail>(`/api/v1/cases/${caseNo}`);
    const answer = await officer.ask<{ code: string; currentVersion: number }>(
      'POST',
      `/api/v1/cases/${caseNo}/commands/draftOpinion`,
      {
        expectedVersion: version - 1,
        payload: { outcome: 'upheld', opinion: '旧版本上的意见' },
      },
    );
    expect([answer.status, answer.body.code, answer.body.currentVersion]).toEqual([
      409,
      'case.stale_version',
      version,
    ]);
  });

  it('R-234, R-297: the centre gives the final feedback, and the feedback clocks are met', async () => {
    await command(officer, caseNo, 'draftOpinion', {
      outcome: 'upheld',
      opinion: '投诉成立，退还重复收费并致歉。',
    });
    await command(officer, caseNo, 'finalise');
    await command(officer, caseNo, 'giveFinal', {
      medium: 'letter',
      written: true,
      text: '经核实确有重复收费，已退还一百九十六元。',
      satisfaction: 5,
    });
    const answered = await officer.get<CaseDetail>(`/api/v1/cases/${caseNo}`);
    for (const id of ['feedback5n', 'outer15']) expect(clockOf(answered, id).state).toBe('met');
  });

  it('the sender reads the outcome with number and tracking code, and no one without them', async () => {
    const path = `/api/v1/complaints/${receipt.complaintNo}/progress`;
    const progress = await eventually(async () => {
      const seen = await system
        .visitor()
        .get<Progress>(path, { 'x-tracking-code': receipt.trackingCode });
      return seen.stage === 'answered' && seen.answer ? seen : null;
    });
    expect(progress.answer?.text).toContain('已退还一百九十六元');
    const wrongCode = await system
      .visitor()
      .ask<{ code: string }>('GET', path, undefined, { 'x-tracking-code': 'WRONG' });
    const unknown = await system
      .visitor()
      .ask<{ code: string }>('GET', path.replace(/\d{6}/, '999999'), undefined, {
        'x-tracking-code': 'WRONG',
      });
    expect([wrongCode.status, wrongCode.body.code]).toEqual([unknown.status, unknown.body.code]);
    expect(wrongCode.status).toBe(404);
  });

  it('R-077, R-078: closing plans a call-back for each of three months', async () => {
    await command(officer, caseNo, 'close');
    const closed = await officer.get<CaseDetail>(`/api/v1/cases/${caseNo}`);
    expect(closed.state).toBe('closed');
    expect(closed.followUps.map(({ itemNo }) => itemNo)).toEqual([1, 2, 3]);
  });

  it("R-281: the leader's dashboard has counted it, and the list behind the figure shows it", async () => {
    const overview = await eventually(async () => {
      const figures = await leader.get<Overview>('/api/v1/analytics/overview');
      return figures.closed === 1 ? figures : null;
    });
    expect(overview.received).toBe(1);
    expect(overview.byCategory).toContainEqual({ key: 'C04', count: 1 });
    expect(overview.onTime.rate).toBe(1);
    const list = await leader.get<{ items: CaseSummary[] }>(
      '/api/v1/cases?view=closed&category=C04',
    );
    expect(list.items.map((item) => item.caseNo)).toEqual([caseNo]);
  });

  complaintByMail(() => ({ system, officer, finance }));
  orderByTable(() => ({ system, officer, finance }));
  commonProblem(() => ({ system, officer, finance, leader }));

  it('S-18: services in one process have each their own health, figures and name in the log', async () => {
    const log = await readFile(system.services.gateway.log, 'utf8');
    for (const service of SERVICES) {
      const url = system.urls[`${service}Operations`] ?? '';
      const health = await (await fetch(`${url}/health/ready`)).json();
      expect([service, health.status]).toEqual([service, 'up']);
      const figures = await (await fetch(`${url}/metrics`)).text();
      expect(new Set(figures.match(/(?<=service=")\w+/g))).toEqual(new Set([service]));
      expect(log).toContain(`"service":"${service}"`);
    }
    expect(new Set(Object.values(system.services).map(({ pid }) => pid)).size).toBe(1);
    // S-18: where people come in there are neither.
    for (const path of ['/metrics', '/health/ready', '/health/live'])
      expect([path, await (await fetch(`${system.url}${path}`)).text()]).toEqual([
        path,
        expect.not.stringMatching(/process_cpu|"status":/),
      ]);
  });

  it('a crash of the one process ends nothing: the case is there when it is back', async () => {
    await system.services.cases.kill();
    await system.services.cases.start();
    const found = await officer.get<CaseDetail>(`/api/v1/cases/${caseNo}`);
    expect(found.state).toBe('closed');
  });

  it('no service wrote the words of the complaint, a name or a phone number into its log', async () => {
    for (const service of Object.values(system.services)) {
      const log = await readFile(service.log, 'utf8');
      for (const secret of ['13800000000', '测试人', '同一项治疗', receipt.trackingCode])
        expect(log.includes(secret)).toBe(false);
    }
  });
});

function clockOf(found: CaseDetail, clockId: string): ClockView {
  const clock = found.clocks.find((candidate) => candidate.clockId === clockId);
  if (!clock)
    throw new Error(
      `No clock ${clockId}; there are ${found.clocks.map((one) => one.clockId).join(', ')}`,
    );
  return clock;
}
