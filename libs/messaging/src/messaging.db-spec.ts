import { Controller, Module } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseAccepted,
  CaseTriageStarted,
  type EventOf,
  type Identity,
  ProblemError,
} from '@tingsu/contracts';
import { DatabaseModule } from '@tingsu/database';
import { createService } from '@tingsu/http';
import { readiness, serviceMetrics } from '@tingsu/runtime';
import { ParkedController } from '@tingsu/service';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { bodyOf, event, openCasesDatabase, send, TENANT } from '../test/support.js';
import type { InboxContext } from './inbox.provider.js';
import { MESSAGING_ENTITIES } from './messaging.entity.js';
import { MessagingModule } from './messaging.module.js';
import { Outbox } from './outbox.provider.js';
import { RabbitTransport } from './rabbit-transport.adapter.js';
import { UnitOfWork } from '@tingsu/database';
import { eventually, openTestBroker, type TestBroker, type TestDatabase } from '@tingsu/testkit';
import { eventQueueOf, parkedQueueOf } from './topology.js';

const QUEUE = eventQueueOf('analytics');
const PARKED = '/api/v1/operator/parked';
const seen: string[] = [];
let refuses = true;

@Controller()
class CaseConsumer {
  @EventPattern<string>(CaseTriageStarted.type)
  async started(
    @Payload() events: EventOf<typeof CaseTriageStarted>[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    if (refuses && events.some(({ aggregateid }) => aggregateid === 'refused'))
      throw new ProblemError('case.state_refused', 'never mind');
    for (const { aggregateid } of events) seen.push(aggregateid);
    await inbox.tx.query('select 1');
  }
}

let database: TestDatabase;
let broker: TestBroker;
let app: NestFastifyApplication;
let identity: Identity;

const person = (...roles: readonly ('operator' | 'platform_operator' | 'leader')[]): Identity => ({
  kind: 'staff',
  tenantId: TENANT,
  personId: '01900000-0000-7000-8000-0000000000aa',
  grants: roles.map((role) => ({ role, campus: null, department: null })),
  locale: 'en',
});

async function startService(): Promise<NestFastifyApplication> {
  @Module({
    imports: [
      DatabaseModule.forRoot({ url: database.url, service: 'cases', entities: MESSAGING_ENTITIES }),
      MessagingModule.forRoot({
        service: 'analytics',
        amqpUrl: broker.url,
        queue: { name: QUEUE },
      }),
    ],
    controllers: [CaseConsumer, ParkedController],
  })
  class Service {}
  const service = await createService({
    name: 'analytics',
    module: Service,
    microservice: RabbitTransport,
    identify: () => () => identity,
  });
  await service.startAllMicroservices();
  await service.init();
  await service.getHttpAdapter().getInstance().ready();
  await service.get(RabbitTransport).ready();
  return service;
}

beforeAll(async () => {
  [database, broker] = await Promise.all([openCasesDatabase(), openTestBroker()]);
  identity = person('operator', 'platform_operator');
  // Other tests counted in this process.
  serviceMetrics().resetMetrics();
  app = await startService();
});
afterAll(async () => {
  await app.close();
  await broker.close();
  await database.close();
});

describe('a service with messaging', () => {
  it('publishes what it commits and handles what it receives', async () => {
    const outbox = app.get(Outbox);
    await app.get(UnitOfWork).run(TENANT, (tx) => outbox.append(tx, [event('round-trip', 1)]));
    await eventually(() => expect(seen).toContain('round-trip'));
    expect((await readiness()).dependencies).toMatchObject({ rabbitmq: 'up' });
  });

  it('parks what its handler refuses under the handler’s own reason, and lets an operator replay or discard it', async () => {
    await send(broker.url, [bodyOf(event('refused', 1)), Buffer.from('nonsense')], {
      queue: QUEUE,
    });
    const page = await eventually(async () => {
      const answer = await app.inject({ url: PARKED });
      const body = answer.json<{ items: { id: string; reason: string }[] }>();
      expect(body.items).toHaveLength(2);
      return body;
    });
    expect(page.items.map(({ reason }) => reason).sort()).toEqual([
      'case.state_refused',
      'message.not_json',
    ]);
    const [refused, nonsense] = ['case.state_refused', 'message.not_json'].map(
      (code) => page.items.find(({ reason }) => reason === code)?.id,
    );
    const detail = await app.inject({ url: `${PARKED}/${refused}` });
    const { body } = detail.json<{ body: string }>();
    const forged = await app.inject({
      method: 'POST',
      url: `${PARKED}/${refused}/replay`,
      payload: { body: body.replaceAll('refused', 'forged') },
    });
    expect([forged.statusCode, forged.json()]).toMatchObject([
      422,
      { errors: [{ path: 'body', code: 'event_changed' }] },
    ]);
    refuses = false;
    const replayed = await app.inject({
      method: 'POST',
      url: `${PARKED}/${refused}/replay`,
      payload: { body },
    });
    expect([replayed.statusCode, replayed.json()]).toEqual([200, { outcome: 'applied' }]);
    expect(seen).toContain('refused');
    const unreadable = await app.inject({
      method: 'POST',
      url: `${PARKED}/${nonsense}/replay`,
      payload: {},
    });
    expect([unreadable.statusCode, unreadable.json()]).toMatchObject([
      422,
      { code: 'request.invalid' },
    ]);
    expect(
      (await app.inject({ method: 'POST', url: `${PARKED}/${nonsense}/discard`, payload: {} }))
        .statusCode,
    ).toBe(422);
    expect(
      (
        await app.inject({
          method: 'POST',
          url: `${PARKED}/${nonsense}/discard`,
          payload: { reason: 'a test' },
        })
      ).statusCode,
    ).toBe(204);
    expect((await app.inject({ url: PARKED })).json()).toEqual({ items: [], nextCursor: null });
  });

  it('shows parked messages to operators only', async () => {
    identity = person('leader');
    expect((await app.inject({ url: PARKED })).statusCode).toBe(403);
    identity = person('platform_operator');
    expect((await app.inject({ url: PARKED })).statusCode).toBe(200);
  });

  it('applies what the broker gave up on', async () => {
    await send(broker.url, [bodyOf(event('given-up', 1))], { queue: parkedQueueOf('analytics') });
    await eventually(() => expect(seen).toContain('given-up'));
  });

  it('counts what passes', async () => {
    const { body } = await app.inject({ url: '/metrics' });
    expect(body).toMatch(/tingsu_outbox_published_total\{[^}]*\} [1-9]/);
    expect(body).toMatch(/tingsu_inbox_parked_total\{[^}]*reason="case.state_refused"[^}]*\} 1/);
  });

  it('finishes what is in flight when it stops, and goes on when it starts again', async () => {
    const bodies = Array.from({ length: 200 }, (_, i) => bodyOf(event(`restart-${i}`, 1)));
    await send(broker.url, bodies, { queue: QUEUE });
    await app.close();
    app = await startService();
    await eventually(() =>
      expect(new Set(seen.filter((id) => id.startsWith('restart'))).size).toBe(200),
    );
    expect(seen.filter((id) => id.startsWith('restart'))).toHaveLength(200);
  });

  it('refuses to start with bindings that the topology does not have', () => {
    const queue = { name: QUEUE, bindings: ['case.accepted'] };
    expect(() =>
      MessagingModule.forRoot({ service: 'analytics', amqpUrl: broker.url, queue }),
    ).toThrow(/topology binds/);
    expect(CaseAccepted.type).toBe('case.accepted.v1');
  });
});
