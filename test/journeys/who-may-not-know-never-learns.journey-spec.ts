import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseDetail, CommandName, Overview, Submission } from '@tingsu/contracts';
import { eventually } from '../support/eventually.js';
import type { HttpClient, LiveStream } from '../support/http.js';
import { ABOUT_CHARGES, caseOf, command, PACKAGE } from '../support/staff.js';
import { startTestSystem, type TestSystem } from '../support/system.js';

const LOGINS = [
  'officer',
  'head',
  'medical',
  'conduct',
  'outpatient',
  'finance',
  'finance_desk',
  'nursing',
  'insurance',
] as const;
type Login = (typeof LOGINS)[number];
/** A right that ends, ends on an open page within this time. */
const RIGHTS_MS = 5_000;

interface Known {
  readonly complaintNo: string;
  readonly caseNo: string;
}

describe('who may not know of a case never learns of it', () => {
  let system: TestSystem;
  let people: Readonly<Record<Login, HttpClient>>;
  let streams: Readonly<Partial<Record<Login, LiveStream>>>;
  let staffIds: ReadonlyMap<string, string>;

  beforeAll(async () => {
    system = await startTestSystem('access');
    const signedIn = await Promise.all(
      LOGINS.map(async (login) => [login, await system.signIn(login)] as const),
    );
    people = Object.fromEntries(signedIn) as Record<Login, HttpClient>;
    const directory = await people.officer.get<{ staff: { id: string; name: string }[] }>(
      '/api/v1/directory',
    );
    staffIds = new Map(directory.staff.map(({ id, name }) => [name, id]));
    const listening = ['officer', 'medical', 'outpatient', 'nursing', 'insurance'] as const;
    streams = Object.fromEntries(
      await Promise.all(
        listening.map(async (login) => [login, await people[login].listen('/api/v1/events')]),
      ),
    ) as Partial<Record<Login, LiveStream>>;
  }, 180_000);
  afterAll(async () => {
    for (const stream of Object.values(streams ?? {})) stream.close();
    await system?.stop();
  }, 60_000);

  const idOf = (name: string): string => {
    const id = staffIds.get(name);
    if (id === undefined) throw new Error(`${name} is not in the directory`);
    return id;
  };
  const heard = (login: Login): string => streams[login]?.text() ?? '';
  const act = (login: Login, { caseNo }: Known, name: CommandName, payload = {}): Promise<void> =>
    command(people[login], caseNo, name, payload);
  const status = async (login: Login, path: string): Promise<number> =>
    (await people[login].ask('GET', path)).status;

  async function received(change: Partial<Submission>): Promise<Known> {
    const { complaintNo } = await system.submit(change);
    const { caseNo } = await caseOf(people.officer, complaintNo);
    return { complaintNo, caseNo };
  }

  /** Accepted, and sent to this department. */
  async function dispatched(known: Known, lead: string, facts: object = {}): Promise<void> {
    await act('officer', known, 'startTriage');
    await act('officer', known, 'classify', { facts: { ...ABOUT_CHARGES, ...facts } });
    await act('officer', known, 'accept');
    await act('officer', known, 'dispatch', { lead, assist: [] });
  }

  /** Everything that could show the person that the case exists. */
  async function expectNothing(login: Login, { caseNo, complaintNo }: Known): Promise<true> {
    expect(await status(login, `/api/v1/cases/${caseNo}`)).toBe(404);
    expect(await status(login, `/api/v1/complaints/${complaintNo}`)).toBe(404);
    for (const path of ['/api/v1/cases?view=all', '/api/v1/notices', '/api/v1/clocks/board/due'])
      expect(JSON.stringify((await people[login].ask('GET', path)).body)).not.toContain(caseNo);
    return true;
  }

  /** Waits until live hints about the case have reached the officer, who may know of it. */
  const hinted = ({ caseNo }: Known, type: string): Promise<unknown> =>
    eventually(() =>
      heard('officer').includes(`"type":"${type}","caseNo":"${caseNo}"`) ? true : null,
    );

  it('S-01, S-11: the head accused in a confidential clue finds neither case, words, notices nor live hints', async () => {
    const clue = await received({
      content: '举报：医务部杜鹏程收受红包，请对医务部保密。',
      department: 'main.medical',
    });
    await dispatched(clue, 'main.conduct', { confidentialFromRespondent: true });
    await eventually(() => people.conduct.get(`/api/v1/complaints/${clue.complaintNo}`));
    await hinted(clue, 'case.dispatched.v1');
    await expectNothing('medical', clue);
    expect(heard('medical')).not.toContain(clue.caseNo);
  });

  it('S-01: a department that leads loses case, words, notices and figures once the case is a confidential clue about it', async () => {
    const clue = await received({
      content: '门诊部有人倒卖号源。',
      department: 'main.outpatient',
    });
    await dispatched(clue, 'main.outpatient');
    const { outpatient } = people;
    await eventually(() => outpatient.get(`/api/v1/complaints/${clue.complaintNo}`));
    const counted = () => outpatient.get<Overview>('/api/v1/analytics/overview');
    await eventually(async () => ((await counted()).received === 1 ? true : null));
    await act('officer', clue, 'classify', {
      facts: { ...ABOUT_CHARGES, confidentialFromRespondent: true },
      reason: '举报人要求对门诊部保密',
    });
    expect(await status('outpatient', `/api/v1/cases/${clue.caseNo}`)).toBe(404);
    await eventually(async () =>
      (await status('outpatient', `/api/v1/complaints/${clue.complaintNo}`)) === 404 ? true : null,
    );
    await eventually(async () => ((await counted()).received === 0 ? true : null));
    await hinted(clue, 'case.accessChanged.v1');
    await eventually(() => expectNothing('outpatient', clue));
    const before = heard('outpatient');
    await act('officer', clue, 'requestExtension', {
      clockId: 'feedback5n',
      by: { value: 1, unit: 'day', basis: 'working' },
      reason: '改派',
      notice: '延长一个工作日',
    });
    await hinted(clue, 'case.extensionRequested.v1');
    expect(heard('outpatient')).toBe(before);
  });

  it('S-02: the supervisor of one department reads no complaint in which the department has no part', async () => {
    const known = await received({ content: '住院清单重复收费，请退还。' });
    await dispatched(known, 'main.finance');
    await eventually(() => people.finance.get(`/api/v1/complaints/${known.complaintNo}`));
    for (const login of ['medical', 'nursing'] as const) await expectNothing(login, known);
  });

  it('S-10: a head who is complained of is kept away, and the head of the centre acts in the department', async () => {
    const known = await received({ content: '门诊部主任艾晓梅态度恶劣，当众辱骂患者。' });
    await act('officer', known, 'nameRespondents', { units: [], persons: [idOf('艾晓梅')] });
    await dispatched(known, 'main.outpatient');
    await eventually(() => people.head.get(`/api/v1/complaints/${known.complaintNo}`));
    await expectNothing('outpatient', known);
    const detail = await people.officer.get<CaseDetail>(`/api/v1/cases/${known.caseNo}`);
    expect(detail.standIns).toContainEqual(
      expect.objectContaining({
        personId: idOf('郭建平'),
        role: 'department_head',
        department: 'main.outpatient',
        insteadOf: idOf('艾晓梅'),
      }),
    );
    await act('head', known, 'signFor');
    await act('head', known, 'submitPackage', PACKAGE);
  });

  it('S-10: a deputy whom the directory names acts instead of the head, and the case says so', async () => {
    const known = await received({ content: '财务科科长薛丽萍拒不退费，还威胁患者。' });
    await dispatched(known, 'main.finance');
    await eventually(() => people.finance.get(`/api/v1/complaints/${known.complaintNo}`));
    await act('officer', known, 'nameRespondents', { units: [], persons: [idOf('薛丽萍')] });
    await eventually(() => expectNothing('finance', known));
    await act('finance_desk', known, 'signFor');
    await act('finance_desk', known, 'submitPackage', PACKAGE);
    const { standIns } = await people.officer.get<CaseDetail>(`/api/v1/cases/${known.caseNo}`);
    expect(standIns).toContainEqual(
      expect.objectContaining({ personId: idOf('康宁'), insteadOf: idOf('薛丽萍') }),
    );
  });

  it('S-11: an open page loses a right and a session within five seconds', async () => {
    const known = await received({ content: '医保结算窗口无人。' });
    await dispatched(known, 'main.insurance');
    await eventually(() => (heard('insurance').includes(known.caseNo) ? true : null));
    const before = heard('insurance');
    await system.sql(
      `delete from gateway.session using gateway.staff s where session.staff_id = s.staff_id and s.login = 'nursing'`,
    );
    await system.sql(
      `delete from gateway.role_grant using gateway.staff s where role_grant.staff_id = s.staff_id and s.login = 'insurance'`,
    );
    const changed = performance.now();
    await eventually(
      () => (heard('nursing').includes('event: session-ended') ? true : null),
      RIGHTS_MS,
    );
    expect(await status('nursing', '/api/v1/cases')).toBe(401);
    await eventually(
      async () =>
        (await status('insurance', `/api/v1/cases/${known.caseNo}`)) === 404 ? true : null,
      RIGHTS_MS,
    );
    await eventually(() => (performance.now() - changed >= RIGHTS_MS ? true : null));
    await act('officer', known, 'nameRespondents', { units: ['main.insurance'], persons: [] });
    await hinted(known, 'case.respondentsNamed.v1');
    expect(heard('insurance').slice(before.length)).not.toContain(known.caseNo);
  });
});
