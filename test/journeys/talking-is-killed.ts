import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { MadeWebhook, WebhookDelivery } from '@tingsu/contracts';
import type { PartnerServer } from '../../services/intake/test/partner-server.js';
import { eventually } from '../support/eventually.js';
import { hold, someoneWaits } from '../support/held.js';
import type { TestSystem } from '../support/system.js';

interface World {
  readonly system: TestSystem;
  readonly partner: PartnerServer;
}

/** Intake is killed while it talks with programs of partners, and with a person at WeChat. */
export const talkingIsKilled = (world: () => World): void =>
  describe('of a conversation with others', () => {
    const killed = async (free: () => unknown): Promise<void> => {
      const { intake } = world().system.services;
      await intake.kill();
      await free();
      await intake.start();
    };

    it('a partner that took an event and did not answer gets it again under the same id, and then no more', async () => {
      const { system, partner } = world();
      const admin = await system.signIn('admin');
      const path = `/${randomUUID()}`;
      const { id } = await admin.post<MadeWebhook>('/api/v1/webhooks', {
        ...{ name: 'killed', url: `${partner.url}${path}`, types: ['case.opened.v1'] },
        ...{ campuses: [], apiKeyId: null, active: true },
      });
      const free = partner.hold(path);
      await system.submit();
      await eventually(() => partner.taken(path).length === 1, 30_000);
      await killed(free);
      await eventually(async () => {
        const { items } = await admin.get<{ items: readonly WebhookDelivery[] }>(
          `/api/v1/webhooks/${id}/deliveries`,
        );
        return items.map(({ state }) => state).join() === 'delivered';
      }, 60_000);
      const ids = partner.taken(path).map(({ headers }) => headers['webhook-id']);
      expect(ids).toEqual([ids[0], ids[0]]);
    }, 180_000);

    it('a complaint that was sent at WeChat stands once, and its receipt is told', async () => {
      const { system } = world();
      const mailbox = system.urls['mailbox'] ?? '';
      const person = `killed-${randomUUID().slice(0, 8)}`;
      const told = async (): Promise<readonly string[]> => {
        const answer = await fetch(`${mailbox}/api/texts?limit=500&provider=wechat`);
        const { items } = (await answer.json()) as { items: { to: string; text: string }[] };
        return items.filter(({ to }) => to === person).map(({ text }) => text);
      };
      const say = (words: string) => {
        const body = new URLSearchParams({ person, words });
        return fetch(`${mailbox}/wechat`, { method: 'POST', body, redirect: 'manual' });
      };
      const content = `护理费收了两次（${person}）。`;
      for (const words of ['1', content, '1', '1', '李女士 13800001112']) {
        const before = (await told()).length;
        await say(words);
        await eventually(async () => (await told()).length > before, 30_000);
      }
      const before = await told();
      // The complaint is stored before it is written down what the person is answered.
      const free = await hold(system, 'intake.wechat_talk', 'exclusive');
      await say('1');
      await someoneWaits(system, '%wechat_talk%');
      await killed(free);
      await system.sql(`update intake.wechat_call set due_at = now() where state <> 'done'`);
      const receipt = await eventually(async () => {
        const now = await told();
        return now.length > before.length ? now[0] : null;
      }, 60_000);
      const complaintNo = /TS-\d{4}-\d{6}/.exec(receipt)?.[0];
      const stored = await system.sql<{ complaintNo: string }>(
        `select complaint_no as "complaintNo" from intake.complaint where channel = 'wechat'`,
      );
      expect(stored).toEqual([{ complaintNo }]);
    }, 180_000);
  });
