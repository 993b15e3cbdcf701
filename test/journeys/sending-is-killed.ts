import { beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffThreadPage } from '@tingsu/contracts';
import { eventually } from '../support/eventually.js';
import { hold, someoneWaits } from '../support/held.js';
import { HttpClient } from '../support/http.js';
import { caseOf } from '../support/staff.js';
import type { TestSystem } from '../support/system.js';

interface World {
  readonly system: TestSystem;
  readonly officer: HttpClient;
}
interface Way {
  readonly sendingId: string;
  readonly medium: string;
  readonly state: string;
  readonly error: string | null;
  readonly ref: string | null;
  readonly outcomes: number;
}
interface Message {
  readonly email: string;
  ways(): Promise<readonly Way[]>;
}

const RECEIPTS = '/api/v1/receipts/aliyun/receipts-of-the-stand-in';
const ALL_DAY = { from: '00:00', until: '23:59' };
const states = (ways: readonly Way[]): string[] =>
  ways.map(({ medium, state }) => `${medium} ${state}`);

/** Intake is killed at each step of a message on its way. The provider of texts knows no key against repeats: it is asked first. */
export const sendingIsKilled = (world: () => World): void =>
  describe('of a message to a complainant', () => {
    let persons = 0;
    const sql: TestSystem['sql'] = (...asked) => world().system.sql(...asked);
    const mailbox = () => new HttpClient(world().system.urls['mailbox'] ?? '');
    const behave = (how: object) =>
      mailbox().ask('POST', '/providers/behaviour', { provider: 'aliyun', ...how });
    const quiet = (hours: object | null) =>
      sql(`update intake.media_account set settings = settings || $1::jsonb where medium = 'sms'`, [
        { quiet: hours },
      ]);

    beforeAll(async () => {
      await behave({ receipts: 'never' });
    });

    /** A message of an officer that waits for the end of quiet hours, so that its first step can be watched. */
    async function waiting(...media: readonly string[]): Promise<Message> {
      const { system, officer } = world();
      persons += 1;
      const email = `killed-${persons}@home.test`;
      await quiet(ALL_DAY);
      const { complaintNo } = await system.submit({
        complainant: {
          ...{ anonymous: false, name: '测试人', relation: 'patient', email },
          phone: `1390007000${persons}`,
        },
      });
      const path = `/api/v1/cases/${(await caseOf(officer, complaintNo)).caseNo}/messages`;
      await officer.post(path, { words: '请补充就诊日期。', media }, { 'idempotency-key': email });
      const { items } = await officer.get<StaffThreadPage>(path);
      const ways = () =>
        sql<Way>(
          `select sending_id as "sendingId", medium, s.state, last_error as error, provider_ref as ref, outcomes
           from intake.sending s join intake.outgoing o using (tenant_id, message_id) where message_id = $1 order by rank`,
          [items[0]?.messageId],
        );
      await eventually(async () => (await ways())[0]?.error === 'quiet_hours');
      await quiet(null);
      return { email, ways };
    }
    const begin = async ({ ways }: Message) =>
      sql('update intake.sending set next_attempt_at = now() where sending_id = $1', [
        (await ways())[0]?.sendingId,
      ]);
    const killed = async (free: () => Promise<void>): Promise<void> => {
      const { intake } = world().system.services;
      await intake.kill();
      await free();
      await intake.start();
    };
    /** How often the provider took it. */
    const taken = async ({ ways }: Message): Promise<number> => {
      const [first] = await ways();
      const { items } = await mailbox().get<{ items: { ours: string }[] }>(
        '/api/texts?limit=500&provider=aliyun',
      );
      return items.filter(({ ours }) => ours === first?.sendingId).length;
    };
    const until = ({ ways }: Message, wanted: readonly string[]) =>
      eventually(async () => states(await ways()).join() === wanted.join(), 60_000);

    it('nothing is lost when it dies between claiming it and handing it over', async () => {
      const message = await waiting('sms');
      // Where the person is reached is read after the claim.
      const free = await hold(world().system, 'intake.complaint', 'access exclusive');
      await begin(message);
      await until(message, ['sms sending']);
      await killed(free);
      expect(await taken(message)).toBe(0);
      await until(message, ['sms handed']);
      expect(await taken(message)).toBe(1);
    }, 180_000);

    it('nothing goes out twice when it dies after the provider took it and before that was written down', async () => {
      const message = await waiting('sms');
      const free = await hold(world().system, 'intake.outgoing', 'exclusive');
      await begin(message);
      await eventually(async () => (await taken(message)) === 1, 60_000);
      await killed(free);
      expect((await message.ways())[0]?.ref).toBeNull();
      await until(message, ['sms handed']);
      expect(await taken(message)).toBe(1);
    }, 180_000);

    it('its receipt counts once when it dies before the receipt was settled, and the provider brings it again', async () => {
      const message = await waiting('sms');
      await begin(message);
      await until(message, ['sms handed']);
      const [way] = await message.ways();
      const receipt = [
        {
          ...{ phone_number: '13900070003', send_time: '2026-11-20 10:12:00', sms_size: '1' },
          ...{ success: true, err_code: 'DELIVERED', err_msg: '' },
          ...{ biz_id: way?.ref, out_id: way?.sendingId },
        },
      ];
      const bring = () => world().system.visitor().ask('POST', RECEIPTS, receipt);
      const free = await hold(world().system, 'intake.outgoing', 'exclusive');
      const cut = bring().catch(() => ({ status: 0 }));
      await someoneWaits(world().system, '%outgoing%');
      await killed(free);
      expect((await cut).status).not.toBe(200);
      expect(states(await message.ways())).toEqual(['sms handed']);
      for (let nr = 0; nr < 2; nr++) expect((await bring()).status).toBe(200);
      expect(await message.ways()).toMatchObject([{ state: 'arrived', outcomes: 1 }]);
    }, 180_000);

    it('the next way begins once when it dies between two ways', async () => {
      const message = await waiting('sms', 'email');
      await behave({ mode: 'refuse', code: 'isv.MOBILE_NUMBER_ILLEGAL', times: 9 });
      const free = await hold(world().system, 'intake.outgoing', 'exclusive');
      await begin(message);
      await someoneWaits(world().system, '%outgoing%');
      await killed(free);
      await until(message, ['sms failed', 'email arrived']);
      await behave({});
      expect(await taken(message)).toBe(0);
      expect(await world().system.mails(message.email)).toHaveLength(1);
    }, 180_000);
  });
