import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NoticeWish } from '@tingsu/contracts';
import type { RobotServer } from '../../services/notifications/test/robot-server.js';
import { eventually } from '../support/eventually.js';
import { hold, someoneWaits } from '../support/held.js';
import type { HttpClient } from '../support/http.js';
import { ABOUT_CHARGES, caseOf, command } from '../support/staff.js';
import type { TestSystem } from '../support/system.js';

interface World {
  readonly system: TestSystem;
  readonly officer: HttpClient;
  readonly platform: RobotServer;
}

const AT_ONCE: NoticeWish = { tasks: 'at_once', information: 'none', times: [], quiet: null };
/** Far from now, whatever the time. */
const gathered = (): NoticeWish => {
  const hour = (new Date().getUTCHours() + 20) % 24;
  return { ...AT_ONCE, tasks: 'gathered', times: [`${String(hour).padStart(2, '0')}:00`] };
};

/** Notifications is killed while it tells staff. Mail servers and platforms of robots know no key against repeats: at most they get the same again. */
export const tellingStaffIsKilled = (world: () => World): void =>
  describe('of what staff are told', () => {
    let pharmacy: HttpClient;
    let person: string;
    const sql: TestSystem['sql'] = (...asked) => world().system.sql(...asked);
    const wish = (own: NoticeWish) =>
      pharmacy.ask('PUT', '/api/v1/notices/wishes/own', { wish: own });
    const ofPerson = (of: string) => `${of} from notifications.digest where recipient_id = $1`;
    const digestStates = async (): Promise<readonly string[]> =>
      (
        await sql<{ state: string }>(`${ofPerson('select state')} order by created_at`, [person])
      ).map(({ state }) => state);
    const mails = async (): Promise<readonly string[]> =>
      (await world().system.mails())
        .filter(({ subject }) => subject.startsWith('通知汇总'))
        .map(({ messageId }) => messageId);
    const deliveries = async (): Promise<readonly string[]> =>
      (
        await sql<{ state: string }>(
          `select d.state from notifications.delivery d join notifications.notice n using (tenant_id, notice_id)
           where n.recipient_id = $1 and d.digest_id is not null order by d.state`,
          [person],
        )
      ).map(({ state }) => state);
    const killed = async (free: () => unknown): Promise<void> => {
      const { notifications } = world().system.services;
      await notifications.kill();
      await free();
      await notifications.start();
    };
    /** Two cases for the pharmacy, of which nobody was mailed yet. */
    const twoCases = async (): Promise<void> => {
      const { system, officer } = world();
      await wish(gathered());
      const before = (await deliveries()).length;
      for (let nr = 0; nr < 2; nr++) {
        const { caseNo } = await caseOf(officer, (await system.submit()).complaintNo);
        await command(officer, caseNo, 'startTriage');
        await command(officer, caseNo, 'classify', { facts: ABOUT_CHARGES });
        await command(officer, caseNo, 'accept');
        await command(officer, caseNo, 'dispatch', { lead: 'main.pharmacy' });
      }
      await eventually(async () => (await deliveries()).length === before + 2, 30_000);
    };

    beforeAll(async () => {
      pharmacy = await world().system.signIn('pharmacy');
      person = (await pharmacy.get<{ personId: string }>('/api/v1/me')).personId;
    });

    it('a digest goes out once when it dies between claiming it and sending it', async () => {
      await twoCases();
      // What is still to be said is read after the claim.
      const free = await hold(world().system, 'notifications.case_brief', 'access exclusive');
      await wish(AT_ONCE);
      await someoneWaits(world().system, '%d.digest_id = $2 and d.state%');
      await killed(free);
      await eventually(async () => (await digestStates()).join() === 'sent', 60_000);
      expect(await mails()).toHaveLength(1);
      expect(await deliveries()).toEqual(['sent', 'sent']);
    }, 180_000);

    it('a digest that went out before that was written down comes again under the same Message-ID, and then no more', async () => {
      await twoCases();
      const free = await hold(world().system, 'notifications.delivery', 'exclusive');
      await wish(AT_ONCE);
      await eventually(async () => (await mails()).length === 2, 60_000);
      await killed(free);
      await eventually(async () => (await digestStates()).join() === 'sent,sent', 60_000);
      const [again, first, former] = await mails();
      expect(again).toBe(first);
      expect(former).not.toBe(first);
      expect(await mails()).toHaveLength(3);
      expect(await deliveries()).toEqual(Array(4).fill('sent'));
    }, 180_000);

    it('a robot says again what its platform took and did not answer, and loses nothing', async () => {
      const { system, officer, platform } = world();
      const admin = await system.signIn('admin');
      await admin.post('/api/v1/notices/robots', {
        ...{ name: 'killed', platform: 'wecom', campus: null, department: null, language: 'zh-CN' },
        ...{ active: true, address: `${platform.url}/send?key=k`, secret: null },
      });
      const { caseNo } = await caseOf(officer, (await system.submit()).complaintNo);
      const said = () => platform.said.filter(({ text }) => text.includes(caseNo)).length;
      let answer = (): void => undefined;
      platform.beforeAnswer = () => new Promise((resolve) => (answer = resolve));
      await command(officer, caseNo, 'markReportable', { reason: '涉及用药错误，须上报。' });
      await eventually(() => said() === 1, 30_000);
      await killed(() => {
        platform.beforeAnswer = null;
        answer();
      });
      await sql(`update notifications.robot_alert set due_at = now() where state = 'pending'`);
      await eventually(async () => {
        const rows = await sql(
          `select 1 from notifications.robot_alert where facts ->> 'caseNo' = $1 and state = 'sent'`,
          [caseNo],
        );
        return rows.length > 0;
      }, 60_000);
      expect(said()).toBe(2);
    }, 180_000);
  });
