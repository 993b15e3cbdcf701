import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseDetail } from '@tingsu/contracts';
import { type PartnerServer, startPartner } from '../../services/intake/test/partner-server.js';
import {
  openRobotServer,
  type RobotServer,
} from '../../services/notifications/test/robot-server.js';
import { hold, someoneWaits } from '../support/held.js';
import type { HttpClient } from '../support/http.js';
import { ABOUT_CHARGES, caseOf, command } from '../support/staff.js';
import { startTestSystem, type TestSystem } from '../support/system.js';
import { sendingIsKilled } from './sending-is-killed.js';
import { talkingIsKilled } from './talking-is-killed.js';
import { tellingStaffIsKilled } from './telling-staff-is-killed.js';

const MANY = 5;
const DEPARTMENT = 'main.pharmacy';
const UNREACHABLE = 0;

interface Step {
  readonly caseNo: string;
  readonly expectedVersion: number;
  readonly payload: Readonly<Record<string, unknown>>;
}

describe('a killed service leaves nothing half done', () => {
  let system: TestSystem;
  let officer: HttpClient;
  let platform: RobotServer;
  let partner: PartnerServer;

  beforeAll(async () => {
    [platform, partner] = await Promise.all([openRobotServer(), startPartner()]);
    system = await startTestSystem('half-done', {
      // After a crash another process asks soon what became of its messages.
      settings: {
        ...{ SEND_LEASE_SECONDS: '5', MAIL_LEASE_SECONDS: '5' },
        ...{ WEBHOOK_LEASE_SECONDS: '5', WEBHOOK_NETWORKS: '127.0.0.0/8' },
        ROBOT_HOSTS: new URL(platform.url).host,
      },
    });
    officer = await system.signIn('officer');
  }, 240_000);
  afterAll(async () => {
    await system?.stop();
    await Promise.all([platform?.close(), partner?.close()]);
  }, 60_000);

  const read = (caseNo: string) => officer.get<CaseDetail>(`/api/v1/cases/${caseNo}`);
  /** The status of the answer; 0 where none came. */
  const send = async (name: string, { caseNo, ...body }: Step): Promise<number> => {
    try {
      const path = `/api/v1/cases/${caseNo}/commands/${name}`;
      return (await officer.ask('POST', path, body)).status;
    } catch {
      return UNREACHABLE;
    }
  };
  const aCase = async (): Promise<CaseDetail> =>
    caseOf(officer, (await system.submit()).complaintNo);

  const holdTable = (table: string) => hold(system, table);

  /** The command has written its case and waits for the table that is held; then the service dies. */
  async function killWhileWaitingFor(table: string): Promise<void> {
    await someoneWaits(system, `insert into ${table} %`);
    await system.services.cases.kill();
  }

  describe('of the part that a department owes, and its clock,', () => {
    let asked: CaseDetail;
    const ask = (): Step => ({
      caseNo: asked.caseNo,
      expectedVersion: asked.version,
      payload: {
        department: DEPARTMENT,
        question: '当天的发药记录是怎样的？',
        dueAt: new Date(Date.now() + 48 * 3_600_000).toISOString(),
      },
    });
    const stands = async () => {
      const { parts, clocks, version } = await read(asked.caseNo);
      return {
        version,
        parts: (parts ?? []).map(({ department, clockId }) => [department, clockId]),
        clocks: clocks.filter(({ clockId }) => clockId.startsWith('part.')).map((one) => one.state),
      };
    };

    beforeAll(async () => {
      const { caseNo } = await aCase();
      await command(officer, caseNo, 'startTriage');
      await command(officer, caseNo, 'classify', { facts: ABOUT_CHARGES });
      await command(officer, caseNo, 'accept');
      await command(officer, caseNo, 'dispatch', { lead: 'main.finance' });
      asked = await read(caseNo);
    }, 60_000);

    it('neither stands when it dies between the two, and asking again gives both', async () => {
      const free = await holdTable('cases.clock');
      const answer = send('askPart', ask());
      await killWhileWaitingFor('clock');
      expect(await answer).not.toBe(200);
      await free();
      await system.services.cases.start();
      expect(await stands()).toEqual({ version: asked.version, parts: [], clocks: [] });
      expect(await send('askPart', ask())).toBe(200);
    }, 120_000);

    it('R-111: both stand when it dies right after, and are asked for once', async () => {
      const before = await stands();
      expect(before.parts).toEqual([[DEPARTMENT, 'part.1']]);
      expect(before.clocks).toEqual(['running']);
      await system.services.cases.kill();
      await system.services.cases.start();
      expect(await stands()).toEqual(before);
      // Whoever got no answer sends the same again.
      expect(await send('askPart', ask())).toBe(409);
      expect(await stands()).toEqual(before);
    }, 120_000);
  });

  it('of a reminder for many cases, what was done is done once, and the rest is done when it is repeated', async () => {
    const cases = await Promise.all(Array.from({ length: MANY }, aCase));
    for (const { caseNo } of cases) await command(officer, caseNo, 'takeOver');
    const steps: Step[] = [];
    for (const { caseNo } of cases) {
      const { version: expectedVersion, owner } = await read(caseNo);
      steps.push({
        caseNo,
        expectedVersion,
        payload: { text: '请今天联系投诉人。', mentions: [owner] },
      });
    }
    const [first, second, third, ...rest] = steps;
    const done = [await send('note', first!), await send('note', second!)];
    expect(done).toEqual([200, 200]);
    const free = await holdTable('cases.case_text');
    const cut = send('note', third!);
    await killWhileWaitingFor('case_text');
    const refused = [await cut];
    for (const step of rest) refused.push(await send('note', step));
    await free();
    expect(refused.every((status) => status === UNREACHABLE || status >= 500)).toBe(true);
    await system.services.cases.start();
    const notesOf = async () =>
      Promise.all(
        steps.map(
          async ({ caseNo }) =>
            (await read(caseNo)).timeline.filter(({ type }) => type === 'case.noted.v1').length,
        ),
      );
    expect(await notesOf()).toEqual([1, 1, 0, 0, 0]);
    const repeated: number[] = [];
    for (const step of [third!, ...rest]) repeated.push(await send('note', step));
    expect(repeated).toEqual([200, 200, 200]);
    // Also who does not know how far it came, and sends everything again, reminds nobody twice.
    for (const step of steps) expect(await send('note', step)).toBe(409);
    expect(await notesOf()).toEqual(steps.map(() => 1));
  }, 180_000);

  sendingIsKilled(() => ({ system, officer }));
  tellingStaffIsKilled(() => ({ system, officer, platform }));
  talkingIsKilled(() => ({ system, partner }));
});
